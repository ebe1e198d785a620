package import Diagnostics
import Formats

/// Resolves links to other content files, and to images, by their paths relative to the linking
/// file.
extension LinkResolver {
  func record(
    atPath written: String,
    from origin: LinkOrigin,
    into diagnostics: inout [Diagnostic]
  ) -> RecordKey? {
    let paths = resolvedPaths(written, from: origin.path)
    if let trace = names.trace, paths.contains(where: trace.concerns(path:)) {
      diagnostics.trace(origin.location)
    }
    if let record = paths.lazy.compactMap({ names.paths[$0] }).first { return record }
    if let path = paths.first(where: names.unpublishedPaths.contains) {
      let message = "\(path) is unpublished, but this record is published"
      diagnostics.report(.heldReference, message, at: origin.location)
      return nil
    }
    diagnostics.report(
      .brokenLink,
      "there is no content file \"\(written)\" relative to this file",
      at: origin.location,
      help: paths.last.flatMap { nearestName(to: $0, among: names.paths.keys.sorted()) }
        .map { "did you mean \($0)?" } ?? hostHelp(for: written)
    )
    return nil
  }

  func image(
    _ written: String,
    from origin: LinkOrigin,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    // A `#` may be part of the name of the file.
    let (address, fragment) = splitAnchor(written)
    for (address, fragment) in [(written, nil), (address, fragment)] as [(String, String?)] {
      for path in resolvedPaths(address, from: origin.path) {
        // The spelling of the file, which may differ from that of the link.
        guard let image = site.images.first(where: { $0 == path }) else { continue }
        return .image(path: image, fragment: fragment)
      }
    }
    diagnostics.report(
      .brokenLink,
      "there is no image \"\(written)\" relative to this file",
      at: origin.location,
      help: "put images under content/images/ and write the path relative to this file"
    )
    return nil
  }
}

/// The paths that an address may mean: as written, and without its escapes, such as `%20`.
func resolvedPaths(_ written: String, from file: String) -> [String] {
  let decoded = percentDecoded(written).flatMap { $0 == written ? nil : $0 }
  return ([written] + (decoded.map { [$0] } ?? [])).compactMap { resolvedPath($0, from: file) }
}

/// Converts a path relative to a file to one from the source folder; `nil` if it leads outside.
func resolvedPath(_ written: String, from file: String) -> String? {
  var parts = file.split(separator: "/").dropLast()
  for part in written.split(separator: "/") {
    switch part {
    case ".": continue
    case "..":
      guard parts.popLast() != nil else { return nil }
    default: parts.append(part)
    }
  }
  return parts.joined(separator: "/")
}

/// Rules about the targets of links.
extension Rule {
  package static let linkRules = [brokenLink, brokenAnchor]

  package static let brokenLink = Rule(
    "broken-link",
    .error,
    advice: """
      Correct the target; link to a record by its id, or to a content file by its relative path.
      """,
    meaning: """
      The link leads to a file, an image or a kind of record that the site does not have, or its \
      address on the web is not complete. Readers who follow it would find nothing.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Read [this](../reports/two/index.md).",
      right: "Read [this](../reports/one/index.md)."
    )
  )

  package static let brokenAnchor = Rule(
    "broken-anchor",
    .error,
    advice: """
      Use the anchor of a heading on that page; anchors are made from the words of the heading.
      """,
    meaning: """
      The link names a heading that does not exist on its page. Readers would arrive at the top of \
      the page and have to look for the passage.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        ## Licence

        See [that](#license).
        """,
      right: """
        ## Licence

        See [that](#licence).
        """
    )
  )
}
