import ChartFigures
import Content
import Exports
import SiteOutline

/// The frame of each page: title, description, breadcrumb, sources.
extension PageContext {
  func frame(of record: RecordKey) -> FrameView {
    var frame = record.kind.presented.frame(of: record, self)
    frame.record = record
    return frame
  }

  var notFoundFrame: FrameView {
    frame("Page not found", "There is no page at this address.")
  }

  var dataDictionaryFrame: FrameView {
    var frame = frame(
      "Data dictionary",
      "Every file of figures on this site: its columns, types, units, missing codes and source."
    )
    frame.above.append(menuLink(.list(.dataset)))
    frame.sources = sources(site.datasets.compactMap(\.source))
    frame.section = .list(.dataset)
    return frame
  }

  func frame(of list: ListPage) -> FrameView {
    let texts = list.kind.presented.list
    var frame = frame(texts?.label(self) ?? "", texts?.description(self) ?? "")
    frame.section = .list(list.kind)
    if list.kind == .recommendation { frame.feed = .register }
    return frame
  }

  /// The frame of a page with a part of the list of bodies.
  func frame(of part: BodyPart) -> FrameView {
    var frame = frame(of: ListPage(.body))
    frame.title += ": \(part.name)"
    frame.above.append(menuLink(.list(.body)))
    return frame
  }

  func frame(_ title: String, _ description: String) -> FrameView {
    FrameView(context: self, title: title, description: description, above: [homeLink])
  }

  var homeFrame: FrameView {
    guard let page = site.home else { return frame("", "") }
    var frame = frame(page.page.title, page.page.description, of: page.head, page.prose)
    frame.above = []
    return frame
  }

  /// The frame of a record, from its metadata and text; `sources` are cited before those of the
  /// record.
  private func frame(
    _ title: String,
    _ description: String,
    of head: RecordHead,
    _ prose: Prose? = nil,
    below above: [LinkView] = [],
    in section: MenuEntry? = nil,
    sources: [Reference<Source>] = []
  ) -> FrameView {
    var frame = frame(title, description)
    frame.above += above
    frame.updated = head.updated.map { labels.date($0) }
    frame.sources = self.sources(sources + head.sources + (prose?.literalSources ?? []))
    frame.section = section
    return frame
  }

  func frame(of reference: Reference<ProsePage>) -> FrameView {
    let page = site[reference]
    var frame = frame(
      page.title,
      page.description,
      of: page.head,
      page.prose,
      in: .page(reference)
    )
    frame.contents = contents(page.prose)
    return frame
  }

  func frame(of reference: Reference<Report>) -> FrameView {
    let report = site[reference]
    var frame = frame(
      report.title,
      report.summary,
      of: report.head,
      report.prose,
      below: [menuLink(.list(.report))],
      in: .list(.report)
    )
    frame.published = report.published.map { labels.date($0) }
    frame.contents = contents(report.prose)
    frame.showsSupport = true
    frame.feed = .report(reference)
    return frame
  }

  func frame(of reference: Reference<Finding>) -> FrameView {
    let finding = site[reference]
    var frame = frame(
      finding.title,
      finding.summary,
      of: finding.head,
      finding.prose,
      below: [reportLink(finding.report), menuLink(.list(.finding))],
      in: .list(.finding),
      sources: [finding.figure?.source].compactMap { $0 }
    )
    frame.published = site[finding.report].published.map { labels.date($0) }
    frame.contents = contents(finding.prose)
    frame.showsSupport = true
    return frame
  }

  func frame(of reference: Reference<Recommendation>) -> FrameView {
    let recommendation = site[reference]
    let report = site[recommendation.report]
    var frame = frame(
      recommendation.title(in: settings),
      "Recommendation \(recommendation.number) of the report: \(report.title).",
      of: recommendation.head,
      recommendation.prose,
      below: [reportLink(recommendation.report), menuLink(.list(.recommendation))],
      in: .list(.recommendation)
    )
    frame.published = report.published.map { labels.date($0) }
    frame.showsSupport = true
    frame.feed = .recommendation(reference)
    return frame
  }

  func frame(of reference: Reference<Body>) -> FrameView {
    let body = site[reference]
    var frame = frame(
      body.name,
      "Scorecard of \(body.fullName): figures over time, known problems with the data "
        + "and recommendations.",
      of: body.head,
      body.prose,
      below: [menuLink(.list(.body))],
      in: .list(.body),
      sources: body.facts.compactMap(\.source)
    )
    let measures = site.measures(on: reference).map { site[$0] }.map {
      LinkView(label: $0.title, href: "#\($0.head.id)")
    }
    frame.contents = measures.count >= 3 ? measures : []
    frame.showsSupport = true
    frame.feed = .body(reference)
    return frame
  }

  func frame(of reference: Reference<Dataset>) -> FrameView {
    let dataset = site[reference]
    return frame(
      dataset.title,
      "\(dataset.title): source, licence, columns, known problems and download.",
      of: dataset.head,
      below: [menuLink(.list(.dataset))],
      in: .list(.dataset),
      sources: [dataset.source].compactMap { $0 }
    )
  }

  func frame(of reference: Reference<Measure>) -> FrameView {
    let measure = site[reference]
    return frame(
      measure.title,
      measure.question,
      of: measure.head,
      below: [menuLink(.list(.measure))],
      in: .list(.measure),
      sources: measure.columns.compactMap { site[$0.dataset].source }
    )
  }

  /// The frame of an additional page of a measure.
  func frame(of part: MeasurePart, _ reference: Reference<Measure>) -> FrameView {
    let measure = site[reference]
    let title: String
    let description: String
    switch part {
    case .order(let order):
      let bodies = "\(settings.bodies.plural) \(site.orderWords(order))"
      title = "\(measure.title): \(bodies)"
      description = "All \(bodies), \(periodWords(measure.mainPeriod)). \(measure.question)"
    case .table(let part):
      title = "\(measure.title): \(part.name)"
      description =
        "\(extent(of: part)), \(periodWords(measure.mainPeriod)). \(measure.question)"
    case .method:
      title = "\(measure.title): method"
      description =
        "What is counted, what it is divided by, and how intervals and limits are worked out."
    }
    var frame = frame(of: reference)
    (frame.title, frame.description) = (title, description)
    frame.above.append(LinkView(label: measure.title, href: href(RecordKey(reference))))
    return frame
  }

  /// The frame of the page of a facet of the register.
  func frame(of facet: Facet) -> FrameView {
    let title = site.title(of: facet)
    var frame = frame(title, "\(title): who they are for, by when, and what has been done.")
    frame.above.append(menuLink(.list(.recommendation)))
    frame.section = .list(.recommendation)
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
    frame.section = .list(.measure)
    return frame
  }

  private func reportLink(_ reference: Reference<Report>) -> LinkView {
    LinkView(label: site[reference].shortTitle, href: href(RecordKey(reference)))
  }
}
