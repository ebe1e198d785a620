import Markup

/// The texts of a standalone drawing.
struct DrawingWords {
  var title: String
  var subtitle: String
  var notes: [String]
  var source: String
}

extension Drawing {
  /// The drawing as a file of its own: on white, its title above, its notes and source below.
  func standalone(_ words: DrawingWords, description: String) -> Markup {
    let margin = 20.0
    var column = TextColumn(left: margin, width: layout.width, y: margin)
    let head =
      column.lines(words.title, size: 18, weight: .bold) + column.lines(words.subtitle, size: 14)
    let plotTop = column.y + 14
    column.y = plotTop + height.rounded(.up) + 10
    let foot = (words.notes + [words.source]).flatMap { column.lines($0, size: 12) }
    let shift = "translate(\(coordinateText(margin)) \(coordinateText(plotTop)))"
    return svgElement(
      width: layout.width + margin * 2,
      height: (column.y + margin).rounded(.up),
      [
        "role": "img",
        "aria-labelledby": "title desc",
        "color": "#0b0c0c",
        "fill": "currentColor",
        "font-family": "Arial, Helvetica, sans-serif",
      ],
      [
        .element("title", ["id": "title"], text: words.title),
        .element("desc", ["id": "desc"], text: description),
        .element("rect", ["width": "100%", "height": "100%", "fill": ChartPalette.light.page]),
      ] + head.map(\.markup)
        + [.element("g", ["transform": shift], DotMark.joined(marks).map(\.alone))]
        + foot.map(\.markup)
    )
  }
}

extension Markup {
  /// A copy with the rule that page style sheets have for halos: a label's halo is behind its
  /// letters.
  ///
  /// It is an attribute, because some hosts block styles inside a file.
  fileprivate var alone: Markup {
    switch self {
    case .text, .printed, .linkedData: return self
    case .fragment(let nodes): return .fragment(nodes.map(\.alone))
    case .element(var element):
      if element.attributes.contains(Attribute("class", "halo")) {
        element.attributes.append(Attribute("paint-order", "stroke"))
      }
      element.content = element.content.map(\.alone)
      return .element(element)
    }
  }
}

/// How much wider than Arial a font is that a computer without Arial may use instead (DejaVu Sans).
private let widestFont = 1.17

/// Lines of text from top to bottom.
private struct TextColumn {
  var left: Double
  var width: Double
  var y: Double

  mutating func lines(
    _ text: String,
    size: Double,
    weight: LabelMark.Weight = .regular
  ) -> [LabelMark] {
    guard !text.isEmpty else { return [] }
    let height = size * 1.35
    let lines = wrapped(text, to: width / widestFont, size: size, isBold: weight == .bold)
    let start = y
    y += height * Double(lines.count)
    return lines.enumerated().map { index, line in
      let middle = start + height * (Double(index) + 0.5)
      return LabelMark(text: line, point: Point(left, middle), size: size, weight: weight)
    }
  }
}
