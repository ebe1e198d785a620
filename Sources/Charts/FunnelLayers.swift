package import Markup

/// A funnel in two layers, for pages that each show one of its bodies among the others.
///
/// The picture of all bodies is one file for all pages. A page lays axes, texts and its own body
/// over it, so neither its size nor the work for it depends on the number of bodies: the positions
/// are calculated once.
package struct FunnelLayers: Sendable {
  private let frame: FunnelFrame
  private let obstacles: [Box]

  package init(_ funnel: FunnelChart, in layout: ChartLayout) {
    frame = FunnelFrame(funnel, layout, top: 0)
    obstacles = frame.obstacles
  }

  /// The limits and all bodies, without texts, as a file.
  ///
  /// It is in one grey that is seen on white and on black, since an image cannot know the colours
  /// of its page, and some hosts block styles inside a file.
  package var picture: Markup {
    let points = frame.points
    let dots =
      points.filter { $0.comparison == .inLine } + points.filter(\.isFar)
      + points.filter { $0.comparison != .inLine && !$0.isFar }
    let marks =
      (frame.bins.map(frame.marks) ?? []) + frame.limitMarks() + dots.map { frame.shadow($0) }
    return svgElement(
      width: frame.layout.width,
      height: frame.height.rounded(.up),
      ["color": ChartPalette.onAnyPage],
      DotMark.joined(marks)
    )
  }

  /// One of the bodies with its name, the axes and all texts, over the picture at an address.
  package func overlay(
    of point: FunnelChart.Point,
    idPrefix: String,
    title: String,
    description: String,
    over picture: String
  ) -> Markup {
    let layout = frame.layout
    let image = PictureMark(address: picture, width: layout.width, height: frame.height)
    let marks =
      frame.axisMarks() + [image] + frame.benchmarkMarks() + [frame.dot(point)]
      + frame.nameMarks(of: [point], around: obstacles)
    return Drawing(layout: layout, height: frame.height, marks: marks)
      .markup(idPrefix: idPrefix, title: title, description: description)
  }
}

extension FunnelFrame {
  /// The dot of a body in the shared picture.
  fileprivate func shadow(_ point: FunnelChart.Point) -> any Mark {
    var point = point
    point.isNamed = false
    var mark = dot(point)
    mark.ink = .text
    if mark.filling == .hollow { mark.filling = .open }
    return mark
  }
}

/// A picture behind the marks that follow it.
private struct PictureMark: Mark {
  var address: String
  var width: Double
  var height: Double

  var markup: Markup {
    .element(
      "image",
      [
        "href": address,
        "width": coordinateText(width),
        "height": coordinateText(height.rounded(.up)),
      ]
    )
  }
}
