extension [Double] {
  /// The value below which a share of sorted values lies; `nil` if there are none.
  ///
  /// Interpolates between the two nearest values, so that the shares 0 and 1 are the ends.
  ///
  /// Source: Hyndman and Fan, "Sample quantiles in statistical packages" (1996), type 7, which
  /// spreadsheets use too (`QUARTILE.INC`).
  package func quantile(_ share: Double) -> Double? {
    guard !isEmpty else { return nil }
    let position = share * Double(count - 1)
    let lower = Int(position)
    let upper = Swift.min(lower + 1, count - 1)
    return self[lower] + (position - Double(lower)) * (self[upper] - self[lower])
  }
}
