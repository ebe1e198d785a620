package import Content
import Diagnostics

extension ImportReport {
  /// Finds what measures still say of the last period before an import that brings a newer one.
  ///
  /// A measure that ended earlier does so on purpose, as one that gives a reason for its main period.
  package mutating func findLags(in site: Site, since before: Site, of id: String) {
    guard let dataset = site.datasets.references.first(where: { site[$0].head.id == id }),
      let old = before.datasets.first(where: { $0.head.id == id })
    else { return }
    for measure in site.measures where measure.datasets.contains(dataset) {
      var periods: [String] = []
      for period in site[dataset].periods.map({ measure.selection.period(with: $0) })
      where periods.last != period {
        periods.append(period)
      }
      guard let newest = periods.last, let last = measure.periods.last,
        let oldNewest = old.periods.last.map({ measure.selection.period(with: $0) }),
        let position = periods.firstIndex(of: oldNewest), newest != oldNewest,
        last == newest || last == oldNewest
      else { continue }
      let shift = periods.count - 1 - position
      func moved(_ period: String) -> String {
        let index = periods.firstIndex(of: period).map { $0 + shift } ?? periods.count
        return index < periods.count ? periods[index] : period
      }
      func add(_ key: String, _ old: String, _ new: String) {
        if old != new {
          lags.append(Lag(path: measure.head.path, key: key, old: old, new: new))
        }
      }
      add("periods", last, newest)
      let provisional = measure.provisionalPeriods
      if provisional.contains(oldNewest), !provisional.contains(newest) {
        add(
          "provisional",
          provisional.joined(separator: ", "),
          provisional.map(moved).joined(separator: ", ")
        )
      }
      if measure.mainPeriodReason == nil {
        add("main_period", measure.mainPeriod, moved(measure.mainPeriod))
      }
    }
  }

  /// The edit that moves the measures on, for a check only: an editor decides about each.
  package func movingMeasuresOn(in tree: SourceTree) -> SourceEdit {
    var edit = SourceEdit()
    for lag in lags {
      let file = edit.written.first { $0.path == lag.path } ?? tree[lag.path]
      guard let file else { continue }
      let mark = lag.key == "periods" ? "to:" : ":"
      edit.write(file.replacing(lag.old, after: mark, inKey: lag.key, by: lag.new))
    }
    return edit
  }
}
