import Diagnostics

/// The names of records and the references between them, for people who look for connections.
extension Site {
  /// The records that a name can mean: with or without its kind and its report, or the path of a
  /// file.
  package func records(named name: String) -> [RecordKey] {
    recordKeys.filter { record in
      let whole = self.name(of: record)
      if whole == name || head(of: record).path == name { return true }
      if let dataset = record.reference(to: Dataset.self), holds(dataset, tableAt: name) {
        return true
      }
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

  /// The records that a record refers to in its facts and its text, without duplicates, in a fixed
  /// order.
  package func references(of record: RecordKey) -> [RecordKey] {
    let linked: [RecordKey] = prose(of: record).targets.compactMap { target in
      switch target {
      case .record(let other, _): other
      case .figure(let figure): RecordKey(figure.measure)
      case .cell(let dataset, _): RecordKey(dataset)
      case .anchor, .image, .web, .claim, .literal, .correction, .withdrawn, nil: nil
      }
    }
    let shown = prose(of: record).charts.compactMap(\.self).flatMap { self[$0].measures }
    let all = Set(self[record].namedRecords + linked + shown.map { RecordKey($0) })
      .subtracting([record])
    return recordKeys.filter(all.contains)
  }

  /// The records that refer to a record, in a fixed order.
  package func referrers(of record: RecordKey) -> [RecordKey] {
    recordKeys.filter { $0 != record && references(of: $0).contains(record) }
  }

  /// The sources that a record cites, without duplicates.
  package func sources(of record: RecordKey) -> [Reference<Source>] {
    let cited = head(of: record).sources + prose(of: record).literalSources
    return sources.references.filter(cited.contains)
  }
}
