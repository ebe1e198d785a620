package import Markup

/// A word-sized line next to a text that says the same.
///
/// It has no axis and no text, and is hidden from screen readers, which read the text next to it.
/// The scale starts at zero. A missing value leaves a gap, and so does a break.
package struct Sparkline: Hashable, Sendable {
  /// A value for each period, in order.
  package var values: [Double?]
  /// The periods, counted from 0, before which the line is broken.
  package var breaks: Set<Int>
  /// The top of the scale, equal for sparklines that are compared; `nil` for the largest value.
  package var maximum: Double?

  package init(values: [Double?], breaks: Set<Int> = [], maximum: Double? = nil) {
    self.values = values
    self.breaks = breaks
    self.maximum = maximum
  }

  /// The drawing, 96 by 24 units; empty if there are no values.
  package var markup: Markup {
    let numbers = values.compactMap(\.self).filter(\.isFinite)
    guard !numbers.isEmpty else { return .empty }
    let scale = LinearScale(
      fromZeroCovering: numbers + [maximum].compactMap(\.self),
      range: Extent(height - margin, margin)
    )
    let times = TimeScale(times: values.map { _ in nil }, range: Extent(0, width))
    let points = values.enumerated().map { index, value in
      value.flatMap { value in
        value.isFinite ? Point(times.middle(of: index), scale.position(of: value)) : nil
      }
    }
    let lines = LineMark(runs: runs(points, breaks: breaks), ink: .series(0), width: 2)
    let last = points.last { $0 != nil }.flatMap(\.self).map {
      DotMark(point: $0, radius: 3, shape: .circle, ink: .series(0))
    }
    return svgElement(
      width: width,
      height: height,
      ["class": "sparkline", "aria-hidden": "true", "focusable": "false"],
      (lines.runs.isEmpty ? [] : [lines.markup]) + [last?.markup].compactMap(\.self)
    )
  }
}

private let width = 96.0
private let height = 24.0
/// Room for the last dot at the edge.
private let margin = 4.0
