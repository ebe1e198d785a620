/// The colours of data marks against one background, as `#rrggbb`.
///
/// Light: the categorical palette of the Government Analysis Function, in its order; dark: the same
/// with the three colours exchanged that would sink into the background. Each has a contrast of at
/// least 3:1 with the page (WCAG 2.2, success criterion 1.4.11). Marks differ in shape and dash as
/// well, so that no one depends on the colour.
package struct ChartPalette: Hashable, Sendable {
  /// The page behind the drawing.
  package var page: String
  /// The colours of the series, in the order in which they are used.
  package var series: [String]
  /// Marks that stand behind an emphasised one.
  package var muted: String

  /// For a light page: the fallback that is written into every drawing.
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
}

/// What a mark is drawn in: a literal for a drawing that stands alone, and a class for a style sheet.
enum Ink: Hashable, Sendable {
  /// A series, counted from 0; after the last colour the first comes again.
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
