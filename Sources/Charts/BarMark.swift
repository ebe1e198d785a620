import Markup

/// A segment of a bar, exactly as long as its share; segments differ in colour, and every second
/// one is only an outline, as is what is left of the whole.
struct BarMark: Mark {
  var area: Rectangle
  /// The index of the segment, from 0.
  var part: Int
  /// Whether the segment is what is left of the whole, which stays in the background.
  var isRest: Bool

  var markup: Markup {
    let ink = isRest ? Ink.muted : .series(part)
    let whole = area.markup([
      "class": "dot \(ink.className)",
      "fill": ink.colour,
      "stroke": ink.colour,
      "stroke-width": "0",
    ])
    // Neighbours also differ in greyscale. The outline is inside the segment: a stroke would make
    // the segment longer, and a gap shorter.
    let inside = area.inset(by: 1.5)
    guard isRest || part % 2 == 1, inside.width > 0 else { return whole }
    let hollow = inside.markup([
      "class": "dot-hollow \(ink.className)",
      "fill": ChartPalette.light.page,
      "stroke": ink.colour,
      "stroke-width": "0",
    ])
    return .fragment([whole, hollow])
  }
}

/// A tile of a map.
struct TileMark: Mark {
  var area: Rectangle

  var markup: Markup {
    area.markup(["class": "axis", "fill": "none", "stroke": "currentColor"])
  }
}
