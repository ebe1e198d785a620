package import Diagnostics
import Digests
import YAML

/// Parses `content/releases.yml`: a list of releases, the oldest first, each with its own name.
package func parseReleases(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> [Release]? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  // An empty document is an empty mapping.
  if case .mapping(let members) = node.value, members.isEmpty { return [] }
  guard case .sequence(let items) = node.value else {
    let message = "releases.yml must be a list of releases, found \(node.kindInWords)"
    diagnostics.report(.wrongType, message, at: node.location)
    return nil
  }
  let releases = items.map { item in
    var fields = FieldReader(item, in: source, what: "a release")
    let release = Release(&fields)
    fields.finish(into: &diagnostics)
    return release
  }
  checkOrder(releases, into: &diagnostics)
  return releases
}

extension Release {
  fileprivate init(_ fields: inout FieldReader) {
    self.init(
      name: fields.text("name"),
      date: fields.instant("date"),
      pages: fields.integer("pages"),
      manifest: fields.text("manifest"),
      notes: fields.optionalText("notes"),
      location: fields.location(of: "name")
    )
    if fields.has("manifest"), Digest(manifest) == nil {
      let message = "\"manifest\" must be 64 hexadecimal digits, found \"\(manifest)\""
      fields.report(.wrongType, message, at: fields.location(of: "manifest"))
    }
  }
}

/// Reports each release that is older than the one before it, or has the name of an earlier one.
private func checkOrder(_ releases: [Release], into diagnostics: inout [Diagnostic]) {
  var names: Set<String> = []
  for release in releases where !names.insert(release.name).inserted && !release.name.isEmpty {
    let message = "there is an earlier release with the name \"\(release.name)\""
    diagnostics.report(.duplicateID, message, at: release.location)
  }
  for (earlier, later) in zip(releases, releases.dropFirst()) {
    guard let first = earlier.date, let second = later.date, second < first else { continue }
    diagnostics.report(
      .historyOrder,
      "releases are out of order: \(second.iso) follows \(first.iso)",
      at: later.location
    )
  }
}
