import Markup

/// The form of a funnel with too many bodies for a dot each: squares that are darker where there are
/// more of them, and the bodies far outside the limits as dots.
enum FunnelDensity {
  /// The most bodies that are all drawn as dots.
  static let mostDots = 500
  /// The most bodies that are drawn as dots over squares.
  static let mostOutliers = 50
  /// The side of a square, in CSS pixels.
  static let side = 8.0
  /// The opacity of the squares of each class, from few bodies to many.
  static let opacities = [0.15, 0.3, 0.45, 0.65, 0.9]
}

/// The squares of one class, as one path.
private struct BinMark: Mark {
  var corners: [Point]
  var opacity: Double

  var markup: Markup {
    let side = FunnelDensity.side
    let squares = corners.map { Rectangle(origin: $0, width: side, height: side).path }
    return .element(
      "path",
      [
        "d": squares.joined(),
        "class": "bin",
        "fill": "currentColor",
        "fill-opacity": coordinateText(opacity),
      ]
    )
  }
}

/// The bodies in the squares of a funnel, in classes of numbers of bodies.
struct FunnelBins {
  /// The top left corner of each square, from that of the plot, by class.
  private(set) var corners: [[Point]] = Array(repeating: [], count: FunnelDensity.opacities.count)
  /// The least and the greatest number of bodies in a square, by class; `nil` without squares.
  private var ranges: [ClosedRange<Int>?] = Array(
    repeating: nil,
    count: FunnelDensity.opacities.count
  )

  /// Counts bodies at their places, which are from the corner of the plot.
  fileprivate init(_ places: [Point]) {
    var counts: [Cell: Int] = [:]
    for place in places {
      let column = Int((place.x / FunnelDensity.side).rounded(.down))
      let row = Int((place.y / FunnelDensity.side).rounded(.down))
      counts[Cell(row: row, column: column), default: 0] += 1
    }
    let most = counts.values.max() ?? 0
    for (cell, count) in counts.sorted(by: { $0.key < $1.key }) {
      // Each class is up to three times as many bodies as the one before.
      let index = [81, 27, 9, 3].firstIndex { count * $0 <= most } ?? 4
      corners[index].append(
        Point(
          Double(cell.column) * FunnelDensity.side,
          Double(cell.row) * FunnelDensity.side
        )
      )
      let range = ranges[index] ?? count...count
      ranges[index] = min(range.lowerBound, count)...max(range.upperBound, count)
    }
  }

  /// The entries of the key for the squares: the numbers of bodies of each class.
  func keyItems(_ words: FunnelChart.Words) -> [KeyItem] {
    let side = FunnelDensity.side
    let classes = zip(ranges, FunnelDensity.opacities).compactMap { range, opacity in
      range.map { (range: $0, opacity: opacity) }
    }
    return classes.enumerated().map { index, found in
      let (low, high) = (groupedText(found.range.lowerBound), groupedText(found.range.upperBound))
      let numbers = low == high ? low : "\(low) to \(high)"
      let text = index == 0 ? "\(words.bodies): \(numbers)" : numbers
      return KeyItem(text: text, sampleWidth: side + 2) { place in
        let corner = Point(place.x + 1, place.y - side / 2)
        return [BinMark(corners: [corner], opacity: found.opacity)]
      }
    }
  }

  private struct Cell: Hashable, Comparable {
    var row: Int
    var column: Int

    static func < (left: Cell, right: Cell) -> Bool {
      (left.row, left.column) < (right.row, right.column)
    }
  }
}

extension FunnelChart {
  /// Whether there are too many bodies for a dot each.
  var isDense: Bool { points.count > FunnelDensity.mostDots }

  /// The bodies that are drawn as dots: all, or the named ones and those that are farthest outside
  /// the wider limits.
  var separatePoints: [FunnelChart.Point] {
    guard isDense else { return points }
    let wide = limits.first(where: \.isWide)
    let far = points.filter { $0.isFar && !$0.isNamed }.map { point in
      (point: point, excess: wide.map { excess(of: point, over: $0) } ?? 0)
    }
    let farthest = far.indices.sorted { (-far[$0].excess, $0) < (-far[$1].excess, $1) }
      .prefix(FunnelDensity.mostOutliers).sorted()
    return points.filter(\.isNamed) + farthest.map { far[$0].point }
  }

  /// The distance of a body from the benchmark, as a multiple of that of the limit.
  private func excess(of point: Point, over limits: Limits) -> Double {
    let range = limits.range(point.size)
    let limit = point.value > benchmark.value ? range.upperBound : range.lowerBound
    let reach = abs(limit - benchmark.value)
    return reach > 0 ? abs(point.value - benchmark.value) / reach : 0
  }
}

extension FunnelFrame {
  /// The bodies that have no dot, in squares; `nil` if all have one.
  var bins: FunnelBins? {
    guard chart.isDense else { return nil }
    let separate = Set(points)
    let places = chart.points.filter { !separate.contains($0) }.map(place)
    return FunnelBins(places.map { Point($0.x - plot.left, $0.y - plot.top) })
  }

  /// The squares, from few bodies to many.
  func marks(of bins: FunnelBins) -> [any Mark] {
    zip(bins.corners, FunnelDensity.opacities).compactMap { corners, opacity in
      let corners = corners.map { Point(plot.left + $0.x, plot.top + $0.y) }
      return corners.isEmpty ? nil : BinMark(corners: corners, opacity: opacity)
    }
  }

  /// The places of the dots, which names must not cover.
  var obstacles: [Box] {
    points.map { Box(around: place($0), radius: layout.dotRadius) }
  }
}
