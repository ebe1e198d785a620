/// Divides an axis into bands of one width, for rows and for periods.
struct BandScale: Hashable, Sendable {
  /// How many bands there are.
  var count: Int
  /// From the start of the first band to the end of the last.
  var range: Extent

  /// How far it is from one band to the next; the whole range where there is no band.
  var step: Double { range.length / Double(max(count, 1)) }

  /// The middle of a band, counted from 0; the middle of the range where there is no band.
  func middle(of index: Int) -> Double {
    count > 0 ? range.start + (Double(index) + 0.5) * step : range.middle
  }
}
