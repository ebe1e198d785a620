import Markup

/// One line of text, always horizontal.
struct LabelMark: Mark {
  var text: String
  /// The start, middle or end of the text; vertically its middle.
  var point: Point
  var size: Double
  var anchor = Anchor.start
  var weight = Weight.regular
  var ground = Ground.plain

  enum Anchor: String, Sendable {
    case start, middle, end
  }

  enum Weight: Sendable {
    case regular, bold
  }

  enum Ground: Sendable {
    case plain
    /// An outline in the page colour around the letters, for text in front of a line.
    case halo
  }

  var width: Double { textWidth(text, size: size, isBold: weight == .bold) }

  var markup: Markup {
    let hasHalo = ground == .halo
    // Letters without a descender are 0.7 of the size high: half of that is below the middle.
    let baseline = point.y + size * 0.35
    return .element(
      "text",
      [
        "x": coordinateText(point.x),
        "y": coordinateText(baseline),
        "font-size": coordinateText(size),
        "font-weight": weight == .bold ? "bold" : nil,
        "text-anchor": anchor == .start ? nil : anchor.rawValue,
        "class": hasHalo ? "halo" : nil,
        "stroke": hasHalo ? ChartPalette.light.page : nil,
        "stroke-width": hasHalo ? "4" : nil,
        "stroke-linejoin": hasHalo ? "round" : nil,
      ],
      text: text
    )
  }
}
