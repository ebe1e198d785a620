/// Which unpublished records are on a site.
package enum UnpublishedScope: Hashable, Sendable {
  /// None of them, as published.
  case none
  /// All of them, for editors and reviewers.
  case all
  /// Those of some reports, by id, for a person who may see only these.
  case reports(Set<String>)
}
