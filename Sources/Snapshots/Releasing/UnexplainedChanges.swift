import Content
package import Diagnostics
import Formats

extension ChangedRecords {
  /// A warning for each record that says something else than in the last release, without an entry
  /// about it in its `changes`.
  ///
  /// An entry on a dataset, or on a measure that is calculated from it, explains changed data; the
  /// statistics that follow from changed or new rows are their consequence. New rows need no entry,
  /// so that an embargo can end without an edit although a total changes with it.
  func unexplainedChanges(on now: Instant) -> [Diagnostic] {
    let dated = pages.filter { $0.record.kind.listsChanges }
    let changed = dated.map { record, old, new -> (RecordKey, [ReaderChange]) in
      (record, PageComparison(old, new, comparison.matches).changes)
    }
    let explained = Set(pages.filter { hasNewEntry($0.record, since: $0.old) }.map(\.record))
    let data = Set(changed.filter { $0.1.contains { $0.kind == .data } }.map(\.0))
    return changed.compactMap { record, changes in
      var changes = changes.filter { $0.isOwed(by: record.kind) }
      if let measure = record.reference(to: Measure.self) {
        let datasets = site[measure].datasets.map { RecordKey($0) }
        let isConsequence = datasets.contains { data.contains($0) || explained.contains($0) }
        if isConsequence { changes.removeAll { $0.kind == .statistic } }
      }
      guard !changes.isEmpty, !explained.contains(record), !isExplained(record, by: explained)
      else { return nil }
      return diagnostic(of: changes, record, on: now)
    }
  }

  /// Whether a record is a dataset with a measure that has an entry.
  private func isExplained(_ record: RecordKey, by explained: Set<RecordKey>) -> Bool {
    guard let dataset = record.reference(to: Dataset.self) else { return false }
    return site.measures.references.contains { measure in
      explained.contains(RecordKey(measure)) && site[measure].datasets.contains(dataset)
    }
  }

  /// Whether `changes` has an entry that the release had not, and that is not older than it.
  private func hasNewEntry(_ record: RecordKey, since old: PageSnapshot) -> Bool {
    let known = Set(
      old.entries.filter { $0.part == .change }.map { "\($0.key.prefix(isoLength)) \($0.text)" }
    )
    let day = comparison.release?.date?.dateInLondon
    return site.head(of: record).changes.contains { change in
      guard let date = change.date, !known.contains("\(date.iso) \(change.note)") else {
        return false
      }
      return day.map { $0 <= date } ?? true
    }
  }

  private func diagnostic(
    of changes: [ReaderChange],
    _ record: RecordKey,
    on now: Instant
  ) -> Diagnostic {
    let head = site.head(of: record)
    let shown = changes.prefix(mostShown).map { excerpt($0.line) }.joined(separator: "; ")
    let count = changes.count
    let entry = changes[0].entry(on: now.dateInLondon?.iso ?? "")
    var diagnostic = Diagnostic(
      .changeUnexplained,
      "\(site.name(of: record)) has \(count == 1 ? "a change" : "\(count) changes") since "
        + "\(comparison.releaseName) without an entry in `changes`: \(shown)"
        + (count > mostShown ? "; …" : ""),
      at: head.location,
      help: head.changes.isEmpty
        ? "add to \(head.path): changes: [\(entry)]" : "add to its `changes`: - \(entry)"
    )
    diagnostic.occurrences = count
    return diagnostic
  }
}

/// How many changes of a record a message names.
private let mostShown = 3
/// The length of `2031-08-20`, which a number follows if a day has several entries.
private let isoLength = 10

extension RecordKind {
  /// Whether a record of the kind has to list its changes.
  ///
  /// The home page and the terms do not: the one is a list of what is elsewhere, the others have no
  /// files of their own.
  fileprivate var listsChanges: Bool { self != .home && type.filePattern != nil }
}

extension ReaderChange {
  /// Whether the change replaces or removes a figure or a sentence that a record of the kind has
  /// published, or adds a sentence to its text.
  fileprivate func isOwed(by kind: RecordKind) -> Bool {
    switch self.kind {
    case .text: !isRemark
    case .statistic, .data, .deadline, .grade, .response, .title: old != nil
    case .fact, .column: old != nil && new != nil && !isNoStatement(by: kind)
    // An event or an entry in the list of changes says itself what has happened.
    case .status, .event, .entry, .pageRemoved, .pageWithdrawn, .pageMoved, .pageAdded, .chart,
      .label, .redirect, .file, .design:
      false
    }
  }

  /// Whether a fact says only how a page is arranged, or which release of the data the site has.
  private func isNoStatement(by kind: RecordKind) -> Bool {
    ["updated", "order", "kind of page", "tile"].contains(subject)
      || kind == .dataset && ["published", "retrieved", "release"].contains(subject)
  }

  /// An entry for `changes` that explains the change, in YAML on one line.
  fileprivate func entry(on day: String) -> String {
    let isData = [.statistic, .data].contains(kind)
    let reason = old == nil ? "update" : isData ? "revision" : "correction"
    let before = words.isEmpty ? old : excerpted(leavingOut: .added)
    let after = words.isEmpty ? new : excerpted(leavingOut: .removed)
    let quotes = [("from", before), ("to", after)].compactMap { key, text in
      text.map { ", \(key): \(JSON.string(excerpt($0)).line)" }
    }
    return "{date: \(day), kind: \(reason), note: \"What has changed, and why\"\(quotes.joined())}"
  }

  /// The old or the new text; only the words next to a change, if it is long.
  private func excerpted(leavingOut kind: WordRun.Kind) -> String {
    shortened(words).filter { $0.kind != kind }.map(\.text).joined(separator: " ")
  }
}

/// The start of a text, if it is long.
private func excerpt(_ text: String) -> String {
  text.count <= 200 ? text : text.prefix(199) + "…"
}

extension Rule {
  package static let changeUnexplained = Rule(
    "change-unexplained",
    .warning,
    advice: "Add an entry to `changes` of the record that says what has changed, and why.",
    meaning: """
      A figure or a sentence differs from the last release, and `changes` of its record has no \
      entry since then. Readers who have quoted the old one would not learn of it. A changed cell \
      of a dataset needs an entry on the dataset, or on a measure that is calculated from it. \
      Only `sitegen check`, `build` and `release` report this.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: "summary: Most people wait for a year.",
      right: """
        summary: Most people wait for a year.
        changes:
          - date: 2026-02-01
            kind: correction
            note: We had written that most people wait for a month.
            from: "a month"
            to: "a year"
        """
    )
  )
}
