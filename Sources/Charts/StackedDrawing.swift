/// Draws bars of parts: key, axis from 0% to 100%, rows.
///
/// Where the first bar has room for the name of an outlined part, the name is in it and not in the
/// key.
func stackedDrawing(_ chart: StackedChart, _ layout: ChartLayout) -> Drawing {
  let rows = chart.groups.flatMap(\.rows)
  guard !rows.isEmpty else { return .empty(chart.emptyWords, layout: layout) }
  let size = layout.textSize
  let longest = rows.map { textWidth($0.name, size: size) }.max() ?? 0
  let nameWidth = min(longest, layout.width * 0.38)
  let valueWidth = rows.map { textWidth($0.valueText, size: size) }.max() ?? 0
  let axis = ValueAxis(
    covering: [1],
    range: Extent(nameWidth + 12, layout.width - valueWidth - 18),
    format: .percent(decimals: 0),
    about: layout == .wide ? 5 : 2,
    end: .atTick
  )
  let labels = partLabels(chart, axis.scale, layout)
  let key = keyMarks(keyItems(chart, without: Set(labels.map(\.text))), layout: layout)
  // The text at the end of each row is about the first part.
  let title = LabelMark(
    text: shortened(chart.parts[0], to: layout.width, size: layout.smallSize),
    point: Point(layout.width, key.height + layout.lineHeight / 2),
    size: layout.smallSize,
    anchor: .end
  )
  let ticksY = key.height + layout.lineHeight * 1.5
  var y = ticksY + layout.lineHeight / 2 + 3
  let top = y
  var marks: [any Mark] = []
  var isLabelled = false
  for group in chart.groups {
    if let heading = group.heading {
      let middle = y + layout.rowHeight / 2 + 2
      let text = shortened(heading, to: layout.width, size: size, isBold: true)
      var label = LabelMark(text: text, point: Point(0, middle), size: size, weight: .bold)
      // The heading may reach into the plot.
      label.ground = .halo
      marks.append(label)
      y += layout.rowHeight
    }
    for row in group.rows {
      let middle = y + layout.rowHeight / 2
      marks += row.marks(at: middle, axis.scale, layout, nameWidth: nameWidth)
      if !isLabelled, row == chart.labelled {
        isLabelled = true
        marks += labels.map { label in
          var label = label
          label.point.y = middle
          return label
        }
      }
      y += layout.rowHeight
    }
  }
  let grid = axis.verticalGrid(over: [Extent(top, y)])
  let ticks = axis.labelsInLine(at: ticksY, size: layout.smallSize)
  return Drawing(layout: layout, height: y + 4, marks: grid + key.marks + [title] + ticks + marks)
}

extension StackedChart {
  /// The first row with a bar.
  fileprivate var labelled: Row? {
    groups.lazy.flatMap(\.rows).first { row in
      if case .shares = row.content { true } else { false }
    }
  }
}

/// The names of outlined parts that fit into the first bar, at their places across.
private func partLabels(
  _ chart: StackedChart,
  _ scale: LinearScale,
  _ layout: ChartLayout
) -> [LabelMark] {
  guard case .shares(let shares, _) = chart.labelled?.content else { return [] }
  var start = 0.0
  return shares.enumerated().compactMap { index, share in
    let (left, right) = (scale.position(of: start), scale.position(of: start + share))
    start += share
    let isOutlined = index == shares.count - 1 || index % 2 == 1
    let width = textWidth(chart.parts[index], size: layout.smallSize)
    guard isOutlined, width + 12 < right - left else { return nil }
    let middle = Point((left + right) / 2, 0)
    return LabelMark(
      text: chart.parts[index],
      point: middle,
      size: layout.smallSize,
      anchor: .middle
    )
  }
}

/// The key of the parts that have no label in a bar.
private func keyItems(_ chart: StackedChart, without labels: Set<String>) -> [KeyItem] {
  let parts = chart.parts.enumerated().filter { !labels.contains($0.element) }
  return parts.map { index, part in
    KeyItem(text: part, sampleWidth: 16) { place in
      [
        BarMark(
          area: Rectangle(origin: Point(place.x, place.y - 6), width: 16, height: 12),
          part: index,
          isRest: index == chart.parts.count - 1
        )
      ]
    }
  }
}

extension StackedChart.Row {
  fileprivate var valueText: String {
    switch content {
    case .shares(_, let text): text
    case .missing(let mark, _): mark
    }
  }

  fileprivate func marks(
    at y: Double,
    _ scale: LinearScale,
    _ layout: ChartLayout,
    nameWidth: Double
  ) -> [any Mark] {
    let size = layout.textSize
    let texts: [any Mark] = [
      LabelMark(text: shortened(name, to: nameWidth, size: size), point: Point(0, y), size: size),
      LabelMark(text: valueText, point: Point(layout.width, y), size: size, anchor: .end),
    ]
    switch content {
    case .missing(_, let words):
      let text = shortened(words, to: scale.range.length - 6, size: layout.smallSize)
      let place = Point(scale.range.start + 6, y)
      return texts + [LabelMark(text: text, point: place, size: layout.smallSize, ground: .halo)]
    case .shares(let shares, _):
      var start = 0.0
      let height = layout.rowHeight - 6
      let bars = shares.enumerated().compactMap { index, share -> (any Mark)? in
        let left = scale.position(of: start)
        start += share
        let width = scale.position(of: start) - left
        guard width > 0 else { return nil }
        return BarMark(
          area: Rectangle(origin: Point(left, y - height / 2), width: width, height: height),
          part: index,
          isRest: index == shares.count - 1
        )
      }
      return texts + bars
    }
  }
}
