/// New files of datasets and measures.
extension NewRecord {
  func datasetFiles(_ site: Site, _ today: CalendarDate) throws -> [NewFile] {
    let (id, title) = try identity()
    let source = try source(in: site)
    let words = site.settings.bodies
    let bodies = site.bodies.map(\.head.id).sorted()
    guard !bodies.isEmpty else {
      throw NewRecordError("the site has no \(words.singular) yet: create one first")
    }
    let outline = outline ?? TableOutline(period: String(today.year - 1), periodType: .year)
    let period = outline.periodName
    let columns = outline.columns.map { column in
      "  - {name: \(column.name), title: \(quoted(column.title)), type: \(column.type.rawValue), "
        + "missing: [\(outline.recipe == nil ? "n" : "n, x")]}\n"
    }
    let contract = """
      title: \(quoted(title))
      description: \(Placeholder.datasetDescription)
      layout: single
      period_column: \(period)
      show_table: true
      producer: \(quoted(source.publisher))
      source: \(source.id)   # an id of content/sources.yml
      licence: {name: \(quoted(site.settings.licence.name)), url: \(quoted(site.settings.licence.url))}
      published: not-established
      retrieved: not-established
      key: [\(words.id), \(period)]
      columns:
        - {name: \(words.id), title: \(quoted(words.singular)), type: body}
        - {name: \(period), title: \(outline.periodTitle), type: \(outline.periodType.rawValue)}
      \(columns.joined())draft: true   # remove this line to publish the dataset

      """
    // No value is invented: [n] means that there is none yet.
    let cells = String(repeating: ",[n]", count: outline.columns.count)
    let rows = bodies.map { "\($0),\(outline.period)\(cells)\n" }
    let header = ([words.id, period] + outline.columns.map(\.name)).joined(separator: ",")
    let recipe = outline.recipe.map { text in
      NewFile(path: "content/data/\(id)/import.yml", text: text)
    }
    return [
      NewFile(path: "content/data/\(id)/dataset.yml", text: contract),
      NewFile(path: "content/data/\(id)/data.csv", text: header + "\n" + rows.joined()),
      recipe,
    ].compactMap(\.self)
  }

  func measure(_ site: Site) throws -> NewFile {
    let (id, title) = try identity()
    let (dataset, column) = try countColumn(in: site)
    guard let period = dataset.periods.last else {
      throw NewRecordError("the dataset \"\(dataset.head.id)\" has no period")
    }
    let words = (column.unit ?? column.title).lowercased()
    let order = 1 + (site.measures.map(\.order).max() ?? 0)
    return NewFile(
      path: "content/measures/\(id).yml",
      text: """
        title: \(quoted(title))
        question: \(Placeholder.measureQuestion)
        definition: count   # docs/content.md lists the definitions, and what each needs
        numerator: \(dataset.head.id).\(column.name)
        numerator_words: \(quoted(words))
        scope: \(Placeholder.measureScope)
        basis: \(quoted(words))
        main_period: \(period)
        order: \(order)
        sources: [\(dataset.source.map { site[$0].id } ?? "")]
        draft: true   # remove this line to publish the measure

        """
    )
  }

  /// The source that is named, or the only one: the source of data is never guessed.
  private func source(in site: Site) throws -> Source {
    let named = site.sources.filter { source == nil || $0.id == source }
    if named.count == 1 { return named[0] }
    let ids = site.sources.map(\.id).joined(separator: ", ")
    if site.sources.isEmpty {
      throw NewRecordError("a dataset needs a source: add one to content/sources.yml first")
    }
    throw NewRecordError("choose the source of the data with --cites; sources: \(ids)")
  }

  /// A count column, by body and period.
  private func countColumn(in site: Site) throws -> (Dataset, DataColumn) {
    let named = site.datasets.filter { dataset == nil || $0.head.id == dataset }
    if let dataset, named.isEmpty {
      let ids = site.datasets.map(\.head.id).joined(separator: ", ")
      throw NewRecordError("there is no dataset \"\(dataset)\"; datasets: \(ids)")
    }
    for dataset in named where dataset.rows.contains(where: { $0.body != nil && $0.period != nil })
    {
      if let column = dataset.columns.first(where: { $0.type == .count }) {
        return (dataset, column)
      }
    }
    throw NewRecordError(
      "a measure needs counts by \(site.settings.bodies.singular) and period; "
        + (dataset.map { "\"\($0)\" has none" } ?? "no dataset has any")
    )
  }
}
