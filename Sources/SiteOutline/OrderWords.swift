package import Content

extension Site {
  /// The name of an order: `by region` if regions are the narrowest grouping of the site.
  package func orderWords(_ order: BodyOrder) -> String {
    switch order {
    case .name: return "by name"
    case .value: return "by value"
    case .group: return "by \(groupNames.last ?? "group")"
    }
  }

  /// The names of the groupings of bodies, the widest first: `nation`, `region`.
  package var groupNames: [String] {
    settings.bodies.groupBy.compactMap { id in
      vocabulary.facts.first { $0.id == id }?.name.lowercased()
    }
  }
}
