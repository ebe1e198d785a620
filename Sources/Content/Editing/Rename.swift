import CSV
import Diagnostics

/// A source in which a record has another id.
package struct RenamedSource: Sendable {
  package var edit: SourceEdit
  /// The ids as addresses show them.
  package var oldID: String
  package var newID: String
}

extension SourceTree {
  /// Gives a record another id: moves its files and rewrites each reference to it.
  ///
  /// Every other byte stays. Old addresses are not redirected yet: only a plan of the site knows
  /// them.
  ///
  /// - Throws: `EditError`, before anything is changed.
  package func renaming(
    _ name: String,
    to newID: String,
    now: Instant,
    threads: Int
  ) async throws -> RenamedSource {
    var (tree, files) = (self, ParsedFiles())
    var ignored: [Diagnostic] = []
    let parsed = await parse(&tree, reusing: &files, threads: threads, into: &ignored)
    func resolved(_ trace: ReferenceTrace?, into found: inout [Diagnostic]) async -> Resolution {
      await resolve(
        parsed,
        now: now,
        threads: threads,
        unpublished: .all,
        includesWithdrawn: true,
        tracing: trace,
        into: &found
      )
    }
    let site = await resolved(nil, into: &ignored).site
    let key = try site.onlyRecord(named: name)
    let moves = try Moves(of: key, to: newID, in: site, self)
    let trace = ReferenceTrace(kind: key.kind, id: site[key].fullID, path: moves.change.path)
    var found: [Diagnostic] = []
    _ = await resolved(trace, into: &found).translations(into: &found)
    var edits = Edits(of: self)
    for diagnostic in found where diagnostic.rule == tracedReference {
      try edits.rewrite(diagnostic.location, moves.change)
    }
    edits.rewriteOwnID(of: site[key], moves.change)
    if key.kind == .body { edits.rewriteCells(of: site, moves.change) }
    return RenamedSource(
      edit: edits.result(moving: moves.paths),
      oldID: moves.change.old,
      newID: moves.change.new
    )
  }
}

/// The files that move with a record, and the change of its id.
private struct Moves {
  var change: IDChange
  /// By old path.
  var paths: [String: String] = [:]

  init(of key: RecordKey, to newID: String, in site: Site, _ tree: SourceTree) throws {
    let record = site[key]
    guard let pattern = key.kind.type.filePattern, key.kind != .home else {
      throw EditError("\(site.name(of: key)) has no file of its own: change its id by hand")
    }
    let isNumbered = key.kind == .recommendation
    guard isNumbered ? digits(of: newID) != nil : isID(newID) else {
      let help = isNumbered ? "give a number" : "use lowercase letters, digits and hyphens"
      throw EditError("\"\(newID)\" is not a valid id: \(help)")
    }
    let new = isNumbered ? digits(of: newID).map(String.init) ?? newID : newID
    if new == record.ownID { throw EditError("\(site.name(of: key)) has this id already") }
    // Reports and datasets are folders.
    let file = record.head.path
    let isFolder = pattern.contains("<id>/")
    let path = isFolder ? String(parentFolder(of: file)) : file
    let name = isFolder ? "" : String(fileName(of: file))
    let stem = name.prefix { $0 != "." }
    let zeros = String(repeating: "0", count: isNumbered ? max(0, stem.count - new.count) : 0)
    let newName = zeros + new + name.dropFirst(stem.count)
    change = IDChange(
      kind: key.kind,
      old: record.ownID,
      new: new,
      path: path,
      newName: newName
    )
    for source in tree.files {
      guard let target = target(of: source.path, site) else { continue }
      if tree[target] != nil { throw EditError("\(target) exists already") }
      paths[source.path] = target
    }
  }

  /// The new path of a file; `nil` if it stays.
  private func target(of file: String, _ site: Site) -> String? {
    for language in [""] + site.settings.translations.map({ "translations/\($0.tag)/" }) {
      let own = "content/\(language)" + change.path.dropFirst("content/".count)
      guard file == own || file.hasPrefix(own + "/") else { continue }
      let parent = own.prefix(through: own.lastIndex(of: "/") ?? own.startIndex)
      return parent + change.newName + file.dropFirst(own.count)
    }
    guard change.kind == .body, file.hasSuffix("/\(change.old).csv") else { return nil }
    let isTable = site.datasets.contains {
      $0.layout == .filePerBody && file == "\($0.tableFolder)\(change.old).csv"
    }
    return isTable ? file.dropLast("\(change.old).csv".count) + "\(change.new).csv" : nil
  }
}

/// Replacements in the files of a tree, by exact ranges.
private struct Edits {
  let tree: SourceTree
  private var replacements: [String: [(range: Range<Int>, text: String)]] = [:]

  init(of tree: SourceTree) { self.tree = tree }

  /// Rewrites the reference at a location.
  mutating func rewrite(_ location: SourceLocation, _ change: IDChange) throws {
    guard let source = tree[location.path] else { return }
    // A table without a line is named by its file, which moves.
    guard let range = source.range(of: location) else { return }
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    guard let rewritten = change.rewritten(text, in: location.path) else {
      let line = source.located(location).line
      throw EditError("cannot rewrite \(text) at \(source.path):\(line): change it by hand")
    }
    replace(range, in: source, by: rewritten)
  }

  mutating func replace(_ range: Range<Int>, in source: SourceText, by text: String) {
    replacements[source.path, default: []].append((range, text))
  }

  /// Rewrites the key `id`, or the number of a recommendation, in the file of the record itself.
  mutating func rewriteOwnID(of record: any Record, _ change: IDChange) {
    guard let source = tree[record.head.path] else { return }
    let end = source.path.hasSuffix(".md") ? textOffset(in: source) : source.bytes.count
    let key = change.kind == .recommendation ? "number:" : "id:"
    var start = source.textStart
    for line in source.bytes[start..<end].split(
      separator: UInt8(ascii: "\n"),
      omittingEmptySubsequences: false
    ) {
      defer { start = line.endIndex + 1 }
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix(key) else { continue }
      let value = String(text.dropFirst(key.count))
      guard let rewritten = change.rewrittenValue(value) else { continue }
      replace(line.startIndex + key.utf8.count..<line.endIndex, in: source, by: rewritten)
    }
  }

  /// Rewrites the id of a body in the columns of data that name bodies.
  mutating func rewriteCells(of site: Site, _ change: IDChange) {
    for dataset in site.datasets {
      let columns = dataset.columns.indices.filter { dataset.columns[$0].type == .body }
      guard !columns.isEmpty else { continue }
      for source in tree.files(under: dataset.tableFolder) where source.path.hasSuffix(".csv") {
        var reader = CSVReader(source.bytes)
        while (try? reader.readRow()) == true {
          for column in columns where reader.row.cells.indices.contains(column) {
            let cell = reader.row.cells[column]
            guard reader.text(of: cell) == change.old else { continue }
            let quote = cell.isQuoted ? "\"" : ""
            replace(cell.range, in: source, by: quote + change.new + quote)
          }
        }
      }
    }
  }

  /// The changed files, some of them at another path.
  func result(moving paths: [String: String]) -> SourceEdit {
    let changed = Set(replacements.keys).union(paths.keys).sorted()
    let written = changed.compactMap { path in
      tree[path].map { source in
        SourceText(
          path: paths[path] ?? path,
          bytes: source.bytes(replacing: replacements[path] ?? [])
        )
      }
    }
    return SourceEdit(written: written, removed: paths.keys.sorted())
  }
}
