import Content
import Diagnostics
import SitePlanning
import Templates

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
