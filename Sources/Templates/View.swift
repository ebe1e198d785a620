package import Markup

/// The values that one page, or one record within it, gives to a template.
///
/// Each value is worked out when a template first asks for it, and kept: what no template names costs
/// nothing. A view belongs to the one rendering that made it.
package final class View {
  package let shape: ViewShape
  /// One place for each field of the shape, in its order; nil until somebody asks.
  private var values: [ViewValue?]
  private let read: (Int, View) -> ViewValue
  /// The view whose fields this one has as its own, once somebody has asked for one.
  private var included: View?

  /// Pairs a shape with how to read each of its fields; a `ViewSchema` does it without a chance of a
  /// mismatch.
  init(shape: ViewShape, reading read: @escaping (Int, View) -> ViewValue) {
    self.shape = shape
    self.read = read
    values = Array(repeating: nil, count: shape.fields.count)
  }

  /// Pairs a shape with values, one for each field.
  package convenience init(shape: ViewShape, values: [ViewValue]) {
    self.init(shape: shape) { slot, _ in slot < values.count ? values[slot] : .none }
  }

  /// The value of a field; `.none` for a slot that the shape does not have.
  func value(at slot: Int) -> ViewValue {
    guard slot < values.count else { return .none }
    if let known = values[slot] { return known }
    let value = read(slot, self)
    values[slot] = value
    return value
  }

  /// The view whose fields this one has as its own, which `make` pairs with its model once, and not for each field.
  func included(_ make: () -> View) -> View {
    let view = included ?? make()
    included = view
    return view
  }
}

/// One value of a view.
package enum ViewValue {
  /// A missing text or record.
  case none
  /// A text, or the name of a partial; the renderer escapes it.
  case text(String)
  case markup(PrintedMarkup)
  case flag(Bool)
  case record(View)
  case list(ViewList)
}

/// The items of a list, each made when the renderer comes to it: a list of hundreds of views would be of no use all at once.
package final class ViewList {
  package let count: Int
  private let make: (Int) -> View

  package init<Item>(_ items: [Item], _ view: @escaping (Item) -> View) {
    count = items.count
    make = { view(items[$0]) }
  }

  /// The view of an item; each call makes it anew.
  func view(at index: Int) -> View { make(index) }
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
    case .list(let items): items.count > 0
    }
  }
}
