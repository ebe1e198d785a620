import CUTF8Proc

/// The one normal form of a text, NFC: texts that look the same have the same bytes.
package func normalForm(of text: String) -> String {
  let isPlain = text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 < 0x80 } }
  guard isPlain != true else { return text }
  var scalars = decomposed(text)
  return composed(&scalars)
}

/// The canonical decomposition (NFD) of a text.
func decomposed(_ text: String) -> [Int32] {
  var text = text
  return text.withUTF8 { bytes in
    let options = utf8proc_option_t(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
    let count = utf8proc_decompose(bytes.baseAddress, bytes.count, nil, 0, options)
    return [Int32](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      let address = buffer.baseAddress
      filled = max(0, utf8proc_decompose(bytes.baseAddress, bytes.count, address, count, options))
    }
  }
}

/// The canonical composition (NFC) of decomposed scalars.
func composed(_ scalars: inout [Int32]) -> String {
  let options = utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
  let count = scalars.withUnsafeMutableBufferPointer { buffer in
    utf8proc_normalize_utf32(buffer.baseAddress, buffer.count, options)
  }
  let composed = scalars.prefix(max(count, 0)).compactMap { Unicode.Scalar(UInt32($0)) }
  return String(String.UnicodeScalarView(composed))
}

/// Whether a scalar is an accent or another mark on the one before it.
func isMark(_ scalar: Int32) -> Bool {
  [UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME]
    .contains(utf8proc_category(scalar))
}
