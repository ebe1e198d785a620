/// Positions periods along an axis in proportion to time, so that a skipped year leaves a gap.
///
/// Half of the shortest distance is left free at both ends; periods at equal distances are
/// therefore where a `BandScale` would put them.
struct TimeScale: Hashable, Sendable {
  /// The times of the periods, ascending, in any unit.
  let times: [Double]
  let range: Extent
  /// The shortest distance between two periods, in the unit of the range.
  let step: Double
  /// The shortest distance between two periods, in the unit of time.
  private let shortest: Double

  /// Makes a scale; without times, or if they are not ascending, all distances are equal.
  init(times: [Double?], range: Extent) {
    let known = times.compactMap(\.self)
    let rises = known.count == times.count && zip(known, known.dropFirst()).allSatisfy { $0 < $1 }
    self.times = rises ? known : times.indices.map(Double.init)
    self.range = range
    shortest = zip(self.times, self.times.dropFirst()).map { $1 - $0 }.min() ?? 1
    let whole = (self.times.last ?? 0) - (self.times.first ?? 0) + shortest
    step = range.length * shortest / whole
  }

  /// The position of a period, counted from 0; the middle of the range if there is no such period.
  func middle(of index: Int) -> Double {
    guard times.indices.contains(index) else { return range.middle }
    return range.start + step * ((times[index] - times[0]) / shortest + 0.5)
  }

  /// Whether the period before is at the shortest distance, so that no other is missing in between.
  func followsAtOnce(_ index: Int) -> Bool {
    index > 0 && (middle(of: index) - middle(of: index - 1)).magnitude < step.magnitude * 1.5
  }
}
