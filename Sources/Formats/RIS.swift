/// A citation in RIS, which most reference managers read; tags without a value are left out.
///
/// A value is one line, so line breaks in it become spaces. Source: RIS Format Specifications,
/// Research Information Systems, 2001: lines end with CR LF; a tag is two letters, followed by two
/// spaces, a hyphen and a space.
package func risRecord(_ lines: [(tag: String, value: String?)]) -> [UInt8] {
  var bytes: [UInt8] = []
  for case (let tag, let value?) in lines + [("ER", "")] {
    for part in [tag, "  - ", onOneLine(value), "\r\n"] { bytes += part.utf8 }
  }
  return bytes
}
