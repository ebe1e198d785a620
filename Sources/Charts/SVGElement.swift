import Markup

/// An SVG of a size in CSS pixels, with its further attributes.
func svgElement(
  width: Double,
  height: Double,
  _ look: KeyValuePairs<String, String?>,
  _ content: [Markup]
) -> Markup {
  let (width, height) = (coordinateText(width), coordinateText(height))
  let size = [
    Attribute("xmlns", "http://www.w3.org/2000/svg"),
    Attribute("viewBox", "0 0 \(width) \(height)"),
    Attribute("width", width),
    Attribute("height", height),
  ]
  let looks = look.compactMap { name, value in value.map { Attribute(name, $0) } }
  return .element(Element(name: "svg", attributes: size + looks, content: content))
}
