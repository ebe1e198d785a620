/// For which width of the page a chart is drawn.
///
/// A page holds both drawings and shows the one that fits, so that text is never scaled down.
package enum ChartLayout: String, CaseIterable, Sendable {
  /// For a column of at least 680 CSS pixels.
  case wide
  /// For a telephone: fits beside margins of 16 pixels in a window of 320.
  case narrow

  /// The width of the drawing, in CSS pixels.
  package var width: Double { self == .wide ? 680 : 288 }

  /// The size of names and values; nothing is ever smaller than 12.
  var textSize: Double { self == .wide ? 14 : 12 }

  /// The size of ticks and keys.
  var smallSize: Double { self == .wide ? 13 : 12 }

  /// The height of a line of text, and of what stands in a row with it.
  var lineHeight: Double { self == .wide ? 18 : 16 }

  /// The height of a row of a chart with a row for each body.
  var rowHeight: Double { self == .wide ? 22 : 20 }

  /// Half the width of a dot.
  var dotRadius: Double { self == .wide ? 4.5 : 4 }

  /// About how many ticks suit an axis of a length, so that their texts stand well apart.
  func tickCount(over range: Extent, along direction: AxisDirection) -> Int {
    let spacing: Double
    switch direction {
    case .across: spacing = self == .wide ? 80 : 36
    case .up: spacing = 60
    }
    return max(2, Int(range.length.magnitude / spacing))
  }
}

/// Which way an axis of values runs.
enum AxisDirection: Sendable {
  case across, up
}
