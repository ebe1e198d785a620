import Markup

/// A drawable element at fixed positions.
///
/// Marks know positions in the drawing and nothing of the data: scales map numbers to positions,
/// and a recipe combines the two. Axes and keys consist of marks too.
protocol Mark: Sendable {
  var markup: Markup { get }
}

/// A point of data.
struct DotMark: Mark {
  var point: Point
  var radius: Double
  var shape: Shape
  var ink: Ink
  var filling = Filling.solid

  enum Filling: Sendable {
    case solid
    /// Only an outline, filled in the page colour: the value is provisional.
    case hollow
    /// Only an outline, on a page of any colour.
    case open
  }

  var markup: Markup { markup(with: []) }

  /// One path of this dot and of others that differ from it only in position.
  private func markup(with others: [DotMark]) -> Markup {
    let paths = ([self] + others).map { $0.shape.path(around: $0.point, radius: $0.radius) }
    let fill =
      switch filling {
      case .solid: ink.colour
      case .hollow: ChartPalette.light.page
      case .open: "none"
      }
    return .element(
      "path",
      [
        "d": paths.joined(),
        "class": "\(filling == .solid ? "dot" : "dot-hollow") \(ink.className)",
        "fill": fill,
        "stroke": ink.colour,
        "stroke-width": filling == .solid ? "1" : "2",
      ]
    )
  }

  private func isLike(_ other: DotMark) -> Bool {
    radius == other.radius && shape == other.shape && ink == other.ink
      && filling == other.filling
  }
}

extension DotMark {
  /// Marks from back to front as markup; dots that follow each other and differ only in position
  /// are one path.
  static func joined(_ marks: [any Mark]) -> [Markup] {
    var printed: [Markup] = []
    var run: [DotMark] = []
    for mark in marks {
      let dot = mark as? DotMark
      if let dot, run.last?.isLike(dot) != false {
        run.append(dot)
        continue
      }
      if let first = run.first { printed.append(first.markup(with: Array(run.dropFirst()))) }
      run = [dot].compactMap(\.self)
      if dot == nil { printed.append(mark.markup) }
    }
    if let first = run.first { printed.append(first.markup(with: Array(run.dropFirst()))) }
    return printed
  }
}

/// The interval of an estimate, with a cap at each end.
struct IntervalMark: Mark {
  var from: Point
  var toX: Double
  var capHeight: Double
  var ink: Ink

  var markup: Markup {
    let half = capHeight / 2
    let ends = [from.x, toX].map { x in
      [Point(x, from.y - half), Point(x, from.y + half)]
    }
    let path = linePath([[from, Point(toX, from.y)]] + ends)
    return .element(
      "path",
      [
        "d": path,
        "class": "line \(ink.className)",
        "fill": "none",
        "stroke": ink.colour,
        "stroke-width": "2",
      ]
    )
  }
}

/// Runs of points joined by straight lines, with gaps between the runs.
struct LineMark: Mark {
  var runs: [[Point]]
  var ink: Ink
  var width: Double
  var dash = Dash.solid

  var markup: Markup {
    .element(
      "path",
      [
        "d": linePath(runs),
        "class": "line \(ink.className)",
        "fill": "none",
        "stroke": ink.colour,
        "stroke-width": coordinateText(width),
        "stroke-dasharray": dash.rawValue.isEmpty ? nil : dash.rawValue,
        "stroke-linejoin": "round",
      ]
    )
  }
}

/// The area between a lower and an upper line, such as an interval over time.
struct AreaMark: Mark {
  /// The lower and the upper line of each run, from left to right.
  var runs: [(lower: [Point], upper: [Point])]
  var ink: Ink

  var markup: Markup {
    let outlines = runs.map { linePath([$0.upper + $0.lower.reversed()]) + "z" }
    return .element(
      "path",
      [
        "d": outlines.joined(),
        "class": "area \(ink.className)",
        "fill": ink.colour,
        "fill-opacity": "0.2",
        "stroke": "none",
      ]
    )
  }
}

/// The dash pattern of a line, so that lines differ without colour.
enum Dash: String, Sendable {
  case solid = ""
  case long = "9 4"
  case dashDot = "8 3 2 3"
  case short = "4 4"
  /// Only for provisional values.
  case dotted = "2 4"
}

/// Straight lines of the frame around the data, in the text colour.
struct RuleMark: Mark {
  var lines: [[Point]]
  var role: Role

  enum Role: String, Sendable {
    case grid, axis, benchmark, leader
    case seriesBreak = "series-break"
  }

  var markup: Markup {
    .element(
      "path",
      [
        "d": linePath(lines),
        "class": role.rawValue,
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": role == .benchmark || role == .seriesBreak ? "1.5" : "1",
        "stroke-opacity": role == .grid ? "0.18" : role == .leader ? "0.5" : nil,
        "stroke-dasharray": role == .benchmark ? "5 3" : role == .seriesBreak ? "2 3" : nil,
      ]
    )
  }
}

/// A band behind an emphasised row.
struct BandMark: Mark {
  var area: Rectangle

  var markup: Markup {
    area.markup(["class": "band", "fill": "currentColor", "fill-opacity": "0.08"])
  }
}

/// A cross that marks a missing value.
struct CrossMark: Mark {
  var point: Point
  var radius: Double
  var ink: Ink

  var markup: Markup {
    let (x, y) = (point.x, point.y)
    let strokes = [
      [Point(x - radius, y - radius), Point(x + radius, y + radius)],
      [Point(x - radius, y + radius), Point(x + radius, y - radius)],
    ]
    return LineMark(runs: strokes, ink: ink, width: 2).markup
  }
}

func linePath(_ runs: [[Point]]) -> String {
  var path: [UInt8] = []
  for run in runs {
    for (index, point) in run.enumerated() {
      path.append(index == 0 ? UInt8(ascii: "M") : UInt8(ascii: "L"))
      path.append(coordinate: point.x)
      path.append(UInt8(ascii: " "))
      path.append(coordinate: point.y)
    }
  }
  return String(decoding: path, as: UTF8.self)
}

/// Runs of adjacent points, at least two unless a shorter run is asked for; no run crosses a gap or
/// a break before one of its points.
func runs(_ points: [Point?], breaks: Set<Int> = [], atLeast count: Int = 2) -> [[Point]] {
  var found: [[Point]] = []
  var run: [Point] = []
  for (index, point) in points.enumerated() {
    if point == nil || breaks.contains(index) {
      found.append(run)
      run = []
    }
    if let point { run.append(point) }
  }
  return (found + [run]).filter { $0.count >= count }
}
