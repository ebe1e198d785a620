/// A scale with its ticks and their labels, from which recipes draw their grids.
struct ValueAxis {
  var scale: LinearScale
  var ticks: [(value: Double, text: String)]

  /// An axis from zero that covers the values, with about `count` ticks.
  init(
    covering values: [Double],
    range: Extent,
    format: AxisFormat,
    about count: Int,
    end: End
  ) {
    let plain = LinearScale(fromZeroCovering: values, range: range)
    guard let step = format.step(over: plain.domain, about: count) else {
      scale = plain
      ticks = []
      return
    }
    let full = end == .atTick ? plain.nice(every: step) : plain
    scale = full
    ticks = full.ticks(every: step).map { ($0, format.text($0, every: step)) }
  }

  /// Where an axis ends.
  enum End: Sendable {
    /// At a tick, so that there is a grid line above every line of data.
    case atTick
    /// At the largest value, for small charts.
    case atData
  }

  /// Vertical lines at the ticks, over each of the stretches; the line at zero is the axis.
  func verticalGrid(over stretches: [Extent]) -> [any Mark] {
    grid { place in stretches.map { [Point(place, $0.start), Point(place, $0.end)] } }
  }

  /// Horizontal lines at the ticks; the line at zero is the axis.
  func horizontalGrid(over stretch: Extent) -> [any Mark] {
    grid { place in [[Point(stretch.start, place), Point(stretch.end, place)]] }
  }

  /// The tick labels in a row, each centred at its tick.
  ///
  /// Shows only every second or third label if they would collide, counted from zero, or from the
  /// first tick if there is no zero.
  func labelsInLine(at y: Double, size: Double) -> [any Mark] {
    let places = ticks.map { scale.position(of: $0.value) }
    let spacing = places.count > 1 ? (places[1] - places[0]).magnitude : .infinity
    let widest = ticks.map { textWidth($0.text, size: size) }.max() ?? 0
    let every = max(1, Int(((widest + 6) / spacing).rounded(.up)))
    let first = (ticks.firstIndex { $0.value == 0 } ?? 0) % every
    return stride(from: first, to: ticks.count, by: every).map { index in
      LabelMark(
        text: ticks[index].text,
        point: Point(places[index], y),
        size: size,
        anchor: .middle,
        ground: .halo
      )
    }
  }

  /// The tick labels in a column that ends at `x`.
  func labelsInColumn(endingAt x: Double, size: Double) -> [any Mark] {
    ticks.map { tick in
      LabelMark(
        text: tick.text,
        point: Point(x, scale.position(of: tick.value)),
        size: size,
        anchor: .end
      )
    }
  }

  private func grid(_ lines: (Double) -> [[Point]]) -> [any Mark] {
    let others = ticks.filter { $0.value != 0 }.flatMap { lines(scale.position(of: $0.value)) }
    let zero = lines(scale.position(of: 0))
    let marks = [RuleMark(lines: others, role: .grid), RuleMark(lines: zero, role: .axis)]
    return marks.filter { !$0.lines.isEmpty }
  }
}
