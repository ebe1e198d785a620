/// Divides an axis into bands of equal width, for rows and for periods.
struct BandScale: Hashable, Sendable {
  /// The number of bands.
  var count: Int
  /// From the start of the first band to the end of the last.
  var range: Extent

  /// The distance from one band to the next; the whole range if there are no bands.
  var step: Double { range.length / Double(max(count, 1)) }

  /// The middle of a band, counted from 0; the middle of the range if there is no such band.
  func middle(of index: Int) -> Double {
    count > 0 ? range.start + (Double(index) + 0.5) * step : range.middle
  }
}
