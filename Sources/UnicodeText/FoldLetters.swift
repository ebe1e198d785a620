import CUTF8Proc

/// A text in lower case, with accents removed from Latin letters and digits: `Môn` and `MON` give
/// `mon`.
///
/// The search script (`search.js`) folds what readers type in the same way, also by Unicode
/// decomposition. Text in other scripts keeps its marks and is composed (NFC).
package func foldedLetters(_ text: String) -> String {
  let small = text.lowercased()
  guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return small }
  var scalars = decomposed(small)
  var isAfterPlainLetter = true
  scalars.removeAll { scalar in
    let isAccent = isAfterPlainLetter && isMark(scalar)
    if !isAccent { isAfterPlainLetter = scalar < 0x80 }
    return isAccent
  }
  return composed(&scalars)
}

/// Letters that Unicode does not decompose, although someone looking for `Łódź` may type `lodz`.
private let lettersWithStroke: [Unicode.Scalar: Unicode.Scalar] = [
  "đ": "d", "ħ": "h", "ł": "l", "ø": "o", "ŧ": "t",
]

/// The canonical decomposition (NFD) of a text, with letters with a stroke replaced by plain ones.
private func decomposed(_ text: String) -> [Int32] {
  var bytes = String(
    String.UnicodeScalarView(text.unicodeScalars.map { lettersWithStroke[$0] ?? $0 })
  )
  return bytes.withUTF8 { bytes in
    let options = utf8proc_option_t(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
    let count = utf8proc_decompose(bytes.baseAddress, bytes.count, nil, 0, options)
    return [Int32](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      let address = buffer.baseAddress
      filled = max(0, utf8proc_decompose(bytes.baseAddress, bytes.count, address, count, options))
    }
  }
}

/// The canonical composition (NFC) of decomposed scalars.
private func composed(_ scalars: inout [Int32]) -> String {
  let options = utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
  let count = scalars.withUnsafeMutableBufferPointer { buffer in
    utf8proc_normalize_utf32(buffer.baseAddress, buffer.count, options)
  }
  let composed = scalars.prefix(max(count, 0)).compactMap { Unicode.Scalar(UInt32($0)) }
  return String(String.UnicodeScalarView(composed))
}

private func isMark(_ scalar: Int32) -> Bool {
  [UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME]
    .contains(utf8proc_category(scalar))
}
