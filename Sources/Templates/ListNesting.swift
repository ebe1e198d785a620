import Diagnostics

/// How lists are gone through within lists.
struct ListNesting: Sendable {
  /// Where among the contexts the item of the innermost list stands; nil outside of lists.
  var item: Int?
  /// How many of the lists are gone through anew for each item of another, to which they do not belong.
  var crossings = 0
}

extension Expansion {
  /// Whether a list may be gone through within those around it: each that is gone through for all items of
  /// another makes the page longer by so many times.
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
      "more than \(mostCrossings) lists, \"\(name.text)\" among them, are gone through for each item of another"
    report(.overLimit, message, at: name.range, in: scope)
    return false
  }
}

/// Far more than a page needs.
private let mostCrossings = 3
