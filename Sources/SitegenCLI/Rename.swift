package import Content
import Diagnostics
package import Pages
import SiteOutline
import SitePlanning

/// The edit that gives a record another id, redirects included, and the addresses that move.
package struct Rename: Sendable {
  package var edit: SourceEdit
  package var moved: [MovedAddress]
  /// The redirects of other published addresses that would be lost, as in `redirects.yml`.
  package var lines: [String]
}

/// Plans a rename in memory: files, references, translations and redirects.
///
/// - Throws: `EditError`.
package func rename(
  _ record: String,
  to newID: String,
  in tree: SourceTree,
  _ options: BuildOptions
) async throws -> Rename {
  let renamed = try await tree.renaming(
    record,
    to: newID,
    now: options.now,
    threads: options.threads
  )
  var edit = renamed.edit
  var (outdated, ignored): ([Diagnostic], [Diagnostic]) = ([], [])
  let before = await buildPlan(tree, options, into: &ignored)
  let known = Set(ignored.filter { $0.rule == .translationOutdated }.map(\.location.path))
  _ = await buildPlan(edit.applied(to: tree), options, into: &outdated)
  // A translation does not have to follow a rewritten link.
  for diagnostic in outdated
  where diagnostic.rule == .translationOutdated && !known.contains(diagnostic.location.path) {
    edit.acceptTranslation(at: diagnostic, in: tree)
  }
  let after = await buildPlan(edit.applied(to: tree), options, into: &ignored)
  let moved = movedAddresses(from: before, to: after, by: renamed)
  if !moved.isEmpty {
    let redirects = after.site.redirecting(moved, in: edit.applied(to: tree))
    edit.write(redirects)
  }
  let lines = await edit.keepAddresses(
    in: tree,
    options,
    of: before,
    renaming: (renamed.oldID, renamed.newID)
  )
  return Rename(edit: edit, moved: moved, lines: lines)
}

extension SourceEdit {
  /// Adds a redirect for each published address that the edited site would have no more, such as a
  /// part of a page; returns the lines.
  mutating func keepAddresses(
    in tree: SourceTree,
    _ options: BuildOptions,
    of before: SitePlan,
    renaming id: (old: String, new: String)? = nil
  ) async -> [String] {
    if before.site.publishedAddresses.isEmpty { return [] }
    var ignored: [Diagnostic] = []
    let edited = applied(to: tree)
    let after = await buildPlan(edited, options, into: &ignored)
    let known = Set(LostAddresses(in: before).lines)
    let lines = LostAddresses(in: after, renaming: id).lines.filter { !known.contains($0) }
    if !lines.isEmpty { write(edited.addingRedirects(lines)) }
    return lines
  }

  /// Writes the digest of the edited original into a translation of it.
  fileprivate mutating func acceptTranslation(at diagnostic: Diagnostic, in tree: SourceTree) {
    let path = diagnostic.location.path
    guard let digest = diagnostic.help?.split(separator: " ").last,
      let source = written.first(where: { $0.path == path }) ?? tree[path]
    else { return }
    write(source.replacing(diagnostic.location, by: String(digest)))
  }
}

/// The files of a site that have another address in a later plan, in order.
///
/// An address moves in the parts that begin with the old id, as both do of `data/old/old.csv`.
private func movedAddresses(
  from before: SitePlan,
  to after: SitePlan,
  by renamed: RenamedSource
) -> [MovedAddress] {
  let (old, new) = (before.lastingPaths, after.lastingPaths)
  let added = new.subtracting(old).sorted()
  return old.subtracting(new).sorted().compactMap { path in
    added.first { path.isMoved(to: $0, by: renamed) }.map { target in
      MovedAddress(
        oldFile: path.text,
        newFile: target.text,
        old: "/\(path.address)",
        new: after.record(at: target) ?? "/\(target.address)"
      )
    }
  }
}

extension SitePlan {
  /// The addresses of all files but those that only lead to others.
  fileprivate var lastingPaths: Set<SitePath> {
    let lasting = pages.filter { if case .redirect = $0.subject { false } else { true } }
    return Set(lasting.map(\.path))
  }

  /// The name of the record whose page has an address, in the site's own language.
  fileprivate func record(at path: SitePath) -> String? {
    guard let page = page(at: path), page.language == nil, case .record(let key) = page.subject
    else { return nil }
    return site.name(of: key)
  }
}

extension SitePath {
  /// Whether another path differs only in parts that begin with the new id instead of the old one.
  fileprivate func isMoved(to other: SitePath, by renamed: RenamedSource) -> Bool {
    let (own, others) = (text.split(separator: "/"), other.text.split(separator: "/"))
    guard own.count == others.count else { return false }
    return zip(own, others).allSatisfy { old, new in
      old == new
        || old.hasPrefix(renamed.oldID) && new.hasPrefix(renamed.newID)
          && old.dropFirst(renamed.oldID.count) == new.dropFirst(renamed.newID.count)
    }
  }
}
