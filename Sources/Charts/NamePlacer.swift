/// A rectangle that a mark or a label covers.
struct Box: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  init(around point: Point, radius: Double) {
    self.init(
      left: point.x - radius,
      top: point.y - radius,
      right: point.x + radius,
      bottom: point.y + radius
    )
  }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

/// Places names next to points so that none covers another name or point.
///
/// Positions are tried in a fixed order: right, left, above, below. If none of them is free, the
/// name is left out, since the table has it. A name that is needed is instead placed farther away,
/// with a line to its point; it covers points only if there is no free position at all, but never
/// another name. A name that is wider than half the plot is cut.
struct NamePlacer {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var points: [Box]
  /// The names placed so far.
  var names: [Box] = []

  /// The name, with a line to its point if it is placed farther away; empty if there is no room.
  mutating func place(
    _ name: String,
    at point: Point,
    distance: Double,
    size: Double,
    isBold: Bool,
    isNeeded: Bool
  ) -> [any Mark] {
    let name = shortened(name, to: (right - left) / 2, size: size, isBold: isBold)
    let width = textWidth(name, size: size, isBold: isBold)
    let half = size * 0.6
    var candidates: [(anchor: LabelMark.Anchor, point: Point)] = [
      (.start, Point(point.x + distance, point.y)),
      (.end, Point(point.x - distance, point.y)),
      (.middle, Point(point.x, point.y - distance - half)),
      (.middle, Point(point.x, point.y + distance + half)),
    ]
    let near = candidates.count
    if isNeeded { candidates += farther(from: point, distance) }
    let boxes = candidates.map { box($0.0, $0.1, width: width, half: half) }
    let open = boxes.indices.filter { index in
      isInside(boxes[index]) && !names.contains { $0.overlaps(boxes[index]) }
    }
    let free = open.first { index in !points.contains { $0.overlaps(boxes[index]) } }
    guard let chosen = free ?? (isNeeded ? open.first : nil) else { return [] }
    names.append(boxes[chosen])
    let (anchor, end) = candidates[chosen]
    let label = LabelMark(
      text: name,
      point: end,
      size: size,
      anchor: anchor,
      weight: isBold ? .bold : .regular,
      ground: .halo
    )
    guard chosen >= near else { return [label] }
    let side = Point(end.x + (anchor == .start ? -2 : 2), end.y)
    return [RuleMark(lines: [[point, side]], role: .leader), label]
  }

  /// Positions farther from a point, up and down on both sides, the nearest first.
  private func farther(
    from point: Point,
    _ distance: Double
  ) -> [(anchor: LabelMark.Anchor, point: Point)] {
    [2.0, 4, 6, 8, 10].flatMap { factor in
      [-1.0, 1].flatMap { sign in
        let y = point.y + sign * factor * distance
        return [
          (anchor: LabelMark.Anchor.start, point: Point(point.x + factor * distance, y)),
          (anchor: LabelMark.Anchor.end, point: Point(point.x - factor * distance, y)),
        ]
      }
    }
  }

  /// The position of a label that ends at the right edge: above or below a line, clear of points
  /// and names; `nil` if there is none, unless the label is needed.
  mutating func place(
    onLine line: Double,
    width: Double,
    height: Double,
    isNeeded: Bool
  ) -> Point? {
    let places = [line - height * 0.6, line + height * 0.6].map { Point(right - 2, $0) }
    let boxes = places.map { box(.end, $0, width: width, half: height / 2) }
    let inside = places.indices.filter { isInside(boxes[$0]) }
    let free = inside.first { index in
      !(points + names).contains { $0.overlaps(boxes[index]) }
    }
    guard let chosen = free ?? (isNeeded ? inside.first ?? 0 : nil) else { return nil }
    names.append(boxes[chosen])
    return places[chosen]
  }

  private func isInside(_ box: Box) -> Bool {
    box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom
  }

  private func box(
    _ anchor: LabelMark.Anchor,
    _ point: Point,
    width: Double,
    half: Double
  ) -> Box {
    let start =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    return Box(left: start, top: point.y - half, right: start + width, bottom: point.y + half)
  }
}
