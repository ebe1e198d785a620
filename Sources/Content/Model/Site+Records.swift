/// Access to records of any kind.
extension Site {
  /// The keys of all records, by kind.
  package var recordKeys: [RecordKey] {
    RecordKind.allCases.flatMap { $0.type.keys(of: self) }
  }

  package subscript(key: RecordKey) -> any Record { key.kind.type.record(key.index, in: self) }

  /// The head of a record: its identity, its dates, its sources.
  package func head(of record: RecordKey) -> RecordHead {
    record.kind.type.head(record.index, in: self)
  }

  /// The report to which a record belongs.
  package func owner(of record: RecordKey) -> Reference<Report>? {
    record.kind.type.owner(record.index, in: self)
  }

  /// The Markdown text of a record; empty if it has none.
  package func prose(of record: RecordKey) -> Prose {
    record.kind.type.prose(record.index, in: self)
  }

  /// Changes the text of a record.
  mutating func changeProse(of record: RecordKey, _ change: (inout Prose) -> Void) {
    record.kind.type.changeProse(record.index, in: &self, change)
  }

  /// The name of a record, shown by a link without text.
  package func title(of record: RecordKey) -> String {
    record.kind.type.title(record.index, in: self)
  }

  /// The name of a record of a known kind.
  package func title<Kind: Record>(of reference: Reference<Kind>) -> String {
    title(of: RecordKey(reference))
  }

  /// The note shown before a page: that of the record, or else that of its report.
  package func contentNote(of key: RecordKey) -> String? {
    head(of: key).contentNote ?? owner(of: key).flatMap { self[$0].head.contentNote }
  }

  /// The name of a record in links: `finding:<report>/<id>`.
  package func name(of record: RecordKey) -> String {
    if record == .home { return record.kind.name(in: settings) }
    return "\(record.kind.name(in: settings)):\(self[record].fullID)"
  }
}

/// A public record, for `sitegen list records`.
package struct RecordEntry: Hashable, Sendable {
  package var kind: String
  package var id: String
  package var path: String
}

extension Site {
  /// The public records and sources, by kind and id.
  package var records: [RecordEntry] {
    let listed: [RecordKind] = [
      .report, .finding, .recommendation, .body, .dataset, .measure, .page,
    ]
    func entries(_ kind: RecordKind) -> [RecordEntry] {
      kind.type.keys(of: self).map { key in
        let record = self[key]
        return RecordEntry(
          kind: kind.name(in: settings),
          id: record.fullID,
          path: record.head.path
        )
      }
    }
    return listed.flatMap(entries)
      + sources.map { RecordEntry(kind: "source", id: $0.id, path: "content/sources.yml") }
      + RecordKind.shownInLists.flatMap(entries)
  }
}
