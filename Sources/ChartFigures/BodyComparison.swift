import Charts
package import Content
package import Markup

/// All bodies of a measure in one period, for the pages that each show one of them among all: a
/// funnel in two layers.
///
/// It is made once for all of these pages.
package struct BodyComparison: Sendable {
  private let reading: FunnelReading
  private let layers: FunnelLayers

  package init(_ data: ChartData) {
    reading = FunnelReading(data: data)
    // Pages of bodies show it in a narrow column.
    layers = FunnelLayers(reading.funnel, in: .narrow)
  }

  /// The picture of all bodies, which their pages share.
  package var picture: Markup { layers.picture }

  /// The value of a body, and how it compares; `nil` if it has no dot.
  package func title(of body: Reference<Body>) -> String? {
    reading.item(body).map(reading.title)
  }

  /// The mark, name and value of a body, over the picture at an address; `nil` if it has no dot.
  package func drawing(
    of body: Reference<Body>,
    idPrefix: String,
    over picture: String
  ) -> Markup? {
    reading.item(body).map { item in
      layers.overlay(
        of: reading.point(item, isNamed: true),
        idPrefix: idPrefix,
        title: "\(reading.form). \(reading.title(of: item))",
        description: "The values of all \(reading.data.plural) are on the page of the measure.",
        over: picture
      )
    }
  }
}
