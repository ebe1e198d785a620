/// Draws a comparison: heading of the values, benchmark label, ticks and rows, from top to bottom.
///
/// The name of the intervals is beside one of them; only where none has room is it in a key above.
func comparisonDrawing(_ chart: ComparisonChart, _ layout: ChartLayout) -> Drawing {
  let lanes = chart.lanes
  guard lanes.contains(where: { $0.row != nil }) else {
    return .empty(chart.emptyWords, layout: layout)
  }
  // Whether there is room, and so the height of the key, is not known before.
  let keyless = ComparisonFrame(chart, layout, lanes, top: 0)
  let key = keyMarks(keyless.intervalLabel == nil ? keyItems(chart) : [], layout: layout)
  let frame = key.marks.isEmpty ? keyless : ComparisonFrame(chart, layout, lanes, top: key.height)
  let rows = lanes.indices.flatMap { index in
    frame.marks(of: lanes[index], at: frame.bands.middle(of: index))
  }
  let bands = lanes.indices.flatMap { index in
    frame.band(behind: lanes[index], at: frame.bands.middle(of: index))
  }
  let above = frame.headingMarks() + key.marks
  let marks = bands + frame.axisMarks() + above + rows + frame.intervalMarks()
  return Drawing(layout: layout, height: frame.height, marks: marks)
}

/// The key: what the line through a dot is.
private func keyItems(_ chart: ComparisonChart) -> [KeyItem] {
  guard let name = chart.intervalName else { return [] }
  let hasMuted = chart.rows.contains { chart.ink(of: $0) == .muted }
  let ink = hasMuted ? Ink.muted : .series(0)
  let interval = KeyItem(text: name, sampleWidth: 22) { place in
    [IntervalMark(from: Point(place.x + 1, place.y), toX: place.x + 21, capHeight: 8, ink: ink)]
  }
  return [interval]
}

extension ComparisonFrame {
  func band(behind lane: ComparisonLane, at y: Double) -> [any Mark] {
    guard lane.row?.emphasis == .emphasised else { return [] }
    let origin = Point(0, y - bands.step / 2)
    return [BandMark(area: Rectangle(origin: origin, width: layout.width, height: bands.step))]
  }

  func marks(of lane: ComparisonLane, at y: Double) -> [any Mark] {
    switch lane {
    case .heading(let heading):
      let text = shortened(heading, to: layout.width, size: layout.textSize, isBold: true)
      let place = Point(0, y + 2)
      return [
        LabelMark(text: text, point: place, size: layout.textSize, weight: .bold, ground: .halo)
      ]
    case .row(let row):
      return texts(of: row, at: y) + figure(of: row, at: y)
    }
  }

  private func texts(of row: ComparisonChart.Row, at y: Double) -> [any Mark] {
    let size = layout.textSize
    let weight: LabelMark.Weight = row.isBold ? .bold : .regular
    let name = shortened(row.name(in: layout), to: nameWidth, size: size, isBold: row.isBold)
    let room = layout.width - axis.scale.range.end
    let value = shortened(row.valueText, to: room, size: size, isBold: row.isBold)
    return [
      LabelMark(text: name, point: Point(0, y), size: size, weight: weight),
      LabelMark(
        text: value,
        point: Point(layout.width, y),
        size: size,
        anchor: .end,
        weight: weight
      ),
    ]
  }

  private func figure(of row: ComparisonChart.Row, at y: Double) -> [any Mark] {
    let range = axis.scale.range
    switch row.figure {
    case .missing(_, let words):
      let text = shortened(words, to: range.length - 6, size: layout.smallSize)
      let place = Point(range.start + 6, y)
      return [LabelMark(text: text, point: place, size: layout.smallSize)]
    case .value(let value, let interval, _):
      // A value that is not finite has no position; its text is still printed.
      guard value.isFinite else { return [] }
      let ink = chart.ink(of: row)
      let scale = axis.scale
      let dot = DotMark(
        point: Point(scale.position(of: value), y),
        radius: layout.dotRadius,
        shape: row.isBold ? .diamond : .circle,
        ink: ink
      )
      guard let interval else { return [dot] }
      let from = Point(scale.position(of: interval.lowerBound), y)
      let toX = scale.position(of: interval.upperBound)
      return [IntervalMark(from: from, toX: toX, capHeight: 8, ink: ink), dot]
    }
  }
}
