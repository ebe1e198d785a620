import Diagnostics

/// The names of records and what they refer to, for people who look for what hangs together.
extension Site {
  /// A record as a link names it: `finding:<report>/<id>`.
  package func name(of record: RecordKey) -> String {
    switch record {
    case .home: "home"
    case .page(let page): "page:\(self[page].head.id)"
    case .report(let report): "report:\(self[report].head.id)"
    case .finding(let finding): "finding:\(self[finding].reportID)/\(self[finding].head.id)"
    case .recommendation(let record):
      "recommendation:\(self[record].reportID)/\(self[record].number)"
    case .body(let body): "\(settings.bodies.id):\(self[body].head.id)"
    case .dataset(let dataset): "dataset:\(self[dataset].head.id)"
    case .measure(let measure): "measure:\(self[measure].head.id)"
    case .term(let term): "term:\(self[term].id)"
    }
  }

  /// The records that a name may mean: with its kind or without, with its report or without; or the
  /// path of a file.
  package func records(named name: String) -> [RecordKey] {
    recordKeys.filter { record in
      let whole = self.name(of: record)
      if whole == name || head(of: record)?.path == name { return true }
      if case .dataset(let dataset) = record, holds(dataset, tableAt: name) { return true }
      let parts = whole.split(separator: ":").map(String.init)
      guard let kind = parts.first, let id = parts.last else { return false }
      let short = id.split(separator: "/").last.map(String.init) ?? id
      return [id, short, "\(kind):\(short)"].contains(name)
    }
  }

  private func holds(_ dataset: Reference<Dataset>, tableAt path: String) -> Bool {
    path.hasSuffix(".csv") && self[dataset].rows.contains { $0.path == path }
  }

  /// The records that cite a source, in a fixed order.
  package func citers(of source: Reference<Source>) -> [RecordKey] {
    recordKeys.filter { sources(of: $0).contains(source) }
  }

  /// The records that a record refers to in its facts and in its text, each once, in a fixed order.
  package func references(of record: RecordKey) -> [RecordKey] {
    let linked: [RecordKey] = (prose(of: record)?.targets ?? []).compactMap { target in
      switch target {
      case .record(let other, _): other
      case .figure(let figure): .measure(figure.measure)
      case .cell(let dataset, _): .dataset(dataset)
      default: nil
      }
    }
    let shown = (prose(of: record)?.charts ?? []).compactMap(\.self).flatMap { self[$0].measures }
    let all = Set(stated(by: record) + linked + shown.map { .measure($0) }).subtracting([record])
    return recordKeys.filter(all.contains)
  }

  /// The records that refer to a record, in a fixed order.
  package func referrers(of record: RecordKey) -> [RecordKey] {
    recordKeys.filter { $0 != record && references(of: $0).contains(record) }
  }

  /// The sources that a record cites, each once.
  package func sources(of record: RecordKey) -> [Reference<Source>] {
    let cited = (head(of: record)?.sources ?? []) + (prose(of: record)?.literalSources ?? [])
    return sources.references.filter(cited.contains)
  }

  /// What the front matter of a record names.
  private func stated(by record: RecordKey) -> [RecordKey] {
    switch record {
    case .home:
      (home?.highlights ?? []).map { .finding($0) }
        + [home?.chart].compactMap(\.self).map { .measure($0) }
    case .report(let report): (self[report].inspected.value ?? []).map { .body($0) }
    case .finding(let finding):
      [.report(self[finding].report)]
        + self[finding].recommendations.map { .recommendation($0) }
        + self[finding].bodies.map { .body($0) } + self[finding].measures.map { .measure($0) }
    case .recommendation(let record):
      [.report(self[record].report)] + (self[record].findings.value ?? []).map { .finding($0) }
    case .measure(let measure): self[measure].datasets.map { .dataset($0) }
    case .page, .body, .dataset, .term: []
    }
  }
}
