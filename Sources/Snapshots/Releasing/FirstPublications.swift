/// Something that readers have not seen before.
package struct FirstPublication: Hashable, Sendable {
  /// What it is, in the order in which they are listed.
  package enum Kind: String, CaseIterable, Sendable {
    /// A record, or its translation.
    case record
    /// A page that is not about a record, or another file.
    case file
    /// A value of a measure, or a row of a dataset.
    case statistic
    /// The status of a recommendation.
    case status
    /// A name of the vocabulary, or of a scale of grades.
    case label
  }

  package var kind: Kind
  /// Unique: `finding:one/wait`, `/data/crime/crime.csv`, `measure:rate durham 2015/16`,
  /// `recommendation:one/1 acceptance accepted`.
  package var name: String
  /// What readers see: its title, its value.
  package var text: String
}

extension ReleaseComparison {
  /// What is public now and was not in the last release, by kind and name.
  ///
  /// A record that has moved is not new; a statistic with another value is.
  package var firstPublications: [FirstPublication] {
    let pairs = matches.pairs.map { ($0.new.key, $0.old) }
    let before = Dictionary(pairs) { first, _ in first }
    let found =
      new.pages.flatMap { $0.firstPublications(since: before[$0.key]) } + newFiles
    let ranks = FirstPublication.Kind.allCases
    return found.sorted {
      (ranks.firstIndex(of: $0.kind) ?? 0, $0.name) < (ranks.firstIndex(of: $1.kind) ?? 0, $1.name)
    }
  }

  /// The files with new names, and the images with another content; a file to which the address of
  /// an old one leads is not new.
  private var newFiles: [FirstPublication] {
    let targets = new.redirectTargets
    let moved = old.files.compactMap { file in
      targets[file.name].map { FileSnapshot(name: $0, digest: file.digest) }
    }
    let known = Set(old.files + moved)
    return new.files.filter { !known.contains($0) }.map {
      FirstPublication(kind: .file, name: $0.name, text: "")
    }
  }
}

extension PageSnapshot {
  fileprivate func firstPublications(since old: PageSnapshot?) -> [FirstPublication] {
    guard self != old else { return [] }
    var found: [FirstPublication] = []
    if old == nil, !isSiteWide {
      let suffix = language.map { " [\($0)]" } ?? ""
      found = [
        record.map { FirstPublication(kind: .record, name: $0 + suffix, text: title) }
          ?? FirstPublication(kind: .file, name: address, text: title)
      ]
    }
    // The values of a translation are those of its original.
    guard language == nil, let record else { return found }
    let known = Set((old?.entries ?? []).map(\.identity))
    found += entries.filter { !known.contains($0.identity) }.compactMap { entry in
      switch entry.part {
      case .status:
        FirstPublication(
          kind: .status,
          name: "\(record) \(entry.key) \(entry.id ?? "")",
          text: entry.text
        )
      case .label:
        FirstPublication(kind: .label, name: "\(record) \(entry.key)", text: entry.text)
      default: nil
      }
    }
    for part in [SnapshotPart.statistic, .row] {
      let (before, after) = (old?.table(part), table(part))
      found += after.rows.filter { before?.hasSameCells($0, in: after) != true }.map { row in
        FirstPublication(
          kind: .statistic,
          name: "\(record) \(row.key)",
          text: "\(row.text): \(after.text(row))"
        )
      }
    }
    return found
  }

  private var isSiteWide: Bool { ["settings", "vocabulary"].contains(kind) }
}

extension SnapshotEntry {
  /// The entry as far as it matters whether readers have seen it: a status by its id.
  fileprivate var identity: [String] { [part.rawValue, key, id ?? ""] }
}

extension Table {
  /// Whether the table has a row with the same cells in all columns of another table.
  fileprivate func hasSameCells(_ row: SnapshotEntry, in other: Table) -> Bool {
    guard let own = self.row(row.key) else { return false }
    if columns == other.columns { return own.details == row.details }
    return other.columns.allSatisfy { cell($0.key, of: own) == other.cell($0.key, of: row) }
  }
}
