import Diagnostics

/// One level of the context at some point of a template; arrays of them have the innermost last.
enum ViewContext: Sendable {
  case record(ViewShape)
  /// Inside a section over a text or markup: it answers `{{.}}` and has no names.
  case value(FieldType)
}

/// The value that a name refers to, and its type.
struct ResolvedName {
  var reference: Reference
  var type: FieldType
}

/// Why a name cannot be resolved.
struct NameError: Error {
  var rule: Rule
  var message: String
  /// Computed on demand: an unknown name may be met thousands of times but is reported once.
  var help: @Sendable () -> String
}

/// Resolves a name: the first part in the innermost context that has it, the rest from there.
func resolve(
  _ name: TemplateName,
  in contexts: [ViewContext]
) -> Result<ResolvedName, NameError> {
  guard let first = name.parts.first else { return .success(resolveContext(contexts)) }
  for (up, context) in contexts.reversed().enumerated() {
    guard case .record(let shape) = context, let slot = shape.slot(of: first) else { continue }
    return resolve(name, from: slot, of: shape, up: up)
  }
  return .failure(unknown(first, in: contexts))
}

/// The value of `{{.}}`: the text of the section, the item of a list of texts, or the record
/// itself.
private func resolveContext(_ contexts: [ViewContext]) -> ResolvedName {
  switch contexts.last {
  case .record(let shape):
    guard let slot = shape.slot(of: ViewShape.ownName) else {
      return ResolvedName(reference: .slot(up: 0, path: []), type: .record(shape))
    }
    let type = shape.fields[slot].type
    return ResolvedName(reference: .slot(up: 0, path: [slot]), type: type)
  case .value(let type):
    return ResolvedName(reference: .slot(up: 0, path: []), type: type)
  case nil:
    return ResolvedName(reference: .slot(up: 0, path: []), type: .flag)
  }
}

private func resolve(
  _ name: TemplateName,
  from slot: Int,
  of shape: ViewShape,
  up: Int
) -> Result<ResolvedName, NameError> {
  var path = [slot]
  var type = shape.fields[slot].type
  for (index, part) in name.parts.enumerated().dropFirst() {
    let owner = name.parts[..<index].joined(separator: ".")
    guard let inner = type.fields else { return .failure(fieldless(owner, type, part)) }
    guard let next = inner.slot(of: part) else {
      return .failure(unknown(part, in: [.record(inner)]))
    }
    path.append(next)
    type = inner.fields[next].type
  }
  return .success(ResolvedName(reference: .slot(up: up, path: path), type: type))
}

private func unknown(_ name: String, in contexts: [ViewContext]) -> NameError {
  let shapes = contexts.reversed().compactMap { context -> ViewShape? in
    if case .record(let shape) = context, !shape.isPlainText { shape } else { nil }
  }
  let views = shapes.map { "\"\($0.name)\"" }.joined(separator: " or ")
  return NameError(rule: .templateUnknownName, message: "there is no \"\(name)\" in \(views)") {
    var names: [String] = []
    for shape in shapes { names += shape.fields.map(\.name).filter { !names.contains($0) } }
    return suggestion(for: name, among: names, what: "names")
  }
}

private func fieldless(_ owner: String, _ type: FieldType, _ part: String) -> NameError {
  let isList = if case .list = type { true } else { false }
  return NameError(
    rule: .templateWrongType,
    message: "\"\(owner)\" is \(type.wordsInSentence) and has no field \"\(part)\""
  ) {
    isList
      ? "use it inside {{#\(owner)}}…{{/\(owner)}}, once for each item"
      : "print it as {{\(owner)}}, or name a record before the dot"
  }
}

extension FieldType {
  /// The fields that may follow a dot after the name.
  fileprivate var fields: ViewShape? {
    switch self {
    case .record(let shape), .optionalRecord(let shape): shape
    case .text, .optionalText, .markup, .flag, .list, .template: nil
    }
  }
}
