package import Content

/// What an index of the search contains.
package enum SearchScope: Hashable, Sendable {
  /// Every page with content, and every entry of the lists on pages.
  case site
  /// The inspected bodies alone, by their names and places; of many, the list of the parts.
  case bodies
  /// Some of many bodies.
  case part([Reference<Body>])
}
