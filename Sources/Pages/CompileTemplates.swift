import Content
import Diagnostics
import SitePlanning
import Templates

/// Parses the templates and partials, by name.
func parseTemplates(
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
func templateKinds(_ site: Site, _ set: TemplateSet) -> [PageKind] {
  let unused = PageKind.unused(by: site)
  let names = Set(set.names)
  return PageKind.all.filter { !unused.contains($0) || names.contains($0.rawValue) }
}

/// Compiles the template of each page kind against the view of that kind.
func compileTemplates(
  _ set: TemplateSet,
  _ kinds: [PageKind],
  shared: Set<String>,
  into diagnostics: inout [Diagnostic]
) -> [PageKind: CompiledTemplate] {
  var compiled: [PageKind: CompiledTemplate] = [:]
  for kind in kinds {
    compiled[kind] = set.compile(kind.rawValue, for: kind.shape, into: &diagnostics)
  }
  // If a template is missing, it is not known which partials and texts it would use.
  guard compiled.count == kinds.count else { return compiled }
  for file in set.unreached(by: Array(compiled.values)) where !shared.contains(file.path) {
    let message = "no template uses the partial \(file.path)"
    diagnostics.report(.orphan, message, at: .file(file.path))
  }
  return compiled
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
