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
}
