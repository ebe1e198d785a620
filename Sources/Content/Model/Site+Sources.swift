extension Site {
  /// Every source that a public record cites, in the order of the sources.
  package var cited: [Reference<Source>] {
    var cited = Set(pages.flatMap(\.head.sources))
    cited.formUnion(reports.flatMap(\.head.sources))
    cited.formUnion(findings.flatMap(\.head.sources))
    cited.formUnion(recommendations.flatMap(\.head.sources))
    cited.formUnion(bodies.flatMap(\.head.sources))
    cited.formUnion(datasets.flatMap(\.head.sources))
    cited.formUnion(measures.flatMap(\.head.sources))
    cited.formUnion(home?.head.sources ?? [])
    cited.formUnion(findings.compactMap { $0.figure?.source })
    cited.formUnion(bodies.flatMap(\.facts).compactMap(\.source))
    cited.formUnion(datasets.compactMap(\.source))
    cited.formUnion(terms.flatMap(\.sources))
    cited.formUnion([settings.responses?.source].compactMap(\.self))
    cited.formUnion(allProse.lazy.flatMap(\.literalSources))
    return sources.references.filter(cited.contains)
  }

  /// Every text of the site, one after the other.
  var allProse: some Sequence<Prose> { recordKeys.lazy.compactMap(prose) }

  /// The sources of the data behind a measure, then those that the measure cites itself.
  package func dataSources(of measure: Measure) -> [Reference<Source>] {
    measure.columns.compactMap { self[$0.dataset].source } + measure.head.sources
  }
}
