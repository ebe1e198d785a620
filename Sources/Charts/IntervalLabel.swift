/// An interval in a row, as far across as it reaches.
struct DrawnInterval {
  var row: Int
  var extent: Extent
}

/// The name of all intervals, in a row and at a position across.
///
/// In the narrow layout, it often does not fit beside a benchmark in the middle of the plot.
struct IntervalLabel: Hashable {
  var row: Int
  var x: Double
  var anchor: LabelMark.Anchor

  /// Finds the first interval with room for the name on its right or left, between the ends of the
  /// plot and clear of vertical lines; `nil` if there is none.
  init?(width: Double, beside intervals: [DrawnInterval], in plot: Extent, avoiding lines: [Double])
  {
    let gap = 6.0
    func isFree(_ start: Double) -> Bool {
      start >= plot.lower && start + width <= plot.upper
        && !lines.contains { $0 > start - gap && $0 < start + width + gap }
    }
    for interval in intervals {
      let right = interval.extent.upper + gap
      let left = interval.extent.lower - gap
      if isFree(right) {
        (row, x, anchor) = (interval.row, right, .start)
        return
      }
      if isFree(left - width) {
        (row, x, anchor) = (interval.row, left, .end)
        return
      }
    }
    return nil
  }
}

extension ComparisonFrame {
  /// Where the name of the intervals fits beside one of them: the first that can be seen on both
  /// sides of its dot.
  var intervalLabel: IntervalLabel? {
    guard let name = chart.intervalName else { return nil }
    let scale = axis.scale
    let intervals = lanes.enumerated().compactMap { index, lane -> DrawnInterval? in
      guard case .value(let value, let interval?, _) = lane.row?.figure, value.isFinite,
        lane.row?.emphasis == .normal
      else { return nil }
      let lower = scale.position(of: interval.lowerBound)
      let upper = scale.position(of: interval.upperBound)
      let dot = scale.position(of: value)
      guard min(dot - lower, upper - dot) > layout.dotRadius + 2 else { return nil }
      return DrawnInterval(row: index, extent: Extent(lower, upper))
    }
    return IntervalLabel(
      width: textWidth(name, size: layout.smallSize),
      beside: intervals,
      in: scale.range,
      avoiding: [0, chart.benchmark?.value].compactMap(\.self).map(scale.position)
    )
  }

  func intervalMarks() -> [any Mark] {
    guard let label = intervalLabel, let name = chart.intervalName else { return [] }
    return [
      LabelMark(
        text: name,
        point: Point(label.x, bands.middle(of: label.row)),
        size: layout.smallSize,
        anchor: label.anchor,
        ground: .halo
      )
    ]
  }
}
