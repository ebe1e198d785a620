import Markup

/// A part of a bar; parts differ in colour, and stand apart by gaps and outlines.
struct BarMark: Mark {
  var origin: Point
  var width: Double
  var height: Double
  /// Which part it is, counted from 0.
  var part: Int

  var markup: Markup {
    let ink = Ink.series(part)
    return .element(
      "rect",
      [
        "x": coordinateText(origin.x),
        "y": coordinateText(origin.y),
        "width": coordinateText(width),
        "height": coordinateText(height),
        // Every second part is only an outline, so that neighbours differ on grey paper as well.
        "class": "\(part % 2 == 0 ? "dot" : "dot-hollow") \(ink.className)",
        "fill": part % 2 == 0 ? ink.colour : ChartPalette.light.page,
        "stroke": ink.colour,
        "stroke-width": part % 2 == 0 ? "0" : "1.5",
      ]
    )
  }
}

/// A tile of a map.
struct TileMark: Mark {
  var origin: Point
  var width: Double
  var height: Double

  var markup: Markup {
    .element(
      "rect",
      [
        "x": coordinateText(origin.x),
        "y": coordinateText(origin.y),
        "width": coordinateText(width),
        "height": coordinateText(height),
        "class": "axis",
        "fill": "none",
        "stroke": "currentColor",
      ]
    )
  }
}
