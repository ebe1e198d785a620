/// Bodies that share a fact, such as the forces of a region.
package struct BodyGroup: Sendable {
  /// `nil` if the site does not group its bodies.
  package var name: String?
  package var bodies: [Reference<Body>]
  package var groups: [BodyGroup] = []

  package init(name: String? = nil, bodies: [Reference<Body>], groups: [BodyGroup] = []) {
    self.name = name
    self.bodies = bodies
    self.groups = groups
  }
}

extension Site {
  /// The bodies under the groupings that the site declares, the widest first.
  ///
  /// `rest` names the group of bodies for which the fact is not known.
  package func nestedBodies(orElse rest: String) -> [BodyGroup] {
    grouped(bodies.references, by: settings.bodies.groupBy[...], orElse: rest)
  }

  /// The bodies under the narrowest grouping, for a chart with one level of headings.
  package func groupedBodies(orElse rest: String) -> [BodyGroup] {
    func leaves(_ groups: [BodyGroup]) -> [BodyGroup] {
      groups.flatMap { $0.groups.isEmpty ? [$0] : leaves($0.groups) }
    }
    return leaves(nestedBodies(orElse: rest))
  }

  /// The names of the groupings of bodies, the widest first: `nation`, `region`.
  package var groupNames: [String] {
    settings.bodies.groupBy.compactMap { id in
      vocabulary.facts.first { $0.id == id }?.name.lowercased()
    }
  }

  private func grouped(
    _ bodies: [Reference<Body>],
    by facts: ArraySlice<String>,
    orElse notEstablished: String
  ) -> [BodyGroup] {
    guard let fact = facts.first else { return [BodyGroup(bodies: bodies)] }
    let definition = vocabulary.facts.first { $0.id == fact }
    let names = (definition?.choices.map(\.name) ?? []) + [notEstablished]
    let byName = Dictionary(grouping: bodies) { body in
      self[body].facts.first { $0.id == fact }?.value.value ?? notEstablished
    }
    return names.compactMap { name in
      guard let members = byName[name] else { return nil }
      let rest = facts.dropFirst()
      let inner = rest.isEmpty ? [] : grouped(members, by: rest, orElse: notEstablished)
      // A group that is all of the group above, by the same name, needs no second heading.
      let isRepeated = inner.count == 1 && inner[0].name == name
      return BodyGroup(
        name: name,
        bodies: members,
        groups: isRepeated ? inner[0].groups : inner
      )
    }
  }
}
