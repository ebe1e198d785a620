import ChartFigures
import Content

/// The frame of each page: title, description, the way back, sources.
extension PageContext {
  func frame(of record: RecordKey) -> FrameView {
    var frame = words(of: record)
    frame.record = record
    return frame
  }

  private func words(of record: RecordKey) -> FrameView {
    switch record {
    case .home: homeFrame
    case .page(let page): frame(of: page)
    case .report(let report): frame(of: report)
    case .finding(let finding): frame(of: finding)
    case .recommendation(let recommendation): frame(of: recommendation)
    case .body(let body): frame(of: body)
    case .dataset(let dataset): frame(of: dataset)
    case .measure(let measure): frame(of: measure)
    case .term(let term): frame(site[term].term, site[term].term)
    }
  }

  var notFoundFrame: FrameView {
    frame("Page not found", "There is no page at this address.")
  }

  var dataDictionaryFrame: FrameView {
    var frame = frame(
      "Data dictionary",
      "Every file of figures on this site: its columns, types, units, missing codes and source."
    )
    frame.above.append(menuLink(.data))
    frame.sources = sources(site.datasets.compactMap(\.source))
    frame.section = .data
    return frame
  }

  func frame(of list: ListPage) -> FrameView {
    let plural = settings.bodies.plural
    let title = menuLink(list.menuEntry).label
    let description =
      switch list {
      case .reports: words(.allReports)
      case .findings: "All findings, by report and theme."
      case .recommendations:
        "All recommendations: who they are for, by when, and what became of them."
      case .bodies: words(.allBodies, ["plural": plural])
      case .measures: "All measures on this site, with charts, tables and methods."
      case .datasets: "All data on this site, with its source, its licence and its known problems."
      }
    var frame = frame(title, description)
    frame.section = list.menuEntry
    if list == .recommendations { frame.feed = .register }
    return frame
  }

  private func frame(_ title: String, _ description: String) -> FrameView {
    FrameView(context: self, title: title, description: description, above: [homeLink])
  }

  private var homeFrame: FrameView {
    let page = site.home
    var frame = frame(page?.title ?? "", page?.description ?? "")
    frame.above = []
    frame.updated = page?.head.updated.map { words.date($0) }
    frame.sources = sources((page?.head.sources ?? []) + (page?.prose.literalSources ?? []))
    return frame
  }

  private func frame(of reference: Reference<ProsePage>) -> FrameView {
    let page = site[reference]
    var frame = frame(page.title, page.description)
    frame.updated = page.head.updated.map { words.date($0) }
    frame.contents = contents(page.prose)
    frame.sources = sources(page.head.sources + page.prose.literalSources)
    frame.section = .page(reference)
    return frame
  }

  private func frame(of reference: Reference<Report>) -> FrameView {
    let report = site[reference]
    var frame = frame(report.title, report.summary)
    frame.above.append(menuLink(.reports))
    frame.published = report.published.map { words.date($0) }
    frame.updated = report.head.updated.map { words.date($0) }
    frame.contents = contents(report.prose)
    frame.sources = sources(report.head.sources + report.prose.literalSources)
    frame.section = .reports
    frame.showsSupport = true
    frame.feed = .report(reference)
    return frame
  }

  private func frame(of reference: Reference<Finding>) -> FrameView {
    let finding = site[reference]
    var frame = frame(finding.title, finding.summary)
    frame.above += [reportLink(finding.report), menuLink(.findings)]
    frame.published = site[finding.report].published?.words
    frame.updated = finding.head.updated?.words
    frame.contents = contents(finding.prose)
    let figure = [finding.figure?.source].compactMap { $0 }
    frame.sources = sources(figure + finding.head.sources + finding.prose.literalSources)
    frame.section = .findings
    frame.showsSupport = true
    return frame
  }

  private func frame(of reference: Reference<Recommendation>) -> FrameView {
    let recommendation = site[reference]
    let report = site[recommendation.report]
    let number = "Recommendation \(recommendation.number)"
    let description = "\(number) of the report: \(report.title)."
    var frame = frame(site.title(of: reference), description)
    frame.above += [reportLink(recommendation.report), menuLink(.recommendations)]
    frame.published = report.published?.words
    frame.updated = recommendation.head.updated?.words
    frame.sources = sources(recommendation.head.sources + recommendation.prose.literalSources)
    frame.section = .recommendations
    frame.showsSupport = true
    frame.feed = .recommendation(reference)
    return frame
  }

  private func frame(of reference: Reference<Body>) -> FrameView {
    let body = site[reference]
    let description =
      "Scorecard of \(body.fullName): figures over time, known problems of the data "
      + "and recommendations."
    var frame = frame(body.name, description)
    frame.above.append(menuLink(.bodies))
    frame.updated = body.head.updated?.words
    let measures = site.measures.map {
      LinkView(label: $0.title, href: "#\($0.head.id)")
    }
    frame.contents = measures.count >= 3 ? measures : []
    frame.sources = sources(
      body.facts.compactMap(\.source) + body.head.sources + body.prose.literalSources
    )
    frame.section = .bodies
    frame.showsSupport = true
    frame.feed = .body(reference)
    return frame
  }

  private func frame(of reference: Reference<Dataset>) -> FrameView {
    let dataset = site[reference]
    let description = "\(dataset.title): source, licence, columns, known problems and download."
    var frame = frame(dataset.title, description)
    frame.above.append(menuLink(.data))
    frame.published = dataset.published.value?.words
    frame.updated = dataset.head.updated?.words
    frame.sources = sources([dataset.source].compactMap { $0 } + dataset.head.sources)
    frame.section = .data
    return frame
  }

  private func frame(of reference: Reference<Measure>) -> FrameView {
    let measure = site[reference]
    var frame = frame(measure.title, measure.question)
    frame.above.append(menuLink(.measures))
    frame.updated = measure.head.updated?.words
    frame.sources = sources(site.dataSources(of: measure))
    frame.section = .measures
    return frame
  }

  /// The frame of a page of a measure beside its main one.
  func frame(of part: MeasurePart, _ reference: Reference<Measure>) -> FrameView {
    let measure = site[reference]
    let frame: FrameView
    switch part {
    case .order(let order):
      let words = "\(settings.bodies.plural) \(orderWords(order))"
      frame = self.frame(
        "\(measure.title): \(words)",
        "All \(words), \(periodWords(measure.mainPeriod)). \(measure.question)"
      )
    case .method:
      frame = self.frame(
        "\(measure.title): method",
        "What is counted, what it is divided by, and how intervals and limits are worked out."
      )
    }
    return belowMeasure(frame, reference)
  }

  /// The frame of a part of the register.
  func frame(of facet: Facet) -> FrameView {
    let title = site.title(of: facet)
    var frame = frame(title, "\(title): who they are for, by when, and what became of them.")
    frame.above.append(menuLink(.recommendations))
    frame.section = .recommendations
    frame.feed = .facet(facet)
    return frame
  }

  /// The frame of the page of a chart that a text declares.
  func frame(of reference: Reference<ChartDeclaration>) -> FrameView {
    let chart = site[reference]
    let reading = chartData(chart).reading
    var frame = frame(reading.heading, reading.subtitle)
    if let home = chart.home { frame.above.append(link(home)) }
    frame.sources = sources(chart.measures.flatMap { site.dataSources(of: site[$0]) })
    frame.section = .measures
    return frame
  }

  private func belowMeasure(_ frame: FrameView, _ reference: Reference<Measure>) -> FrameView {
    var frame = frame
    let measure = site[reference]
    frame.above += [
      menuLink(.measures), LinkView(label: measure.title, href: href(.measure(reference))),
    ]
    frame.updated = measure.head.updated?.words
    frame.sources = sources(site.dataSources(of: measure))
    frame.section = .measures
    return frame
  }

  /// An order in words: `by region`, where regions are the narrowest grouping of the site.
  func orderWords(_ order: BodyOrder) -> String {
    switch order {
    case .name: return "by name"
    case .value: return "by value"
    case .group:
      let narrowest = settings.bodies.groupBy.last
      let fact = site.vocabulary.facts.first { $0.id == narrowest }
      return "by \(fact.map { $0.name.lowercased() } ?? "group")"
    }
  }

  private func reportLink(_ reference: Reference<Report>) -> LinkView {
    LinkView(label: site[reference].shortTitle, href: href(.report(reference)))
  }
}

extension ListPage {
  /// The entry of the menu that stands for the list.
  var menuEntry: MenuEntry {
    switch self {
    case .reports: .reports
    case .findings: .findings
    case .recommendations: .recommendations
    case .bodies: .bodies
    case .measures: .measures
    case .datasets: .data
    }
  }
}
