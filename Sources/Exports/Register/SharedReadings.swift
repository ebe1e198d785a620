package import ChartFigures
package import Content
package import SiteOutline
import Synchronization

/// What pages and files share of the values of a measure.
extension Register {
  /// The header and the rows of the files of a chart: its CSV, its JSON, and the size that its page
  /// states.
  package func table(of chart: PlacedChart) -> [[String]] {
    let path = site.path(of: .csv, chart)
    if let table = knownTables.withLock({ $0[path] }) { return table }
    let table = FigureRows(chart.declaration, site).table
    knownTables.withLock { $0[path] = table }
    return table
  }

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
