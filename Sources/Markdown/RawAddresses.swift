import Markup

/// An address in raw HTML, which is printed as written.
package struct RawAddress: Hashable, Sendable {
  package var text: String
  /// The byte range of the address in the source file; the start of the block if it cannot be
  /// found.
  var range: Range<Int32>
}

extension DocumentBuilder {
  /// Prints raw HTML, and notes the addresses in it.
  mutating func append(rawHTML node: Node) {
    let start = document.body.bytes.count
    node.with(.literal) { document.body.bytes.append($0) }
    for address in addresses(in: document.body.bytes[start...]) {
      let range = reporter.search.range(ofHTML: Array(address.utf8))
      document.rawAddresses.append(RawAddress(text: address, range: Range<Int32>(range)))
    }
  }
}

/// The addresses to which the tags of raw HTML lead, or which they show, in order.
private func addresses(in html: ArraySlice<UInt8>) -> [String] {
  var found: [String] = []
  var rest = html
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    let tag = HTMLTag(rest[start...])
    rest = rest[tag.end...]
    for attribute in tag.attributes where addressAttributes.contains(attribute.name) {
      found.append(attribute.value)
    }
    // Each address of the list may be followed by a width.
    let candidates = tag["srcset"]?.split(separator: ",") ?? []
    found += candidates.compactMap { $0.split(separator: " ").first.map(String.init) }
  }
  return found.filter { !$0.isEmpty }
}

private let addressAttributes: Set<String> = [
  "action", "cite", "data", "href", "poster", "src", "xlink:href",
]
