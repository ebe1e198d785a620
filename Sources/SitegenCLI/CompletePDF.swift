import Markup

/// What a PDF takes from the page that it was printed from.
struct PrintedPage {
  var title: String
  /// The HTML of the page.
  var markup: [UInt8]
  /// The name of the folder of the site from which it was printed.
  var folder: String
  /// The address of the published site, if it is known.
  var base: String?
}

/// A PDF of Chromium with what it lacks for PDF/UA-1: the identifier in XMP metadata, a description
/// of each link, and the meaning of tags that are not in the standard.
///
/// The outline gets the headings of the page, because Chromium joins the words of lines. Links to
/// other pages lead to the published site, or nowhere. A file of another form stays as it is.
///
/// Source: ISO 14289-1, 5, 7.1 and 7.18.5.
func completePDF(_ bytes: [UInt8], of page: PrintedPage) -> [UInt8] {
  guard var pdf = PrintedPDF(bytes), let root = pdf.reference("Root"),
    let catalog = pdf.dictionary(root)
  else { return bytes }
  let headings = Dictionary(
    headings(in: page.markup).map { ($0.filter { !$0.isWhitespace }, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  for number in pdf.numbers {
    guard let dictionary = pdf.dictionary(number) else { continue }
    if dictionary.contains("/Subtype /Link") {
      pdf.replace(number, with: link(dictionary, of: page))
    } else if let title = dictionary.firstRange(of: "/Title "),
      dictionary.contains("/Parent "),
      let text = text(ofPDFString: dictionary[title.upperBound...]),
      let heading = headings[text.filter { !$0.isWhitespace }], heading != text
    {
      let rest = dictionary[title.upperBound...].drop { $0 != "\n" }
      pdf.replace(
        number,
        with: "\(dictionary[..<title.upperBound])\(pdfText(heading))\(rest)"
      )
    }
  }
  if let tags = pdf.reference("StructTreeRoot", in: catalog) {
    pdf.add("\n/RoleMap <</Strong /Span /Em /Span>>", to: tags)
  }
  let metadata = xmp(title: page.title)
  let stream = pdf.append(
    "<</Type /Metadata\n/Subtype /XML\n/Length \(metadata.count)>>\nstream\n"
      + String(decoding: metadata, as: UTF8.self) + "\nendstream"
  )
  pdf.add("\n/Version /1.7\n/Metadata \(stream) 0 R", to: root)
  return pdf.updated
}

/// The headings of a page as text.
private func headings(in markup: [UInt8]) -> [String] {
  var found: [String] = []
  var heading: String?
  var rest = markup[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    heading? += unescapedText(rest[..<start])
    let tag = HTMLTag(rest[start...])
    if ["h1", "h2", "h3", "h4"].contains(tag.name) {
      if tag.isEnd, let text = heading {
        found.append(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      }
      heading = tag.isEnd ? nil : ""
    }
    rest = rest[tag.end...]
  }
  return found
}

/// The dictionary of a link with its description, and with an address that works elsewhere.
private func link(_ dictionary: String, of page: PrintedPage) -> String {
  guard let start = dictionary.firstRange(of: "/URI (") else {
    let target = dictionary.firstRange(of: "/Dest /").map { range in
      String(dictionary[range.upperBound...].prefix { !$0.isWhitespace && $0 != ">" })
    }
    return dictionary.dropLast(2) + "\n/Contents \(pdfText("#" + (target ?? "")))>>"
  }
  let string = dictionary[start.upperBound...].prefix { $0 != ")" }
  var address = String(string)
  guard address.hasPrefix("file:") else {
    // The address can contain escaped brackets.
    let written = text(ofPDFString: dictionary[dictionary.index(before: start.upperBound)...])
    return dictionary.dropLast(2) + "\n/Contents \(pdfText(written ?? address))>>"
  }
  let place = address.firstRange(of: "/\(page.folder)/").map { String(address[$0.upperBound...]) }
  address = (page.base ?? "") + (place ?? "")
  guard page.base != nil, place != nil else {
    // Without its action, the link is still a tagged part of the text.
    let action = dictionary.firstRange(of: "/A <<")
    let end = dictionary[start.upperBound...].firstRange(of: ">>")
    guard let action, let end else { return dictionary }
    return String(dictionary[..<action.lowerBound]) + dictionary[end.upperBound...].dropLast(2)
      + "\n/Contents \(pdfText(address))>>"
  }
  return dictionary[..<start.upperBound] + address + dictionary[string.endIndex...].dropLast(2)
    + "\n/Contents \(pdfText(address))>>"
}

/// The metadata that identify the file as PDF/UA-1.
private func xmp(title: String) -> [UInt8] {
  var bytes = Array(
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">
    """.utf8
  )
  appendEscapedContent(title, to: &bytes)
  bytes += Array(
    """
    </rdf:li></rdf:Alt></dc:title>
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="w"?>
    """.utf8
  )
  return bytes
}
