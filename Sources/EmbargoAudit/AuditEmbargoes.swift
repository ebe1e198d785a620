package import Content
package import Diagnostics
package import Pages
package import SitePlanning
import Snapshots

/// What `sitegen check --embargo` finds.
package struct EmbargoAudit: Sendable {
  /// The instants at which an embargo ends, in order.
  package var ends: [Instant] = []
  /// The number of records and of other things that are unpublished now.
  package var unpublishedCount = 0
  /// What a build reveals before its time: an error of the program.
  package var leaks: [EmbargoLeak] = []
  /// Errors of the content at the end of an embargo, and warnings of what readers may learn from
  /// the content itself.
  package var diagnostics: [Diagnostic] = []

  package init() {}
}

/// Checks that nothing unpublished can be found in a build before its instant, and that the site can
/// be built at each instant.
///
/// A build must be the same, byte for byte, as that of a source from which everything unpublished
/// was deleted. This is more than a search for words: a count, an order, a hash or the name of a
/// file that depends on an unpublished record is found as well. It is checked now, and as of one
/// second before each embargo ends.
///
/// `present` is the public plan of the tree now, with the diagnostics that are `known` already.
package func auditEmbargoes(
  of present: SitePlan,
  from tree: SourceTree,
  _ options: BuildOptions,
  known: [Diagnostic]
) async -> EmbargoAudit {
  var audit = EmbargoAudit()
  audit.unpublishedCount = present.site.unpublished.count { !$0.isWithdrawn }
  audit.ends = present.site.embargoEnds
  guard audit.unpublishedCount > 0 else { return audit }
  audit.diagnostics = mentions(in: tree, of: UnpublishedParts(of: present.site, in: tree))

  audit.leaks = await leaks(of: present, from: tree, options)
  for end in audit.ends {
    let before = options.asOf(Instant(seconds: end.seconds - 1))
    var ignored: [Diagnostic] = []
    let plan = await buildPlan(tree, before, into: &ignored)
    audit.leaks += await leaks(of: plan, from: tree, before)
  }
  var reported = Set(known.map(\.mark))
  for end in audit.ends {
    var found: [Diagnostic] = []
    let plan = await buildPlan(tree, options.asOf(end), into: &found)
    // Otherwise a strict build could fail at that minute, for what the end itself changes.
    _ = compareWithRelease(plan, into: &found)
    for var diagnostic in found where reported.insert(diagnostic.mark).inserted {
      diagnostic.message += ", as of \(end.iso)"
      audit.diagnostics.append(diagnostic)
    }
  }
  audit.diagnostics = audit.diagnostics.located { path in tree[path] }
  return audit
}

extension Site {
  /// The instants at which the embargo of an unpublished record ends, in order.
  package var embargoEnds: [Instant] {
    let ends = unpublished.compactMap { record -> Instant? in
      if case .until(let instant) = record.reason { instant } else { nil }
    }
    return Set(ends).sorted()
  }
}

extension BuildOptions {
  /// The same options for a public build as of another instant.
  func asOf(_ instant: Instant) -> BuildOptions {
    var options = self
    options.now = instant
    options.unpublished = .none
    return options
  }
}

extension Diagnostic {
  /// What makes it the same diagnostic in builds as of different instants.
  fileprivate var mark: [String] { [rule.id, location.path, "\(location.line)", message] }
}
