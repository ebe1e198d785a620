/// Why parsing a YAML text would take too much stack or time; `nil` if it is safe.
///
/// - Returns: The message, with the line and the column in the text, both counted from 1.
func yamlHazard(_ text: String) -> (message: String, line: Int, column: Int)? {
  var (line, lineStart, depth, aliases, anchors) = (1, 0, 0, 0, 0)
  var isIndent = true
  let bytes = Array(text.utf8)
  var lastAlias = (line: 1, column: 1)
  for (offset, byte) in bytes.enumerated() {
    let column = offset - lineStart + 1
    switch byte {
    case lineFeed:
      (line, lineStart, isIndent) = (line + 1, offset + 1, true)
      continue
    case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
    case UInt8(ascii: "&") where beginsName(bytes, at: offset): anchors += 1
    case UInt8(ascii: "*") where beginsName(bytes, at: offset):
      aliases += 1
      lastAlias = (line, column)
    default: break
    }
    if depth > deepestBrackets {
      return ("brackets are nested more than \(deepestBrackets) deep", line, column)
    }
    // Each block level is at least one column further right, by spaces or by `- `, `? ` or `: `.
    if isIndent, !indenting.contains(byte) { isIndent = false }
    if isIndent, column > deepestIndent {
      return ("a line is indented by more than \(deepestIndent) columns", line, column)
    }
  }
  // A few aliases within each other's values can expand to millions of values.
  if anchors > 0, aliases > mostAliases {
    let message = "the file has more than \(mostAliases) aliases (`*name`)"
    return (message, lastAlias.line, lastAlias.column)
  }
  return nil
}

private let deepestBrackets = 100
private let deepestIndent = 200
private let mostAliases = 30

private func beginsName(_ bytes: [UInt8], at offset: Int) -> Bool {
  guard offset + 1 < bytes.count else { return false }
  let before = offset > 0 ? bytes[offset - 1] : lineFeed
  return startsToken.contains(before) && !endsToken.contains(bytes[offset + 1])
}

private let lineFeed = UInt8(ascii: "\n")
private let indenting = Set(" -?:\t".utf8)
private let startsToken = Set(" \t\r\n[{,:-?".utf8)
private let endsToken = Set(" \t\r\n*&".utf8)
