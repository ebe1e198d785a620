/// One entry of the key above a plot: a sample of a mark and its meaning.
struct KeyItem {
  var text: String
  var sampleWidth: Double
  /// Draws the sample; the point is the middle of its left edge.
  var sample: (Point) -> [any Mark]
}

/// The key as marks from the top of a drawing, in as many lines as it needs, and its height.
func keyMarks(_ items: [KeyItem], layout: ChartLayout) -> (marks: [any Mark], height: Double) {
  guard !items.isEmpty else { return ([], 0) }
  let gap = 8.0
  let between = 20.0
  var marks: [any Mark] = []
  var x = 0.0
  var y = layout.lineHeight / 2
  for item in items {
    let room = layout.width - item.sampleWidth - gap
    let text = shortened(item.text, to: room, size: layout.smallSize)
    let width = item.sampleWidth + gap + textWidth(text, size: layout.smallSize)
    if x > 0 && x + width > layout.width {
      x = 0
      y += layout.lineHeight
    }
    marks += item.sample(Point(x, y))
    let place = Point(x + item.sampleWidth + gap, y)
    marks.append(LabelMark(text: text, point: place, size: layout.smallSize))
    x += width + between
  }
  return (marks, y + layout.lineHeight / 2 + 6)
}
