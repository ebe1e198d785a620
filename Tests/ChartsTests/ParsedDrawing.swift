import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An SVG as read by an independent parser.
final class ParsedDrawing: NSObject, XMLParserDelegate {
  struct Text {
    var content = ""
    var x: Double
    var y: Double
    var size: Double
    var anchor: String
    var isBold: Bool
  }

  var isWellFormed = false
  var root: [String: String] = [:]
  var elements: [String] = []
  var attributes: [(name: String, value: String)] = []
  var ids: [String] = []
  var texts: [Text] = []
  private var isInText = false

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes given: [String: String] = [:]
  ) {
    if elements.isEmpty { root = given }
    elements.append(name)
    attributes += given.map { ($0.key, $0.value) }
    if let id = given["id"] { ids.append(id) }
    guard name == "text" else { return }
    isInText = true
    texts.append(
      Text(
        x: Double(given["x"] ?? "") ?? .nan,
        y: Double(given["y"] ?? "") ?? .nan,
        size: Double(given["font-size"] ?? "") ?? .nan,
        anchor: given["text-anchor"] ?? "start",
        isBold: given["font-weight"] == "bold"
      )
    )
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if isInText { texts[texts.count - 1].content += characters }
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    if name == "text" { isInText = false }
  }
}
