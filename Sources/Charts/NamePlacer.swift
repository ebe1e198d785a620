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

/// Puts names beside points in a plane, so that none covers another name or point.
///
/// Tried in a fixed order: right, left, above, below. Where none of them is free the name is left out,
/// since the table has it; a name that is needed may then cover points, but never another name. A name
/// that is wider than half the plane is cut.
struct NamePlacer {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var points: [Box]
  /// The names that stand already.
  var names: [Box] = []

  mutating func place(
    _ name: String,
    at point: Point,
    distance: Double,
    size: Double,
    isBold: Bool,
    isNeeded: Bool
  ) -> LabelMark? {
    let name = shortened(name, to: (right - left) / 2, size: size, isBold: isBold)
    let width = textWidth(name, size: size, isBold: isBold)
    let half = size * 0.6
    let candidates: [(LabelMark.Anchor, Point)] = [
      (.start, Point(point.x + distance, point.y)),
      (.end, Point(point.x - distance, point.y)),
      (.middle, Point(point.x, point.y - distance - half)),
      (.middle, Point(point.x, point.y + distance + half)),
    ]
    let boxes = candidates.map { box($0.0, $0.1, width: width, half: half) }
    let open = boxes.indices.filter { index in
      isInside(boxes[index]) && !names.contains { $0.overlaps(boxes[index]) }
    }
    let free = open.first { index in !points.contains { $0.overlaps(boxes[index]) } }
    guard let chosen = free ?? (isNeeded ? open.first : nil) else { return nil }
    names.append(boxes[chosen])
    return LabelMark(
      text: name,
      point: candidates[chosen].1,
      size: size,
      anchor: candidates[chosen].0,
      weight: isBold ? .bold : .regular,
      ground: .halo
    )
  }

  /// Where a label that ends at the right edge stands: above a line or below it, free of points where
  /// one of the two is.
  mutating func benchmarkPlace(width: Double, height: Double, line: Double) -> Point {
    let places = [line - height * 0.6, line + height * 0.6].map { Point(right - 2, $0) }
    let boxes = places.map { box(.end, $0, width: width, half: height / 2) }
    let inside = places.indices.filter { isInside(boxes[$0]) }
    let free = inside.first { index in !points.contains { $0.overlaps(boxes[index]) } }
    let chosen = free ?? inside.first ?? 0
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
