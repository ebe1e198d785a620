package import ChartFigures
package import Content
import SiteOutline

/// What the pages of all bodies share of the values of a measure.
extension Register {
  /// The changes of all bodies to the main period of a measure; `nil` if it is the first.
  package func latestChanges(of measure: Reference<Measure>) -> Changes? {
    knownChangesOfValues.value(of: measure) { Changes(toMainPeriodOf: site[measure], site) }
  }

  /// The funnel of a measure, to show one of its bodies over it; `nil` if it has none.
  package func comparison(in measure: Reference<Measure>) -> BodyComparison? {
    comparisons.value(of: measure) {
      site.chart(of: measure, .funnel).map { chart in
        // Nothing in the picture is a link.
        BodyComparison(
          ChartData(chart.declaration, of: site, otherGroup: "", href: { _ in "" })
        )
      }
    }
  }
}
