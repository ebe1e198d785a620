package import Content
package import Diagnostics
package import Templates

/// Parses the templates and partials, by name.
package func parseTemplates(
  _ files: [SourceText],
  into diagnostics: inout [Diagnostic]
) -> TemplateSet {
  var sources: [String: SourceText] = [:]
  for file in files {
    if let name = templateName(file.path) {
      if let other = sources.updateValue(file, forKey: name) {
        let message = "\(other.path) has the same name: \(name)"
        diagnostics.report(.duplicateID, message, at: .file(file.path))
      }
    } else if !isWordsPath(file.path) {
      let message = "the file \(file.path) is not read"
      diagnostics.report(.unexpectedFile, message, at: .file(file.path))
    }
  }
  return TemplateSet(parsing: sources, into: &diagnostics)
}

/// The kinds of page whose templates a site must have, and those that it has besides.
package func templateKinds(_ site: Site, _ set: TemplateSet) -> [PageKind] {
  let unused = PageKind.unused(by: site)
  let names = Set(set.names)
  return PageKind.all.filter { !unused.contains($0) || names.contains($0.rawValue) }
}

/// The path of the translations of template texts into a language.
package func wordsPath(_ language: String) -> String { "templates/words/\(language).yml" }

/// Whether a file contains translations of template texts in any language: sites may share a folder
/// of templates.
func isWordsPath(_ path: String) -> Bool {
  path.hasPrefix("templates/words/") && path.hasSuffix(".yml")
}

/// The name of the template at a path: `finding` for a page kind, `frame` for
/// `partials/frame.html`.
private func templateName(_ path: String) -> String? {
  let inside = path.dropFirst("templates/".count)
  guard inside.hasSuffix(".html") else { return nil }
  let stem = String(inside.dropLast(".html".count))
  if stem.hasPrefix("partials/") { return String(stem.dropFirst("partials/".count)) }
  return PageKind.named(stem).map { _ in stem }
}
