import Markup

/// A rectangle in a drawing, by its upper left corner.
struct Rectangle: Hashable, Sendable {
  var origin: Point
  var width: Double
  var height: Double

  /// The rectangle without a margin on each side.
  func inset(by margin: Double) -> Rectangle {
    Rectangle(
      origin: Point(origin.x + margin, origin.y + margin),
      width: width - margin * 2,
      height: height - margin * 2
    )
  }

  /// The rectangle as an element, with its presentation attributes.
  func markup(_ look: KeyValuePairs<String, String?>) -> Markup {
    let place = [("x", origin.x), ("y", origin.y), ("width", width), ("height", height)]
    let attributes = place.map { Attribute($0, coordinateText($1)) }
    let looks = look.compactMap { name, value in value.map { Attribute(name, $0) } }
    return .element(Element(name: "rect", attributes: attributes + looks))
  }

  /// The outline as SVG path data.
  var path: String {
    let (width, height) = (coordinateText(width), coordinateText(height))
    return "\(linePath([[origin]]))h\(width)v\(height)h-\(width)z"
  }
}
