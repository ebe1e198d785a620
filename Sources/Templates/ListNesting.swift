import Diagnostics

/// How lists are nested in lists at one point of a template.
struct ListNesting: Sendable {
  /// The index, in the contexts, of the item of the innermost list; `nil` outside lists.
  var item: Int?
  /// How many of the lists are repeated for each item of an enclosing list that they do not belong
  /// to.
  var crossings = 0
}

extension Expansion {
  /// Whether a list may be rendered within the enclosing ones.
  ///
  /// A list that is repeated for each item of an unrelated one multiplies the length of the page.
  mutating func enterList(
    _ list: ResolvedName,
    _ name: TemplateName,
    in scope: inout Scope
  ) -> Bool {
    if case .slot(let up, _) = list.reference, let item = scope.nesting.item,
      scope.contexts.count - 1 - up < item
    {
      scope.nesting.crossings += 1
    }
    scope.nesting.item = scope.contexts.count
    if scope.nesting.crossings <= mostCrossings { return true }
    let message =
      "more than \(mostCrossings) lists are nested in unrelated lists, the last is \"\(name.text)\""
    report(.overLimit, message, at: name.range, in: scope)
    return false
  }
}

/// Far more than a page needs.
private let mostCrossings = 3
