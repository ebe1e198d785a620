package import Content
package import Formats
import SiteOutline

/// A kind of record, as far as programs read it: references, linked data, the datasets it shows.
package protocol ExportedRecord: Record {
  /// The title of its page in a reference.
  func citedTitle(in settings: SiteSettings) -> String

  /// Whether its page is a source of its own.
  static var isCited: Bool { get }

  /// What its page presents, each as a phrase.
  func citedSources(at key: RecordKey, in site: Site) -> [String]

  /// Whether its page presents data.
  static var presentsData: Bool { get }

  /// The datasets that its page shows besides those of its text.
  func dataUses(at key: RecordKey, in site: Site) -> [DataUse]

  /// The records that its page shows because it names them, besides datasets.
  func shownRecords(at key: RecordKey, in site: Site) -> [RecordKey]

  /// The days of what its page shows of records that name it.
  func daysOfReferrers(at key: RecordKey, in register: Register) -> [CalendarDate?]

  /// What its page is about, as linked data.
  func linkedData(_ page: LinkedPage) -> [JSON]
}

extension ExportedRecord {
  var presentsData: Bool { Self.presentsData }
  var isCited: Bool { Self.isCited }

  package static var isCited: Bool { true }
  package static var presentsData: Bool { false }

  package func citedTitle(in settings: SiteSettings) -> String { title(in: settings) }

  package func citedSources(at key: RecordKey, in site: Site) -> [String] {
    owner.map { [site.phrase($0)] } ?? []
  }

  package func dataUses(at key: RecordKey, in site: Site) -> [DataUse] { [] }

  package func shownRecords(at key: RecordKey, in site: Site) -> [RecordKey] { [] }

  package func daysOfReferrers(at key: RecordKey, in register: Register) -> [CalendarDate?] { [] }

  package func linkedData(_ page: LinkedPage) -> [JSON] { [] }
}

extension Site {
  /// A record, as far as programs read it.
  func exported(_ key: RecordKey) -> any ExportedRecord {
    key.kind.exported.exported(key.index, in: self)
  }
}

extension ExportedRecord {
  fileprivate static func exported(_ index: Int, in site: Site) -> any ExportedRecord {
    all(of: site)[index]
  }
}

extension RecordKind {
  /// The type of this kind of record as programs read it.
  var exported: any ExportedRecord.Type { exportedTypes[Int(rawValue)] }
}

private let exportedTypes = RecordKind.types(as: (any ExportedRecord.Type).self)

extension HomePage: ExportedRecord {
  package static let isCited = false

  package func dataUses(at key: RecordKey, in site: Site) -> [DataUse] {
    site.dataUses(of: [chart].compactMap(\.self))
  }

  package func linkedData(_ page: LinkedPage) -> [JSON] { [page.website] }
}

extension ProsePage: ExportedRecord {
  package static let isCited = false
}

extension Term: ExportedRecord {
  package static let isCited = false
}

extension Report: ExportedRecord {
  package func citedSources(at key: RecordKey, in site: Site) -> [String] {
    key.reference().map { [site.phrase($0)] } ?? []
  }

  package func shownRecords(at key: RecordKey, in site: Site) -> [RecordKey] {
    guard let report: Reference<Report> = key.reference() else { return [] }
    let practices = site.practices.references.filter { site[$0].report == report }
    return site.parts(of: report) + practices.map { RecordKey($0) }
  }

  package func linkedData(_ page: LinkedPage) -> [JSON] { [page.linkedReport(self)] }
}

extension Finding: ExportedRecord {
  package func dataUses(at key: RecordKey, in site: Site) -> [DataUse] {
    site.dataUses(of: measures)
  }

  package func shownRecords(at key: RecordKey, in site: Site) -> [RecordKey] {
    recommendations.map { RecordKey($0) }
  }
}

extension Recommendation: ExportedRecord {
  package func shownRecords(at key: RecordKey, in site: Site) -> [RecordKey] {
    (findings.value ?? []).map { RecordKey($0) }
  }

  package func daysOfReferrers(at key: RecordKey, in register: Register) -> [CalendarDate?] {
    key.reference().map { register.site.daysOfResponses(about: $0) } ?? []
  }
}

extension Body: ExportedRecord {
  package func citedTitle(in settings: SiteSettings) -> String { "\(fullName): scorecard" }

  package func citedSources(at key: RecordKey, in site: Site) -> [String] {
    site.shownDatasets(on: key).map { site.phrase(site[$0]) }.withoutRepeats
  }

  package func dataUses(at key: RecordKey, in site: Site) -> [DataUse] {
    let shown = site.datasets.references.filter { site[$0].showsOnBodies }
    let datasets = site.measures.flatMap(\.datasets) + shown
    return datasets.map { DataUse(dataset: $0, body: key.reference()) }
  }

  package func daysOfReferrers(at key: RecordKey, in register: Register) -> [CalendarDate?] {
    [key.reference().flatMap { register.dayOfReferrers(to: $0) }]
  }

  package func linkedData(_ page: LinkedPage) -> [JSON] {
    lifetime == Lifetime() ? [] : [linkedBody(self)]
  }
}

extension Dataset: ExportedRecord {
  package static let presentsData = true

  package func citedSources(at key: RecordKey, in site: Site) -> [String] { [site.phrase(self)] }

  package func dataUses(at key: RecordKey, in site: Site) -> [DataUse] {
    key.reference().map { [DataUse(dataset: $0)] } ?? []
  }

  package func linkedData(_ page: LinkedPage) -> [JSON] {
    page.record?.reference(to: Dataset.self).map { [page.linkedDataset($0)] } ?? []
  }
}

extension Measure: ExportedRecord {
  package static let presentsData = true

  package func citedSources(at key: RecordKey, in site: Site) -> [String] {
    datasets.map { site.phrase(site[$0]) }.withoutRepeats
  }

  package func dataUses(at key: RecordKey, in site: Site) -> [DataUse] {
    datasets.map { DataUse(dataset: $0) }
  }

  package func linkedData(_ page: LinkedPage) -> [JSON] {
    page.record?.reference(to: Measure.self).map { [page.linkedMeasure($0)] } ?? []
  }
}
