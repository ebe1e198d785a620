package import Diagnostics

/// All templates of a site, parsed, by the names that partial tags use.
package struct TemplateSet: Sendable {
  private let templates: [String: ParsedTemplate]

  /// Parses files by name: `frame`, `parts/card`.
  ///
  /// Syntax errors are reported here, in the order of the names; errors in names and types are
  /// reported by `compile`.
  package init(
    parsing sources: [String: SourceText],
    into diagnostics: inout [Diagnostic]
  ) {
    var templates: [String: ParsedTemplate] = [:]
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      templates[name] = parseTemplate(source, into: &diagnostics)
    }
    self.templates = templates
  }

  /// The names of all templates and partials, in order.
  package var names: [String] { templates.keys.sorted() }

  /// Checks a template and all its partials against a view, and compiles it in its own language or
  /// in a translation.
  ///
  /// Names are checked even in branches that no page takes. An error in a partial is reported once,
  /// however many tags and pages lead to it. A template with errors is still compiled, without the
  /// faulty tags; only a missing template gives `nil`.
  package func compile(
    _ name: String,
    for shape: ViewShape,
    in translation: TemplateTranslation? = nil,
    into diagnostics: inout [Diagnostic]
  ) -> CompiledTemplate? {
    guard let template = templates[name] else {
      diagnostics.report(
        .templateMissing,
        "there is no template \"\(name)\"",
        at: .file("templates/\(name).html"),
        help: nearestName(to: name, among: names).map { "add it, or rename \($0).html" }
      )
      return nil
    }
    var expansion = Expansion(templates: templates, isStrict: true, diagnostics: diagnostics)
    expansion.translation = translation
    expansion.files = [name]
    let scope = Scope(source: template.source, contexts: [.record(shape)], trail: [name])
    let instructions = expansion.expand(template.nodes, in: scope)
    diagnostics = expansion.diagnostics
    return CompiledTemplate(
      instructions: instructions,
      files: expansion.files,
      texts: expansion.texts
    )
  }

  /// The files that none of the compiled templates uses, ordered by path.
  package func unreached(by compiled: [CompiledTemplate]) -> [SourceText] {
    let reached = compiled.reduce(into: Set()) { $0.formUnion($1.files) }
    return templates.filter { !reached.contains($0.key) }.map(\.value.source)
      .sorted { $0.path < $1.path }
  }

  /// Renders as the Mustache specification requires: a missing value prints nothing.
  ///
  /// For the conformance tests. Names are looked up while rendering, text may print unescaped, and
  /// partials may include themselves, up to a hundred deep.
  package func renderLeniently(_ name: String, _ view: View) -> [UInt8] {
    guard let template = templates[name] else { return [] }
    var expansion = Expansion(templates: templates, isStrict: false)
    let instructions = expansion.expand(template.nodes, in: Scope(source: template.source))
    var output: [UInt8] = []
    var renderer = Renderer(view, templates: templates)
    renderer.render(instructions, into: &output)
    return output
  }
}

/// A template with its partials expanded and its names resolved to slots of one shape.
package struct CompiledTemplate: Sendable {
  let instructions: InstructionList
  /// The names of all templates and partials that it includes.
  package let files: Set<String>
  /// The texts of all its translatable tags.
  package let texts: Set<String>

  /// What the template prints on its own and which values it prints, for comparing two templates.
  package var fingerprint: [UInt8] {
    instructions.text + Array(instructions.slots.map(String.init).joined(separator: " ").utf8)
  }

  /// Renders a view of the shape that the template was compiled for, appending to `output`.
  ///
  /// - Returns: The number of list items rendered, which is what makes a page costly as a site
  ///   grows.
  @discardableResult
  package func render(_ view: View, into output: inout [UInt8]) -> Int {
    var renderer = Renderer(view, templates: [:])
    renderer.render(instructions, into: &output)
    return renderer.items
  }
}
