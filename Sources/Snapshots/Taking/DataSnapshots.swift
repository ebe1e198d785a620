import ChartFigures
import Content
import Exports
import SiteOutline

extension Site {
  func addFacts(of reference: Reference<Dataset>, to list: inout EntryList) {
    let dataset = self[reference]
    list.fact("producer", dataset.producer)
    list.fact("licence", "\(dataset.licence.name), \(dataset.licence.url)")
    list.fact("attribution", dataset.attribution)
    list.fact("published", dataset.published)
    list.fact("retrieved", dataset.retrieved)
    list.fact("release", dataset.release)
    list.items("source", named([dataset.source].compactMap(\.self)))
    list.fact("shows its table", dataset.showsTable ? "yes" : "no")
    list.fact("shown on the pages of bodies", dataset.showsOnBodies ? "yes" : "no")
    for part in dataset.breaks { list.fact("break in \(part.period)", part.note) }
    for issue in dataset.issues {
      let bodies = issue.bodies?.map { self[$0].head.id }
      let concerned = [bodies, issue.periods, issue.columns].compactMap(\.self).flatMap(\.self)
      let key = ([issue.effect.rawValue] + concerned).joined(separator: " ")
      list.fact(key, "\(issue.note) (\(issue.statedBy.rawValue))")
    }
    add(dataFile(of: reference), as: .row, to: &list)
  }

  func addFacts(of reference: Reference<Measure>, to list: inout EntryList) {
    let measure = self[reference]
    list.fact("short title", measure.shortTitle)
    list.fact("question", measure.question)
    list.fact("definition", measure.definition.rawValue)
    list.fact("numerator", measure.numeratorWords)
    list.fact("denominator", measure.denominatorWords)
    list.fact("scope", measure.fullScope)
    list.fact("basis", measure.basis)
    list.fact("unit", measure.unit.words)
    list.fact("provisional", measure.provisionalNote)
    list.fact("main period", measure.mainPeriod)
    list.fact("benchmark", measure.benchmarkName)
    list.fact("order", String(measure.order))
    for part in measure.breaks { list.fact("break in \(part.period)", part.note) }
    list.items("caveat", measure.caveats.map { ($0, $0) })
    for dataset in measure.datasets {
      list.add(.release, name(of: RecordKey(dataset)), self[dataset].releaseWords)
    }
    add(dataFile(of: reference), as: .statistic, to: &list)
  }

  /// Adds the columns and rows of a data file.
  ///
  /// The cells that identify a row are in its key; the names of bodies are in its text alone.
  private func add(_ file: DataFile, as part: SnapshotPart, to list: inout EntryList) {
    // All rows of a measure name the measure, and the name of a body follows its id.
    let isMeasure = !file.measures.isEmpty
    let names = file.fields.map(\.name)
    let key = file.key.compactMap(names.firstIndex).filter { !isMeasure || $0 > 0 }
    let named = isMeasure ? [2] : []
    let others = names.indices.filter { index in
      !key.contains(index) && !named.contains(index) && !(isMeasure && index == 0)
    }
    for index in others {
      let field = file.fields[index]
      list.add(
        .column,
        field.name,
        field.title,
        details: [field.kind, field.unit ?? "", field.description ?? ""]
      )
    }
    let bodyColumn = names.firstIndex(of: settings.bodies.id)
    let titles = Dictionary(bodies.map { ($0.head.id, $0.name) }) { first, _ in first }
    for (number, row) in file.rows.enumerated() {
      let label = key.map { index in
        if isMeasure && index == 1 { return row[2] }
        return index == bodyColumn ? titles[row[index]] ?? row[index] : row[index]
      }
      list.add(
        part,
        key.isEmpty ? String(number + 1) : key.map { row[$0] }.joined(separator: " "),
        key.isEmpty ? "row \(number + 1)" : label.joined(separator: ", "),
        details: others.map { row[$0] }
      )
    }
  }

  /// What the page of a chart tells its readers, besides the values of its measures.
  func snapshot(
    of reference: Reference<ChartDeclaration>,
    kind: String,
    at address: String
  ) -> PageSnapshot {
    let (chart, reading) = (self[reference], reading(of: reference))
    var list = EntryList()
    list.fact("form", reading.form)
    list.fact("subtitle", reading.subtitle)
    list.fact("description", reading.description)
    list.fact("note", chart.note)
    list.fact("order", chart.order.rawValue)
    list.items("measure", named(chart.measures))
    list.items("period", chart.periods.map { ($0, $0) })
    let shown = FigureRows(chart, self).bodies
    list.items(settings.bodies.id, shown.count == bodies.count ? [("all", "all")] : named(shown))
    list.items("named \(settings.bodies.id)", named(chart.bodies ?? []))
    return PageSnapshot(
      address: address,
      title: reading.heading,
      kind: kind,
      entries: list.entries
    )
  }
}

extension Dataset {
  /// The dataset and its release for readers: `Crime (release 3, published on 22 August 2024)`.
  fileprivate var releaseWords: String {
    let parts = [
      release.map { "release \($0)" }, published.value.map { "published on \($0.words)" },
    ]
    .compactMap(\.self)
    return parts.isEmpty ? title : "\(title) (\(parts.joined(separator: ", ")))"
  }
}
