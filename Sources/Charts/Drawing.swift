import Markup

/// Marks on a canvas, from back to front, as one SVG.
package struct Drawing {
  var layout: ChartLayout
  var height: Double
  var marks: [any Mark]

  /// The drawing as an image with a name and a description for screen readers.
  ///
  /// Contains no `style` and no script, so that it works under a strict content security policy.
  /// `idPrefix` must be unique per drawing of a page.
  func markup(idPrefix: String, title: String, description: String) -> Markup {
    svgElement(
      width: layout.width,
      height: height.rounded(.up),
      [
        "role": "img",
        "aria-labelledby": "\(idPrefix)-title \(idPrefix)-desc",
        "class": "chart chart-\(layout.rawValue)",
        "focusable": "false",
        "fill": "currentColor",
        "font-family": "Arial, Helvetica, sans-serif",
      ],
      [
        .element("title", ["id": "\(idPrefix)-title"], text: title),
        .element("desc", ["id": "\(idPrefix)-desc"], text: description),
      ] + DotMark.joined(marks)
    )
  }

  /// A drawing without data, which contains only the text that says so.
  static func empty(_ words: String, layout: ChartLayout) -> Drawing {
    let height = layout.rowHeight * 3
    let text = shortened(words, to: layout.width, size: layout.textSize)
    let label = LabelMark(
      text: text,
      point: Point(layout.width / 2, height / 2),
      size: layout.textSize,
      anchor: .middle
    )
    return Drawing(layout: layout, height: height, marks: [label])
  }
}
