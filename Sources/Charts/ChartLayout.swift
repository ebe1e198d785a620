/// The page width that a drawing is made for.
///
/// A page contains both drawings and shows the one that fits, so that text is never scaled down.
package enum ChartLayout: String, CaseIterable, Sendable {
  /// For a column of at least 680 CSS pixels.
  case wide
  /// For a phone: fits between margins of 16 pixels in a window of 320.
  case narrow

  /// The width of the drawing, in CSS pixels.
  package var width: Double { self == .wide ? 680 : 288 }

  /// The font size of names and values; no text is smaller than 12.
  var textSize: Double { self == .wide ? 14 : 12 }

  /// The font size of tick labels and keys.
  var smallSize: Double { self == .wide ? 13 : 12 }

  /// The height of a line of text, and of anything in a row with it.
  var lineHeight: Double { self == .wide ? 18 : 16 }

  /// The height of a row in a chart with a row for each body.
  var rowHeight: Double { self == .wide ? 22 : 20 }

  /// Half the width of a dot.
  var dotRadius: Double { self == .wide ? 4.5 : 4 }

  /// The approximate number of ticks for an axis of a length, so that their labels are well apart.
  func tickCount(over range: Extent, along direction: AxisDirection) -> Int {
    let spacing: Double
    switch direction {
    case .across: spacing = self == .wide ? 80 : 36
    case .up: spacing = 60
    }
    return max(2, Int(range.length.magnitude / spacing))
  }
}

/// The direction of a value axis.
enum AxisDirection: Sendable {
  case across, up
}
