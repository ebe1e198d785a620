extension Site {
  /// Every source that a public record cites, in the order of the sources.
  package var cited: [Reference<Source>] {
    let heads =
      pages.map(\.head) + reports.map(\.head) + findings.map(\.head)
      + recommendations.map(\.head) + bodies.map(\.head) + datasets.map(\.head)
      + measures.map(\.head) + [home?.head].compactMap { $0 }
    var cited = Set(heads.flatMap(\.sources))
    cited.formUnion(findings.compactMap { $0.figure?.source })
    cited.formUnion(bodies.flatMap(\.facts).compactMap(\.source))
    cited.formUnion(datasets.compactMap(\.source))
    cited.formUnion(terms.flatMap(\.sources))
    cited.formUnion([settings.responses?.source].compactMap(\.self))
    cited.formUnion(allProse.flatMap(\.literalSources))
    return sources.references.filter(cited.contains)
  }

  /// Every text of the site.
  var allProse: [Prose] { recordKeys.compactMap(prose) }
}
