import Diagnostics

/// A kind of record whose names can be resolved.
protocol ResolvableRecord: ParsableRecord {
  /// Resolves the names of a record.
  static func resolve(
    _ parsed: Parsed<Self>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Self

  /// Adds all records of the kind to the site, which already has those of the preceding kinds.
  static func resolveAll(
    _ parsed: ParsedSite,
    _ names: Namespaces,
    _ site: inout Site,
    threads: Int,
    into diagnostics: inout [Diagnostic]
  ) async

  /// Checks all parsed records of the kind.
  static func checkParsed(_ site: ParsedSite, into diagnostics: inout [Diagnostic])

  /// Checks a record against the others, after all are resolved; `nil` if there is nothing to
  /// check.
  static var crossCheck: CrossCheck<Self>? { get }

  /// Copies from an earlier state of the record what other records contribute to it.
  mutating func takeOver(from earlier: Self)

  /// Whether records of the kind can be drafts or have an embargo.
  static var canBeUnpublished: Bool { get }

  /// Whether numbers in its texts must be bound to data or to a source.
  static var bindsNumbers: Bool { get }

  /// A value outside the texts that has its own source.
  var boundText: String? { get }

  /// What no other record of the kind, or of its report, should share.
  var marks: [RecordMark] { get }

  /// The texts of a record that a translation replaces.
  static var translatable: [TextKey<Self>] { get }

  /// Makes the files of a new record; `nil` if `new` does not support the kind.
  static var beginning: Beginning? { get }
}

typealias CrossCheck<Kind: ParsableRecord> = (
  Reference<Kind>, Parsed<Kind>, LinkResolver, inout [Diagnostic]
) -> Void

typealias Beginning = (NewRecord, Site, CalendarDate) throws -> [NewFile]

extension ResolvableRecord {
  static var canBeUnpublished: Bool { true }
  static var bindsNumbers: Bool { true }
  static var translatable: [TextKey<Self>] { [] }
  static var beginning: Beginning? { nil }
  var boundText: String? { nil }
  var marks: [RecordMark] { [] }

  static func resolveAll(
    _ parsed: ParsedSite,
    _ names: Namespaces,
    _ site: inout Site,
    threads: Int,
    into diagnostics: inout [Diagnostic]
  ) async {
    let records = parsed.all(Self.self).map { resolve($0, names, into: &diagnostics) }
    change(&site) { $0 = records }
  }

  static func checkParsed(_ site: ParsedSite, into diagnostics: inout [Diagnostic]) {}
  static var crossCheck: CrossCheck<Self>? { nil }

  mutating func takeOver(from earlier: Self) {}
}

extension ResolvableRecord {
  /// Checks all records of the kind against the others.
  static func checkAll(
    _ site: ParsedSite,
    _ links: LinkResolver,
    into diagnostics: inout [Diagnostic]
  ) {
    guard let crossCheck else { return }
    for (index, record) in site.all(Self.self).enumerated() {
      crossCheck(Reference(index: index), record, links, &diagnostics)
    }
  }

  /// Checks the record of a key against the others.
  static func check(
    _ key: RecordKey,
    _ parsed: any ParsedRecord,
    _ links: LinkResolver,
    into diagnostics: inout [Diagnostic]
  ) {
    guard let crossCheck, let parsed = parsed as? Parsed<Self> else { return }
    crossCheck(Reference(index: key.index), parsed, links, &diagnostics)
  }

  /// Resolves one record again.
  static func replace(
    _ key: RecordKey,
    with parsed: any ParsedRecord,
    _ names: Namespaces,
    _ site: inout Site,
    into diagnostics: inout [Diagnostic]
  ) {
    guard let parsed = parsed as? Parsed<Self> else { return }
    var record = resolve(parsed, names, into: &diagnostics)
    record.takeOver(from: all(of: site)[key.index])
    change(&site) { $0[key.index] = record }
  }

  static func marks(_ index: Int, in site: Site) -> [RecordMark] { all(of: site)[index].marks }

  static func boundText(_ index: Int, in site: Site) -> String? { all(of: site)[index].boundText }
}

extension RecordKind {
  /// The type of the kind's records, for resolving them.
  var resolvable: any ResolvableRecord.Type { resolvableTypes[Int(rawValue)] }
}

private let resolvableTypes = RecordKind.types(as: (any ResolvableRecord.Type).self)
