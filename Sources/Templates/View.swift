package import Markup

/// The values that one page, or one record within it, passes to a template.
///
/// Each value is computed when a template first asks for it, and then kept, so values that no
/// template names cost nothing. A view belongs to the one rendering that made it.
package final class View {
  package let shape: ViewShape
  /// One value for each field of the shape, in order; `nil` until it is requested.
  ///
  /// Unchecked, since only one rendering reads the view, and no reader can change it.
  @exclusivity(unchecked)
  private var values: [ViewValue?]
  private let read: (Int, View) -> ViewValue
  /// The view of the included schema; `nil` until one of its fields is requested.
  private var included: View?

  /// Pairs a shape with a function that reads each of its fields; `ViewSchema` keeps the two in
  /// step.
  init(shape: ViewShape, reading read: @escaping (Int, View) -> ViewValue) {
    self.shape = shape
    self.read = read
    values = Array(repeating: nil, count: shape.fields.count)
  }

  /// Pairs a shape with one value for each field.
  package convenience init(shape: ViewShape, values: [ViewValue]) {
    self.init(shape: shape) { slot, _ in slot < values.count ? values[slot] : .none }
  }

  /// The value of a field; `.none` if the shape has no such slot.
  func value(at slot: Int) -> ViewValue {
    guard slot < values.count else { return .none }
    if let known = values[slot] { return known }
    let value = read(slot, self)
    values[slot] = value
    return value
  }

  /// The view of the included schema, made once rather than for each of its fields.
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

/// The items of a list.
///
/// Each view is made when the renderer reaches it, so that a list of hundreds is never in memory at
/// once.
package final class ViewList {
  package let count: Int
  private let make: (Int) -> View

  package init<Item>(_ items: [Item], _ view: @escaping (Item) -> View) {
    count = items.count
    make = { view(items[$0]) }
  }

  /// The view of an item; each call makes a new one.
  func view(at index: Int) -> View { make(index) }
}

extension ViewValue {
  /// Whether a section over the value prints its content.
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
