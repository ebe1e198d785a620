/// What an index of the search contains.
package enum SearchScope: Hashable, Sendable {
  /// Every page with content, and every entry of the lists on pages.
  case site
  /// The inspected bodies alone, by their names and places.
  case bodies
}
