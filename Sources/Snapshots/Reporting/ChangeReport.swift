package import Formats
import Markup

/// Changes for readers as text: a heading for each page, a line for each change.
package func changeText(_ changes: [ReaderChange]) -> String {
  let pages = grouped(changes)
  let parts = pages.map { page, changes in
    let lines = limited(changes).map { item in
      switch item {
      case .change(let change): "  \(change.line)\n"
      case .rest(let count, let kind): "  \(kind.words): \(count) more; --format json lists all\n"
      }
    }
    return "\(page.heading)\n\(lines.joined())"
  }
  return (parts + ["\(changeSummary(changes))\n"]).joined(separator: "\n")
}

/// The number of changes and of the pages they are on.
package func changeSummary(_ changes: [ReaderChange]) -> String {
  guard !changes.isEmpty else { return "nothing changes for readers" }
  let pages = Set(changes.map(\.page)).count
  return "\(counted(changes.count, "change")) on \(counted(pages, "page"))"
}

/// Changes for readers as JSON, in the same order.
///
/// `notice` says that they tell of what is not public, if they do.
package func changeJSON(_ changes: [ReaderChange], notice: String? = nil) -> JSON {
  let mark = notice.map { JSON.Member("notice", .string($0)) }
  return .object([mark].compactMap(\.self) + [JSON.Member("changes", .array(changes.map(\.json)))])
}

/// The changes of each page, which are next to each other.
func grouped(_ changes: [ReaderChange]) -> [(page: ChangedPage, changes: [ReaderChange])] {
  changes.reduce(into: []) { groups, change in
    if groups.last?.page == change.page {
      groups[groups.count - 1].changes.append(change)
    } else {
      groups.append((change.page, [change]))
    }
  }
}

/// A change, or the number of further ones of its kind.
private enum LimitedChange {
  case change(ReaderChange)
  case rest(Int, ReaderChangeKind)
}

/// The first changes of each kind on a page: a new year of data may have thousands of rows.
private func limited(_ changes: [ReaderChange]) -> [LimitedChange] {
  let limit = 20
  var counts: [ReaderChangeKind: Int] = [:]
  var shown: [LimitedChange] = []
  for change in changes {
    counts[change.kind, default: 0] += 1
    if counts[change.kind, default: 0] <= limit { shown.append(.change(change)) }
  }
  let rest = counts.filter { $0.value > limit }.sorted { $0.key < $1.key }
  return shown + rest.map { .rest($0.value - limit, $0.key) }
}

extension ChangedPage {
  /// The title and the address; the address alone for a page without a title.
  var heading: String {
    let name = title.isEmpty || address.isEmpty ? title + address : "\(title) (\(address))"
    return name + (language.map { " [\($0)]" } ?? "")
  }
}

extension ReaderChangeKind {
  /// The kind for people.
  var words: String { rawValue.replacing("-", with: " ") }
}

extension ReaderChange {
  /// Whether a note says what has happened to the text, which is neither new nor gone.
  var isRemark: Bool { kind == .text && old == nil && note != nil }

  /// What has changed, before the values: `deadline`, `page added`.
  var label: String {
    if [.pageAdded, .pageRemoved, .pageWithdrawn, .pageMoved].contains(kind) { return kind.words }
    let name = subject + (anchor.map { " #\($0)" } ?? "")
    switch (old, new) {
    case (nil, _?): return isRemark ? name : "\(name) added"
    case (_?, nil): return "\(name) removed"
    default: return name
    }
  }

  /// Whether both texts are short enough to be shown as a whole.
  var isShort: Bool {
    [old, new].allSatisfy { ($0?.utf8.count ?? 0) <= 60 } || !words.contains { $0.kind == .same }
  }

  /// The change on one line: its label, its values, its note.
  var line: String {
    let text: String? =
      switch (old, new) {
      case (let old?, let new?):
        isShort ? "\(old) → \(new)" : shortened(words).map(\.marked).joined(separator: " ")
      case (let text?, nil), (nil, let text?): text
      case (nil, nil): nil
      }
    let shown = [label, text].compactMap(\.self).joined(separator: ": ").replacing("\n", with: " ")
    return shown + (note.map { " (\($0))" } ?? "")
  }

  fileprivate var json: JSON {
    func member(_ key: String, _ text: String?) -> [JSON.Member] {
      text.map { [JSON.Member(key, .string($0))] } ?? []
    }
    let about =
      member("address", page.address) + member("title", page.title)
      + member("language", page.language)
    let runs = words.map { run in
      JSON.object([JSON.Member(run.kind.rawValue, .string(run.text))])
    }
    return .object(
      [JSON.Member("kind", .string(kind.rawValue)), JSON.Member("page", .object(about))]
        + member("subject", subject) + member("anchor", anchor) + member("old", old)
        + member("new", new)
        + (runs.isEmpty ? [] : [JSON.Member("words", .array(runs))]) + member("note", note)
    )
  }
}

extension WordRun {
  /// The words as `git diff --word-diff` marks them.
  fileprivate var marked: String {
    switch kind {
    case .same: text
    case .removed: "[-\(text)-]"
    case .added: "{+\(text)+}"
    }
  }
}

/// The words with long unchanged runs cut to what is next to a change.
func shortened(_ runs: [WordRun]) -> [WordRun] {
  let context = 6
  return runs.enumerated().map { index, run in
    let own = words(of: run.text)
    guard run.kind == .same, own.count > 2 * context + 2 else { return run }
    let start = index == 0 ? [] : own.prefix(context)
    let end = index == runs.count - 1 ? [] : own.suffix(context)
    return WordRun(kind: .same, text: (start + ["…"] + end).joined(separator: " "))
  }
}
