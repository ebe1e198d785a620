import Diagnostics

// Partials, parents and blocks.
extension Expansion {
  mutating func expandPartial(
    _ tag: PartialTag,
    in scope: Scope,
    into list: inout InstructionList
  ) {
    guard isStrict else { return list.appendLate(tag, in: scope) }
    let outerBlocks = blocks
    blocks = []
    let isInserted =
      switch tag.target {
      case .file(let name): insert(name, tag, in: scope, into: &list)
      case .dynamic(let name): expandDynamic(name, tag, in: scope, into: &list)
      }
    checkParent(tag, isInserted: isInserted, in: scope)
    blocks.formUnion(outerBlocks)
  }

  /// Expands a partial in place of its tag; false if it is missing or includes itself.
  mutating func insert(
    _ name: String,
    _ tag: PartialTag,
    in scope: Scope,
    into list: inout InstructionList
  ) -> Bool {
    guard let template = templates[name] else {
      reportMissing(name, tag, in: scope)
      return false
    }
    if isStrict, let first = scope.trail.firstIndex(of: name) {
      let circle = (scope.trail[first...] + [name]).joined(separator: " > ")
      let message = "the partial \"\(name)\" includes itself: \(circle)"
      report(.templateRecursion, message, at: tag.range, in: scope)
      return false
    }
    files.insert(name)
    expand(template.nodes[...], in: inner(scope, of: template, name, tag), into: &list)
    return true
  }

  /// The scope of a partial; overrides from further out take precedence over those of its tag.
  private func inner(
    _ scope: Scope,
    of template: ParsedTemplate,
    _ name: String,
    _ tag: PartialTag
  ) -> Scope {
    var inner = scope
    inner.source = template.source
    inner.prefix = scope.prefix(with: tag.indentation)
    inner.margin = 0
    inner.trail.append(name)
    for block in tag.overrides {
      let override = Override(block: block, scope: scope)
      if inner.overrides[block.name] == nil {
        inner.overrides[block.name] = override
      } else if isStrict {
        inner.overrides[block.name]?.replaced.append(override)
      }
    }
    return inner
  }

  private mutating func expandDynamic(
    _ name: TemplateName,
    _ tag: PartialTag,
    in scope: Scope,
    into list: inout InstructionList
  ) -> Bool {
    guard let found = resolved(name, in: scope) else { return false }
    guard case .template(let names) = found.type else {
      let message = "\"\(name.text)\" is \(found.type.wordsInSentence) and does not name a partial"
      let help =
        "write the name of a partial, or of a field that `sitegen list templates` lists as partial"
      report(.templateWrongType, message, at: name.range, in: scope, help: help)
      return false
    }
    var isInserted = true
    let choice = list.openChoice(found.reference)
    for name in names {
      let alternative = list.openAlternative(name)
      if !insert(name, tag, in: scope, into: &list) { isInserted = false }
      list.close(alternative)
    }
    list.close(choice)
    return isInserted
  }

  private mutating func reportMissing(_ name: String, _ tag: PartialTag, in scope: Scope) {
    guard isStrict else { return }
    let names = templates.keys.sorted()
    let namer =
      if case .dynamic(let field) = tag.target { ", which \"\(field.text)\" may name" } else { "" }
    report(
      .templateMissingPartial,
      "there is no partial \"\(name)\"\(namer)",
      at: tag.range,
      in: scope,
      help: suggestion(for: name, among: names, what: "partials")
    )
  }
}

extension Expansion {
  mutating func expandBlock(
    _ block: TemplateBlock,
    in scope: Scope,
    into list: inout InstructionList
  ) {
    blocks.insert(block.name)
    guard let override = scope.overrides[block.name] else {
      return expand(block.content[...], in: scope, into: &list)
    }
    if isStrict { checkReplaced(block, by: override, in: scope) }
    let inner = self.scope(of: override, at: block, in: scope)
    var content = override.block.content[...]
    if block.startsLine {
      if !override.block.startsLine, !content.isEmpty { list.append(inner.prefix) }
    } else if case .lineStart(let whitespace) = content.first {
      list.append(whitespace.dropFirst(inner.margin))
      content = content.dropFirst()
    }
    expand(content, in: inner, into: &list)
  }

  /// The scope in which an override is expanded: contexts and indentation of the block that it
  /// replaces, source and overrides of the file that wrote it.
  private func scope(of override: Override, at block: TemplateBlock, in scope: Scope) -> Scope {
    var inner = override.scope
    inner.contexts = scope.contexts
    inner.nesting = scope.nesting
    inner.prefix = scope.prefix(with: block.indentation)
    inner.margin = override.block.margin
    return inner
  }

  /// Checks content that this page overrides, because other pages print it.
  private mutating func checkReplaced(
    _ block: TemplateBlock,
    by override: Override,
    in scope: Scope
  ) {
    _ = expand(block.content, in: scope)
    for replaced in override.replaced {
      _ = expand(replaced.block.content, in: self.scope(of: replaced, at: block, in: scope))
    }
  }

  /// Reports what a parent tag cannot print: blocks that the parent lacks, and content outside any
  /// block.
  private mutating func checkParent(_ tag: PartialTag, isInserted: Bool, in scope: Scope) {
    if let lost = tag.lost {
      let message = "a parent tag may contain only blocks"
      let help = "put it in a block: {{$name}}…{{/name}}"
      report(.templateSyntax, message, at: lost, in: scope, help: help)
    }
    for (index, block) in tag.overrides.enumerated() {
      if tag.overrides[..<index].contains(where: { $0.name == block.name }) {
        let message = "duplicate block \"\(block.name)\""
        report(.templateSyntax, message, at: block.range, in: scope, help: "keep one of the two")
      }
      if blocks.contains(block.name) { continue }
      if isInserted { reportUnknownBlock(block, in: scope) }
      let found = blocks
      _ = expand(block.content, in: scope)
      blocks = found
    }
  }

  private mutating func reportUnknownBlock(_ block: TemplateBlock, in scope: Scope) {
    // A copy, because the autoclosure for `help` runs while `report` has exclusive access to
    // `self`.
    let blocks = blocks
    report(
      .templateUnknownName,
      "the parent has no block \"\(block.name)\"",
      at: block.range,
      in: scope,
      help: suggestion(for: block.name, among: blocks.sorted(), what: "blocks")
    )
  }
}
