/// What is asked of a record of any kind.
extension Site {
  /// The file of each record that has one of its own.
  var recordPaths: [(String, RecordKey)] {
    var paths: [(String, RecordKey)] = []
    if let home { paths.append((home.head.path, .home)) }
    paths += pages.references.map { (self[$0].head.path, .page($0)) }
    paths += reports.references.map { (self[$0].head.path, .report($0)) }
    paths += findings.references.map { (self[$0].head.path, .finding($0)) }
    paths += recommendations.references.map { (self[$0].head.path, .recommendation($0)) }
    paths += bodies.references.map { (self[$0].head.path, .body($0)) }
    paths += datasets.references.map { (self[$0].head.path, .dataset($0)) }
    paths += measures.references.map { (self[$0].head.path, .measure($0)) }
    return paths
  }

  /// The text of a record, whose headings a link may name; nil for a term, which has none.
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
    case .term: nil
    }
  }

  /// Changes the text of every record that has one of its own.
  mutating func changeProse(_ change: (inout Prose) -> Void) {
    if var page = home {
      change(&page.prose)
      home = page
    }
    for index in pages.indices { change(&pages[index].prose) }
    for index in reports.indices { change(&reports[index].prose) }
    for index in findings.indices { change(&findings[index].prose) }
    for index in recommendations.indices { change(&recommendations[index].prose) }
    for index in bodies.indices { change(&bodies[index].prose) }
    for index in datasets.indices { change(&datasets[index].description) }
    for index in measures.indices { change(&measures[index].description) }
  }

  /// The name of a record, as a link without words shows it.
  package func title(of record: RecordKey) -> String {
    switch record {
    case .home: settings.title
    case .page(let reference): self[reference].title
    case .report(let reference): self[reference].title
    case .finding(let reference): self[reference].title
    case .recommendation(let reference): title(of: self[reference])
    case .body(let reference): self[reference].name
    case .dataset(let reference): self[reference].title
    case .measure(let reference): self[reference].title
    case .term(let reference): self[reference].term
    }
  }

  /// A recommendation by number and, where it is held here, by title.
  package func title(of recommendation: Recommendation) -> String {
    let number = "Recommendation \(recommendation.number)"
    return recommendation.title.map { "\(number): \($0)" } ?? number
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
