import Foundation
import TestSupport
import Testing

@testable import Charts

/// The contrast of two colours by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), from 1 to 21.
private func contrast(_ first: String, _ second: String) -> Double {
  let luminances = [luminance(first), luminance(second)].sorted()
  return (luminances[1] + 0.05) / (luminances[0] + 0.05)
}

/// The relative luminance of `#rrggbb`; NaN for any other text.
private func luminance(_ colour: String) -> Double {
  let digits = Array(colour.dropFirst())
  guard colour.hasPrefix("#"), digits.count == 6 else { return .nan }
  let parts = [0, 2, 4].map { start -> Double in
    guard let byte = UInt8(String(digits[start...(start + 1)]), radix: 16) else { return .nan }
    let part = Double(byte) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

@Suite struct PaletteTests {
  static let palettes: [ChartPalette] = [.light, .dark]

  @Test func contrastEqualsPublishedValues() {
    #expect((contrast("#000000", "#ffffff") - 21).magnitude < 0.005)
    #expect((contrast("#12436d", "#ffffff") - 10.25).magnitude < 0.005)
    #expect((contrast("#6bace6", "#0b0c0c") - 8.09).magnitude < 0.005)
  }

  @Test(arguments: palettes)
  func everyMarkHasThreeToOneAgainstThePage(_ palette: ChartPalette) {
    for colour in palette.series + [palette.muted] {
      #expect(contrast(colour, palette.page) >= 3, "\(colour) on \(palette.page)")
    }
  }

  @Test(arguments: palettes)
  func coloursOfAPaletteDiffer(_ palette: ChartPalette) {
    #expect(Set(palette.series + [palette.muted]).count == palette.series.count + 1)
  }

  @Test(arguments: palettes)
  func marksOfASharedPictureAreSeenOnEveryPage(_ palette: ChartPalette) {
    #expect(contrast(ChartPalette.onAnyPage, palette.page) >= 3)
  }

  @Test func thePagesAreThoseOfTheSite() {
    #expect(ChartPalette.light.page == "#ffffff")
    #expect(ChartPalette.dark.page == "#0b0c0c")
  }

  @Test func theStyleSheetHasTheColoursOfThePalette() throws {
    let css = try styleSheet()
    #expect(colours(in: try #require(css.first)) == properties(of: .light))
    let dark = try #require(css.first { $0.hasPrefix("screen and (prefers-color-scheme: dark)") })
    #expect(colours(in: dark) == properties(of: .dark))
  }

  @Test func theStyleSheetNamesEveryClassOfASeries() throws {
    let css = try styleSheet().joined()
    let inks = ChartPalette.light.series.indices.map(Ink.series) + [.muted, .text]
    for ink in inks { #expect(css.contains(".chart .\(ink.className) {")) }
  }

  /// The style sheet, split before each media query; the first part always applies.
  private func styleSheet() throws -> [String] {
    let file = repositoryRoot.appending(path: "templates/assets/charts.css")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "@media ")
  }

  /// The custom properties with a literal colour, such as `chart-series-1`.
  private func colours(in css: String) -> [String: String] {
    css.matches(of: /--(chart-[a-z0-9-]+): (#[0-9a-f]{6});/).reduce(into: [:]) { found, match in
      found[String(match.1)] = String(match.2)
    }
  }

  private func properties(of palette: ChartPalette) -> [String: String] {
    var properties = ["chart-page": palette.page, "chart-muted": palette.muted]
    for (index, colour) in palette.series.enumerated() {
      properties["chart-series-\(index + 1)"] = colour
    }
    return properties
  }
}
