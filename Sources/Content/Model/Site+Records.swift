/// What is asked of a record of any kind.
extension Site {
  /// Every record that has a text, in a fixed order.
  package var recordKeys: [RecordKey] {
    (home == nil ? [] : [.home]) + pages.references.map { .page($0) }
      + reports.references.map { .report($0) } + findings.references.map { .finding($0) }
      + recommendations.references.map { .recommendation($0) }
      + bodies.references.map { .body($0) } + datasets.references.map { .dataset($0) }
      + measures.references.map { .measure($0) } + terms.references.map { .term($0) }
  }

  /// What a record has that is found in a file of its own; nil for a term.
  package func head(of record: RecordKey) -> RecordHead? {
    switch record {
    case .home: home?.head
    case .page(let reference): self[reference].head
    case .report(let reference): self[reference].head
    case .finding(let reference): self[reference].head
    case .recommendation(let reference): self[reference].head
    case .body(let reference): self[reference].head
    case .dataset(let reference): self[reference].head
    case .measure(let reference): self[reference].head
    case .term: nil
    }
  }

  /// The text of a record; nil where the site has no home page.
  package func prose(of record: RecordKey) -> Prose? {
    switch record {
    case .home: home?.prose
    case .page(let reference): self[reference].prose
    case .report(let reference): self[reference].prose
    case .finding(let reference): self[reference].prose
    case .recommendation(let reference): self[reference].prose
    case .body(let reference): self[reference].prose
    case .dataset(let reference): self[reference].description
    case .measure(let reference): self[reference].description
    case .term(let reference): self[reference].meaning
    }
  }

  /// Changes the text of every record.
  mutating func changeProse(_ change: (RecordKey, inout Prose) -> Void) {
    for key in recordKeys { changeProse(of: key) { change(key, &$0) } }
  }

  /// Changes the text of a record.
  mutating func changeProse(of record: RecordKey, _ change: (inout Prose) -> Void) {
    switch record {
    case .home:
      if var page = home {
        change(&page.prose)
        home = page
      }
    case .page(let reference): change(&pages[reference.index].prose)
    case .report(let reference): change(&reports[reference.index].prose)
    case .finding(let reference): change(&findings[reference.index].prose)
    case .recommendation(let reference): change(&recommendations[reference.index].prose)
    case .body(let reference): change(&bodies[reference.index].prose)
    case .dataset(let reference): change(&datasets[reference.index].description)
    case .measure(let reference): change(&measures[reference.index].description)
    case .term(let reference): change(&terms[reference.index].meaning)
    }
  }

  /// The name of a record, as a link without words shows it.
  package func title(of record: RecordKey) -> String {
    switch record {
    case .home: settings.title
    case .page(let reference): self[reference].title
    case .report(let reference): self[reference].title
    case .finding(let reference): self[reference].title
    case .recommendation(let reference): title(of: reference)
    case .body(let reference): self[reference].name
    case .dataset(let reference): self[reference].title
    case .measure(let reference): self[reference].title
    case .term(let reference): self[reference].term
    }
  }

  /// A recommendation by number and, where it is held here, by title.
  package func title(of recommendation: Reference<Recommendation>) -> String {
    let number = "Recommendation \(self[recommendation].number)"
    return self[recommendation].title.map { "\(number): \($0)" } ?? number
  }
}

/// A public record, for `sitegen list records`.
package struct RecordEntry: Hashable, Sendable {
  package var kind: String
  package var id: String
  package var path: String
}

extension Site {
  /// The public records by kind and id.
  package var records: [RecordEntry] {
    func entries<Record>(
      _ kind: String,
      _ records: [Record],
      _ entry: (Record) -> (id: String, path: String)
    ) -> [RecordEntry] {
      records.map { RecordEntry(kind: kind, id: entry($0).id, path: entry($0).path) }
    }
    return entries("report", reports) { ($0.head.id, $0.head.path) }
      + entries("finding", findings) { ("\($0.reportID)/\($0.head.id)", $0.head.path) }
      + entries("recommendation", recommendations) {
        ("\($0.reportID)/\($0.number)", $0.head.path)
      }
      + entries(settings.bodies.id, bodies) { ($0.head.id, $0.head.path) }
      + entries("dataset", datasets) { ($0.head.id, $0.head.path) }
      + entries("measure", measures) { ($0.head.id, $0.head.path) }
      + entries("page", pages) { ($0.head.id, $0.head.path) }
      + entries("source", sources) { ($0.id, "content/sources.yml") }
      + entries("term", terms) { ($0.id, "content/glossary.yml") }
  }
}
