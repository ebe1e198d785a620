package import Diagnostics

/// A whole site after `resolve`: only values, with nothing left to look up by name.
///
/// Unpublished records are in none of its lists, unless a preview includes them. Records are
/// ordered by kind and id, those of a report as the report orders them.
package struct Site: Sendable {
  @Boxed package var settings = SiteSettings()
  @Boxed package var vocabulary = Vocabulary()
  package var sources: [Source] = []
  package var terms: [Term] = []
  /// In the order of their file.
  package var contacts: [SupportContact] = []
  package var home: HomePage?
  package var pages: [ProsePage] = []
  package var reports: [Report] = []
  package var findings: [Finding] = []
  package var recommendations: [Recommendation] = []
  package var practices: [Practice] = []
  package var bodies: [Body] = []
  package var datasets: [Dataset] = []
  package var measures: [Measure] = []
  /// The charts that texts declare, ordered by id.
  package var charts: [ChartDeclaration] = []
  /// Paths under `content/images/`.
  package var images: [String] = []
  /// In the order in which they are written.
  package var redirects: [Redirect] = []
  /// In the order in which they are written, which need not be sorted.
  package var publishedAddresses: [PublishedAddress] = []
  /// Oldest first.
  package var releases: [Release] = []
  /// What readers saw of the last release, as its file; only commands that compare with it read it.
  package var releaseSnapshot: SourceText?
  package var unpublished: [UnpublishedRecord] = []
  /// The files that are published in part, because they also declare or name something
  /// unpublished; their hashes are not published.
  package internal(set) var partlyUnpublished: Set<String> = []
  /// The counts that its rows do not have, for finding texts that state them; nothing outside this
  /// module can read them.
  var withheldCounts: [WithheldCount] = []
  /// The records whose addresses have a notice instead, by kind and path.
  package var withdrawn: [WithdrawnRecord] = []

  /// The old addresses of all lines of `redirects.yml`, also of those that wait for their targets.
  package internal(set) var redirectedAddresses: Set<SiteAddress> = []

  package init() {}

  @inlinable package subscript(reference: Reference<Source>) -> Source { sources[reference.index] }
  @inlinable package subscript(reference: Reference<Term>) -> Term { terms[reference.index] }
  package subscript(reference: Reference<SupportContact>) -> SupportContact {
    contacts[reference.index]
  }
  @inlinable package subscript(reference: Reference<ProsePage>) -> ProsePage {
    pages[reference.index]
  }
  @inlinable package subscript(reference: Reference<Report>) -> Report { reports[reference.index] }
  @inlinable package subscript(reference: Reference<Finding>) -> Finding {
    findings[reference.index]
  }
  @inlinable package subscript(reference: Reference<Recommendation>) -> Recommendation {
    recommendations[reference.index]
  }
  @inlinable package subscript(reference: Reference<Practice>) -> Practice {
    practices[reference.index]
  }
  @inlinable package subscript(reference: Reference<Body>) -> Body { bodies[reference.index] }
  @inlinable package subscript(reference: Reference<Dataset>) -> Dataset {
    datasets[reference.index]
  }
  @inlinable package subscript(reference: Reference<Measure>) -> Measure {
    measures[reference.index]
  }
  package subscript(reference: Reference<WithdrawnRecord>) -> WithdrawnRecord {
    withdrawn[reference.index]
  }
  @inlinable package subscript(reference: Reference<ChartDeclaration>) -> ChartDeclaration {
    charts[reference.index]
  }
}

extension Array {
  /// A reference to each record of a list, in its order.
  package var references: [Reference<Element>] { indices.map { Reference(index: $0) } }
}
