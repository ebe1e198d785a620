/// Places periods along an axis in proportion to time, so that a year that is left out leaves its room.
///
/// Half of the shortest distance is left free at both ends, as in a `BandScale`; periods at even
/// distances stand where bands would have them.
struct TimeScale: Hashable, Sendable {
  /// When each period is, rising, in any unit of time; the middle of the range serves for none.
  let times: [Double]
  let range: Extent
  /// The shortest distance between two periods, in the unit of the range.
  let step: Double
  /// The same in the unit of time.
  private let shortest: Double

  /// Periods without times, or with times that do not rise, stand at even distances.
  init(times: [Double?], range: Extent) {
    let known = times.compactMap(\.self)
    let rises = known.count == times.count && zip(known, known.dropFirst()).allSatisfy { $0 < $1 }
    self.times = rises ? known : times.indices.map(Double.init)
    self.range = range
    shortest = zip(self.times, self.times.dropFirst()).map { $1 - $0 }.min() ?? 1
    let whole = (self.times.last ?? 0) - (self.times.first ?? 0) + shortest
    step = range.length * shortest / whole
  }

  /// The place of a period, counted from 0; the middle of the range where there is none.
  func middle(of index: Int) -> Double {
    guard times.indices.contains(index) else { return range.middle }
    return range.start + step * ((times[index] - times[0]) / shortest + 0.5)
  }

  /// Whether the period before is as near as two periods can be, so that no other lies between.
  func followsAtOnce(_ index: Int) -> Bool {
    index > 0 && (middle(of: index) - middle(of: index - 1)).magnitude < step.magnitude * 1.5
  }
}
