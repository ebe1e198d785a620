import Diagnostics

extension Measure: ResolvableRecord {
  var marks: [RecordMark] { [RecordMark(what: "title", text: title)] }
  static var beginning: Beginning? { { new, site, _ in try [new.measure(site)] } }
  static func resolve(
    _ parsed: Parsed<Measure>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Measure {
    names.withSources(parsed, into: &diagnostics)
  }

  /// Resolves the measures with their columns, periods and statistics.
  static func resolveAll(
    _ parsed: ParsedSite,
    _ names: Namespaces,
    _ site: inout Site,
    threads: Int,
    into diagnostics: inout [Diagnostic]
  ) async {
    let resolved = parsed.all(Measure.self).map { parsed in
      var measure = resolve(parsed, names, into: &diagnostics)
      let written = parsed.names
      func column(_ name: Name?, isCount: Bool = true) -> ColumnReference? {
        name.flatMap { dataColumn($0, isCount: isCount, names, site, into: &diagnostics) }
      }
      measure.numerator = column(written.numerator)
      measure.denominator = column(written.denominator)
      measure.settled = column(written.settled)
      measure.value = column(written.value, isCount: false)
      let lower = column(written.limits?.lower, isCount: false)
      let upper = column(written.limits?.upper, isCount: false)
      if let lower, let upper { measure.limits = LimitColumns(lower: lower, upper: upper) }
      let countBefore = diagnostics.count
      measure.selection = resolveSelection(of: measure, written, site, into: &diagnostics)
      let isUnfit = diagnostics.count > countBefore || written.rows.isUnreadable
      measure.periods = shownPeriods(of: measure, written, site)
      if !isUnfit { checkPeriods(measure, written, site, into: &diagnostics) }
      if measure.periods.isEmpty { measure.periods = [measure.mainPeriod] }
      measure.breaks = seriesBreaks(of: measure, site)
      measure.scope += roundingNote(of: measure, site)
      return (measure: measure, isUnfit: isUnfit, mainPeriod: written.mainPeriod.location)
    }
    let figures = await concurrentMap(resolved, threads: threads) { [site] resolved in
      // Without the right rows there is no value.
      resolved.isUnfit
        ? emptyTable(of: resolved.measure, site) : computeFigures(of: resolved.measure, site)
    }
    site.measures = zip(resolved, figures).map { resolved, figures in
      var measure = resolved.measure
      measure.figures = figures
      if resolved.isUnfit { return measure }
      checkMainPeriod(measure, at: resolved.mainPeriod, site, into: &diagnostics)
      checkShares(of: measure, site, into: &diagnostics)
      checkLimits(measure, site, into: &diagnostics)
      return measure
    }
  }
}

/// What is to be said of a measure wherever its scope is, if its counts are rounded.
private func roundingNote(of measure: Measure, _ site: Site) -> String {
  let multiples = measure.columns.lazy.compactMap { site[$0.dataset].rounding(of: $0.column) }
  guard let multiple = multiples.first else { return "" }
  let end = measure.scope.hasSuffix(".") ? "" : "."
  let rates = measure.definition == .count ? "" : ", and rates come from the rounded counts"
  return "\(end) Counts are rounded to the nearest \(multiple)\(rates)"
}

/// The breaks in the series of a measure's columns, each period once.
///
/// A break is at the first period shown that is not before it.
private func seriesBreaks(of measure: Measure, _ site: Site) -> [SeriesBreak] {
  let breaks = measure.columns.flatMap { reference in
    let dataset = site[reference.dataset]
    let column = dataset.columns[reference.column].name
    return dataset.breaks.filter { $0.columns?.contains(column) != false }.compactMap { part in
      let shown = dataset.periods.drop { $0 != part.period }.map(measure.selection.period)
        .compactMap(measure.periods.firstIndex).first
      return shown.map { (index: $0, part: part) }
    }
  }
  var seen: Set<Int> = [0]
  return breaks.sorted { ($0.index, $0.part.note) < ($1.index, $1.part.note) }
    .filter { seen.insert($0.index).inserted }
    .map { index, part in
      var part = part
      part.period = measure.periods[index]
      return part
    }
}

/// The column that `<dataset>.<column>` means; it must contain counts by body and period, or for a
/// published value any numbers.
private func dataColumn(
  _ name: Name,
  isCount: Bool = true,
  _ names: Namespaces,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) -> ColumnReference? {
  // A missing key has its own error.
  guard !name.id.isEmpty else { return nil }
  let parts = name.id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  guard parts.count == 2 else {
    let help = "write <dataset>.<column>"
    let message = "\"\(name.id)\" is not a column of a dataset"
    diagnostics.report(.measureUnfit, message, at: name.location, help: help)
    return nil
  }
  let datasetName = Name(id: parts[0], location: name.location)
  guard let reference = names[Dataset.self].find(datasetName, into: &diagnostics) else {
    return nil
  }
  let dataset = site.datasets[reference.index]
  guard let index = dataset.columns.firstIndex(where: { $0.name == parts[1] }) else {
    diagnostics.report(
      .unknownID,
      "the dataset \"\(parts[0])\" has no column \"\(parts[1])\"",
      at: name.location,
      help: suggestion(for: parts[1], among: dataset.columns.map(\.name), what: "columns")
    )
    return nil
  }
  let hasBodies = dataset.layout == .filePerBody || dataset.columns.contains { $0.type == .body }
  let type = dataset.columns[index].type
  let fits = isCount ? type == .count : type.isNumeric
  guard fits, hasBodies, dataset.periodColumn != nil else {
    diagnostics.report(
      .measureUnfit,
      "\"\(name.id)\" does not contain \(isCount ? "counts" : "numbers") by body and period",
      at: name.location,
      help: "use a column of \(isCount ? "type count" : "numbers") in a dataset with bodies and a"
        + " period_column"
    )
    return nil
  }
  return ColumnReference(dataset: reference, column: index)
}
