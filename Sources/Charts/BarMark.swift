import Markup

/// A part of a bar; parts differ in colour, and stand apart by gaps and outlines.
struct BarMark: Mark {
  var area: Rectangle
  /// Which part it is, counted from 0.
  var part: Int

  var markup: Markup {
    let ink = Ink.series(part)
    return area.markup([
      // Every second part is only an outline, so that neighbours differ on grey paper as well.
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
