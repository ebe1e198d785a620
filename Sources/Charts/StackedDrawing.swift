/// Draws bars of parts: key, axis from 0% to 100%, rows.
func stackedDrawing(_ chart: StackedChart, _ layout: ChartLayout) -> Drawing {
  let rows = chart.groups.flatMap(\.rows)
  guard !rows.isEmpty else { return .empty(chart.emptyWords, layout: layout) }
  let items = chart.parts.enumerated().map { index, part in
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
  let key = keyMarks(items, layout: layout)
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
  for group in chart.groups {
    if let heading = group.heading {
      let middle = y + layout.rowHeight / 2 + 2
      let text = shortened(heading, to: layout.width, size: size, isBold: true)
      marks.append(LabelMark(text: text, point: Point(0, middle), size: size, weight: .bold))
      y += layout.rowHeight
    }
    for row in group.rows {
      marks += row.marks(at: y + layout.rowHeight / 2, axis.scale, layout, nameWidth: nameWidth)
      y += layout.rowHeight
    }
  }
  let grid = axis.verticalGrid(over: [Extent(top, y)])
  let ticks = axis.labelsInLine(at: ticksY, size: layout.smallSize)
  return Drawing(layout: layout, height: y + 4, marks: grid + key.marks + [title] + ticks + marks)
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
