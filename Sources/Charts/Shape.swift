import Markup

/// The outline of a dot: series differ in shape, so that no reader depends on colour.
enum Shape: CaseIterable, Sendable {
  case circle, square, diamond, triangle, triangleDown

  /// The shape of a series, counted from 0; shapes repeat after the last.
  static func ofSeries(_ index: Int) -> Shape {
    [circle, square, diamond, triangle][index % 4]
  }

  /// The outline as SVG path data; all shapes of one radius look equally large.
  func path(around point: Point, radius: Double) -> String {
    let (x, y) = (point.x, point.y)
    switch self {
    case .circle:
      var path = Array("M".utf8)
      path.append(coordinate: x - radius)
      path.append(UInt8(ascii: " "))
      path.append(coordinate: y)
      for across in [2 * radius, -2 * radius] {
        path.append(UInt8(ascii: "a"))
        path.append(coordinate: radius)
        path.append(UInt8(ascii: " "))
        path.append(coordinate: radius)
        path.append(contentsOf: " 0 1 0 ".utf8)
        path.append(coordinate: across)
        path.append(contentsOf: " 0".utf8)
      }
      path.append(UInt8(ascii: "z"))
      return String(decoding: path, as: UTF8.self)
    case .square:
      let corner = Point(x - radius * 0.9, y - radius * 0.9)
      return Rectangle(origin: corner, width: radius * 1.8, height: radius * 1.8).path
    case .diamond:
      let s = radius * 1.3
      return closed([(x, y - s), (x + s, y), (x, y + s), (x - s, y)])
    case .triangle:
      let s = radius * 1.2
      return closed([(x, y - s), (x + s, y + s * 0.8), (x - s, y + s * 0.8)])
    case .triangleDown:
      let s = radius * 1.2
      return closed([(x, y + s), (x - s, y - s * 0.8), (x + s, y - s * 0.8)])
    }
  }

  private func closed(_ corners: [(Double, Double)]) -> String {
    linePath([corners.map { Point($0.0, $0.1) }]) + "z"
  }
}
