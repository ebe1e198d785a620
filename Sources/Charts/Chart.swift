package import Markup

/// A chart recipe with its data: a drawing for each page width, and one that is a file of its own.
package protocol Chart: Sendable {
  /// The marks of the chart in the width of a layout.
  func drawing(in layout: ChartLayout) -> Drawing
}

extension Chart {
  /// The chart as an SVG of the width of a layout.
  ///
  /// `title` and `description` are for screen readers; `idPrefix` must be unique per drawing of a
  /// page, and therefore per layout.
  package func drawing(
    layout: ChartLayout,
    idPrefix: String,
    title: String,
    description: String
  ) -> Markup {
    drawing(in: layout).markup(idPrefix: idPrefix, title: title, description: description)
  }

  /// The chart as a file of its own: on white, with its title above, its notes and its source
  /// below, so that none is lost when the file is used elsewhere.
  package func standalone(
    title: String,
    subtitle: String,
    description: String,
    notes: [String] = [],
    source: String
  ) -> Markup {
    let words = DrawingWords(title: title, subtitle: subtitle, notes: notes, source: source)
    return drawing(in: .wide).standalone(words, description: description)
  }
}
