import Markup

/// A segment of a bar; segments differ in colour, and are separated by gaps and outlines.
struct BarMark: Mark {
  var area: Rectangle
  /// The index of the segment, from 0.
  var part: Int

  var markup: Markup {
    let ink = Ink.series(part)
    return area.markup([
      // Every second segment is only an outline, so that neighbours also differ in greyscale.
      "class": "\(part % 2 == 0 ? "dot" : "dot-hollow") \(ink.className)",
      "fill": part % 2 == 0 ? ink.colour : ChartPalette.light.page,
      "stroke": ink.colour,
      "stroke-width": part % 2 == 0 ? "0" : "1.5",
    ])
  }
}

/// A tile of a map.
struct TileMark: Mark {
  var area: Rectangle

  var markup: Markup {
    area.markup(["class": "axis", "fill": "none", "stroke": "currentColor"])
  }
}
