/// A range from one end to the other; the end may be smaller than the start.
struct Extent: Hashable, Sendable {
  var start: Double
  var end: Double

  init(_ start: Double, _ end: Double) {
    self.start = start
    self.end = end
  }

  var length: Double { end - start }
  /// Halves each end first, so that two huge ends do not overflow.
  var middle: Double { start / 2 + end / 2 }
  var lower: Double { min(start, end) }
  var upper: Double { max(start, end) }
}

/// A position in a drawing, in its own units: `x` to the right, `y` down.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
