import Diagnostics

extension Term: ResolvableRecord {
  var marks: [RecordMark] { [.name(term)] }

  static func resolve(
    _ parsed: Parsed<Term>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Term {
    names.withSources(parsed, into: &diagnostics)
  }
}

extension Body: ResolvableRecord {
  static var beginning: Beginning? { { try [$0.body($1, $2)] } }
  static let translatable: [TextKey<Body>] = [
    TextKey("name", { $0.name }, { $0.name = $1 }),
    TextKey("full_name", isRequired: false, follows: "name", { $0.fullName }, { $0.fullName = $1 }),
  ]

  static func resolve(
    _ parsed: Parsed<Body>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Body {
    var body = names.withSources(parsed, into: &diagnostics)
    for (index, source) in parsed.names.factSources.enumerated() {
      guard let source else { continue }
      body.facts[index].source = names.sources.find(source, into: &diagnostics)
    }
    // An unpublished successor is left out until it is public.
    let successor = [parsed.names.successor].compactMap(\.self)
    body.successor = names[Body.self].find(successor, into: &diagnostics).first
    return body
  }

  static var crossCheck: CrossCheck<Body>? {
    { checkLifetime(of: $0, $1, $2.site, into: &$3) }
  }

  var marks: [RecordMark] {
    let names = [name, fullName] + otherNames
    let codes = facts.compactMap { fact -> RecordMark? in
      guard fact.kind == .code, let code = fact.value.value else { return nil }
      return RecordMark(what: fact.name, text: code)
    }
    // What took over from a body can have its tile.
    let tiles = [lifetime.until == nil ? tile : nil].compactMap(\.self).map {
      RecordMark(what: "tile", text: "[\($0.column), \($0.row)]")
    }
    return names.map { .name($0) } + codes + tiles
  }
}

extension ProsePage: ResolvableRecord {
  var marks: [RecordMark] { [RecordMark(what: "title", text: title)] }
  static var beginning: Beginning? { { new, _, _ in try [new.page()] } }
  static let translatable: [TextKey<ProsePage>] = [
    TextKey("title", { $0.title }, { $0.title = $1 }),
    TextKey("description", { $0.description }, { $0.description = $1 }),
    TextKey("lead", { $0.lead }, { $0.lead = $1 }),
    TextKey("content_note", { $0.head.contentNote }, { $0.head.contentNote = $1 }),
  ]

  static func resolve(
    _ parsed: Parsed<ProsePage>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> ProsePage {
    names.withSources(parsed, into: &diagnostics)
  }
}

extension HomePage: ResolvableRecord {
  static let canBeUnpublished = false
  static let translatable: [TextKey<HomePage>] = ProsePage.translatable.map { key in
    TextKey(key.name, { key.read($0.page) }, { key.write(&$0.page, $1) })
  }

  static func resolve(
    _ parsed: Parsed<HomePage>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> HomePage {
    var home = names.withSources(parsed, into: &diagnostics)
    home.chart = parsed.names.chart.flatMap { names[Measure.self].find($0, into: &diagnostics) }
    let findings = names[Finding.self]
    home.highlights = parsed.names.highlights.flatMap { name in
      findings.find([name], below: findings.report(of: name, near: nil), into: &diagnostics)
    }
    return home
  }
}
