extension Site {
  /// All sources that public records cite, in the order of the sources.
  package var cited: [Reference<Source>] {
    var cited = Set([settings.responses?.source].compactMap(\.self))
    for key in recordKeys {
      let record = self[key]
      cited.formUnion(record.head.sources + record.namedSources + record.prose.literalSources)
    }
    return sources.references.filter(cited.contains)
  }

  /// All texts of the site, in sequence.
  var allProse: some Sequence<Prose> { recordKeys.lazy.map(prose) }

  /// The sources of the data behind a measure, then those that the measure itself cites.
  package func dataSources(of measure: Measure) -> [Reference<Source>] {
    measure.columns.compactMap { self[$0.dataset].source } + measure.head.sources
  }
}
