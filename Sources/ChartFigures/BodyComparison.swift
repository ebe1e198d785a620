package import Charts
package import Markup

/// One body among all others, for the page of the body: a funnel in two layers.
package struct BodyComparison: Sendable {
  private let reading: FunnelReading
  private let funnel: FunnelChart
  /// The value of the body, and how it compares.
  package var title: String { reading.title }

  /// The comparison of the body that the chart names; `nil` if it has no dot.
  package init?(_ data: ChartData) {
    reading = FunnelReading(data: data)
    funnel = reading.funnel
    guard funnel.points.contains(where: \.isNamed) else { return nil }
  }

  /// The mark, name and value of the body, over the picture of all bodies at an address.
  package func drawing(
    layout: ChartLayout,
    idPrefix: String,
    over picture: String
  ) -> Markup {
    funnel.overlay(
      layout: layout,
      idPrefix: idPrefix,
      title: "\(reading.form). \(title)",
      description: "The values of all \(reading.data.plural) are on the page of the measure.",
      over: picture
    )
  }
}

extension ChartData {
  /// The picture of all bodies, which the pages of bodies share.
  package func sharedPicture(in layout: ChartLayout) -> Markup {
    FunnelReading(data: self).funnel.picture(in: layout)
  }
}
