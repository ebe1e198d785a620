import Diagnostics

/// The parts of a file in which words belong together: each line of YAML, and a text as a whole.
///
/// Licences and addresses are the same everywhere, and tell nothing.
func passages(of file: SourceText) -> [Range<Int>] {
  let end = file.path.hasSuffix(".yml") ? file.bytes.count : endOfFrontMatter(of: file.bytes)
  var passages: [Range<Int>] = []
  var start = 0
  /// The indentation of a licence, whose lines follow.
  var depth = Int.max
  while start < end {
    let next = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
    let line = String(decoding: file.bytes[start..<next], as: UTF8.self)
    let indentation = line.utf8.prefix { $0 == 0x20 }.count
    if line.contains("licence:") {
      depth = indentation
    } else if indentation <= depth {
      depth = .max
      if !line.contains("://") { passages.append(start..<next) }
    }
    start = next
  }
  return passages + [max(start, end)..<max(file.bytes.count, start, end)]
}

/// The offset after the second line of three hyphens; 0 if the file does not begin with one.
private func endOfFrontMatter(of bytes: [UInt8]) -> Int {
  guard bytes.starts(with: "---".utf8) else { return 0 }
  return bytes.dropFirst(3).firstRange(of: Array("\n---".utf8)).map { $0.upperBound } ?? 0
}
