package import Content

extension Site {
  /// The bodies with a value in the main period of a measure for which only few have one.
  ///
  /// Charts of all bodies show these alone, since rows of marks would hide them; there is no map
  /// and no order by value, which would make a ranking of those that happen to be known. `nil` for
  /// other measures.
  func fewBodies(of measure: Measure) -> [Reference<Body>]? {
    guard measure.figures.isSparse else { return nil }
    return bodies.references.filter { measure.figure(of: $0, in: measure.mainPeriod).value.isShown }
  }

  /// The measures on the page of a body, in their order.
  ///
  /// A measure for which only few bodies have a value is on the pages of those with any.
  package func measures(on body: Reference<Body>) -> [Reference<Measure>] {
    measures.references.filter { self[$0].isOnPage(of: body) }
  }
}

extension Measure {
  /// Whether the page of a body shows the measure.
  func isOnPage(of body: Reference<Body>) -> Bool {
    !figures.isSparse || figures.rows[body.index].contains { $0.value.isShown }
  }
}
