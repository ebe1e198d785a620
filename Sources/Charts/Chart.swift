package import Markup

/// What a recipe makes of figures: a drawing for each width of the page, and one to take away.
package protocol Chart: Sendable {
  /// The marks of the chart in the width of a layout.
  func drawing(in layout: ChartLayout) -> Drawing
}

extension Chart {
  /// The chart as an SVG of the width of a layout.
  ///
  /// `title` and `description` are what a screen reader says; `idPrefix` must be another for each
  /// drawing of a page, so for each layout too.
  package func drawing(
    layout: ChartLayout,
    idPrefix: String,
    title: String,
    description: String
  ) -> Markup {
    drawing(in: layout).markup(idPrefix: idPrefix, title: title, description: description)
  }

  /// The chart as a file of its own: on white, with its title above and its source beneath, so that
  /// neither is lost when it is used elsewhere.
  package func standalone(
    title: String,
    subtitle: String,
    description: String,
    source: String
  ) -> Markup {
    let words = DrawingWords(title: title, subtitle: subtitle, source: source)
    return drawing(in: .wide).standalone(words, description: description)
  }
}
