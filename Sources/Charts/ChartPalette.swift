/// The colours of data marks against one background, as `#rrggbb`.
///
/// Light: the categorical palette of the Government Analysis Function, in its order. Dark: the
/// same, with replacements for the three colours that would be too close to the background. Each
/// has a contrast of at least 3:1 with the page (WCAG 2.2, success criterion 1.4.11). Marks differ
/// in shape and dash as well, so that no reader depends on colour.
package struct ChartPalette: Hashable, Sendable {
  /// The page behind the drawing.
  package var page: String
  /// The colours of the series, in order of use.
  package var series: [String]
  /// Marks in the background of an emphasised one.
  package var muted: String

  /// For a light page; also the fallback colours in every drawing.
  package static let light = ChartPalette(
    page: "#ffffff",
    series: ["#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1"],
    muted: "#6f777b"
  )

  /// For a dark page.
  package static let dark = ChartPalette(
    page: "#0b0c0c",
    series: ["#6bace6", "#28a197", "#e59abe", "#f46a25", "#bfbfbf", "#a285d1"],
    muted: "#a1a7aa"
  )

  /// The colour of the marks in a picture that light and dark pages share.
  static let onAnyPage = "#767676"
}

/// The colour of a mark: a literal for standalone drawings, and a class for style sheets.
enum Ink: Hashable, Sendable {
  /// A series, counted from 0; colours repeat after the last.
  case series(Int)
  case muted
  /// The colour of the text around the drawing.
  case text

  var colour: String {
    switch self {
    case .series(let index): ChartPalette.light.series[index % ChartPalette.light.series.count]
    case .muted: ChartPalette.light.muted
    case .text: "currentColor"
    }
  }

  var className: String {
    switch self {
    case .series(let index): "series-\(index % ChartPalette.light.series.count + 1)"
    case .muted: "series-muted"
    case .text: "series-text"
    }
  }
}
