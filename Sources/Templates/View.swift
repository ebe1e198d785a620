package import Markup

/// The values that one page, or one record within it, gives to a template.
package struct View: Sendable {
  package let shape: ViewShape
  /// One value for each field of the shape, in its order.
  package let values: [ViewValue]

  /// Pairs a shape with its values; a `ViewSchema` does it without a chance of a mismatch.
  package init(shape: ViewShape, values: [ViewValue]) {
    self.shape = shape
    self.values = values
  }
}

/// One value of a view.
package enum ViewValue: Sendable {
  /// A missing text or record.
  case none
  /// A text, or the name of a partial; the renderer escapes it.
  case text(String)
  case markup(PrintedMarkup)
  case flag(Bool)
  case record(View)
  case list([View])
}

extension ViewValue {
  /// Whether a section over it prints its content.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .text(let text): !text.isEmpty
    case .markup(let markup): !markup.isEmpty
    case .flag(let flag): flag
    case .record: true
    case .list(let items): !items.isEmpty
    }
  }
}
