import Content
import Diagnostics
import Exports
import Formats
import SiteOutline
package import SitePlanning
package import Templates

/// Renders one file of the published site; the same plan gives the same bytes.
package func render(_ page: PagePlan, of plan: SitePlan) -> RenderedFile {
  let bytes: [UInt8]
  var items = 0
  switch page.subject {
  case .copy(let contents): bytes = contents
  case .datasetTable(let dataset, let format):
    bytes = plan.site.dataFile(of: dataset).bytes(as: format, plan.site)
  case .measureTable(let measure, let format):
    bytes = plan.site.dataFile(of: measure).bytes(as: format, plan.site)
  case .citation(let record, let format):
    bytes = plan.register.citation(of: record)?.bytes(as: format) ?? []
  case .dataPackage: bytes = dataPackage(plan.site).bytes
  case .chartFile(let chart, let file):
    bytes = ChartFigure(context: context(of: page, in: plan), chart: chart).bytes(of: file)
  case .registerFile(let file): bytes = plan.register.bytes(of: file)
  case .feed(let feed): bytes = plan.register.bytes(of: feed)
  case .calendar: bytes = deadlineCalendar(plan.register)
  case .host(let file): bytes = Array(plan.hosting.text(of: file).utf8)
  case .crawler(let file): bytes = plan.bytes(of: file)
  case .marker: bytes = plan.audience.marker ?? []
  case .searchIndex(let scope):
    let others = plan.translations.map { translation in
      var page = page
      page.language = translation.content.language.tag
      return context(of: page, in: plan)
    }
    bytes = context(of: page, in: plan).searchIndexBytes(scope, with: others)
  case .record, .list, .bodyPart, .notFound, .redirect, .withdrawn, .wholeReport, .measurePart,
    .chart, .facet, .dataDictionary, .search:
    let templates = plan.translation(of: page)?.templates ?? plan.templates
    let content = renderTemplate(page.subject, context(of: page, in: plan), templates)
    (bytes, items) = (plan.marked(content.bytes, page), content.items)
  }
  var file = RenderedFile(path: page.path, bytes: bytes)
  file.items = items
  return file
}

/// The view of a page: what its template may name, with the values; `nil` for a file that is not
/// made from a template.
package func view(of page: PagePlan, in plan: SitePlan) -> View? {
  view(of: page.subject, context(of: page, in: plan))
}

private func context(of page: PagePlan, in plan: SitePlan) -> PageContext {
  let scripts = page.subject.kind.map { plan.assets.scripts(of: $0, on: plan.site) } ?? []
  let language =
    plan.translation(of: page).map { translation in
      PageLanguage(
        original: plan.site,
        translation: translation.content,
        labels: translation.labels
      )
    } ?? plan.ownLanguage
  return PageContext(
    language: language,
    alternates: page.alternates,
    now: plan.now,
    path: page.path,
    policy: plan.delivery.policy(running: scripts.map(\.name)),
    assets: plan.assets,
    scripts: scripts.map(\.file),
    redirectedParts: plan.redirectPlan.parts[page.path] ?? [],
    explainedTerms: language.site.terms(explainedOn: page.subject),
    whole: page.subject.wholeReport,
    figure: plan.templates[.figure],
    register: plan.register
  )
}

private func renderTemplate(
  _ subject: PageSubject,
  _ context: PageContext,
  _ templates: [PageKind: CompiledTemplate]
) -> (bytes: [UInt8], items: Int) {
  var bytes: [UInt8] = []
  guard let kind = subject.kind, let template = templates[kind],
    let view = view(of: subject, context)
  else { return (bytes, 0) }
  bytes.reserveCapacity(32_768)
  let items = template.render(view, into: &bytes)
  return (bytes, items)
}

private func view(of subject: PageSubject, _ context: PageContext) -> View? {
  switch subject {
  case .record(let record): record.kind.presented.view(of: record, context)
  case .list(let list):
    list.kind.presented.list.map { $0.view(context.frame(of: list)) }
  case .bodyPart(let part):
    bodiesSchema.view(BodiesView(frame: context.frame(of: part), part: part))
  case .notFound: notFoundSchema.view(context.notFoundFrame)
  case .redirect(let page):
    redirectSchema.view(RedirectView(frame: context.frame(of: page), page: page))
  case .withdrawn(let record): context.withdrawnView(of: record)
  case .chart(let chart):
    chartPageSchema.view(
      ChartPageView(frame: context.frame(of: chart), context: context, reference: chart)
    )
  case .wholeReport(let report):
    wholeReportSchema.view(
      WholeReportView(
        report: ReportView(
          frame: context.wholeFrame(of: report),
          card: ReportCard(context: context, reference: report)
        )
      )
    )
  case .measurePart(let measure, let part): measureView(measure, part, context)
  case .facet(let facet):
    facetSchema.view(
      FacetView(frame: context.frame(of: facet), context: context, facet: facet)
    )
  case .dataDictionary:
    dataDictionarySchema.view(
      DictionaryView(frame: context.dataDictionaryFrame, dictionary: context.site.dataDictionary)
    )
  case .search: searchSchema.view(context.searchFrame)
  case .copy, .datasetTable, .measureTable, .chartFile, .registerFile, .feed, .calendar, .host,
    .crawler, .marker, .dataPackage, .citation, .searchIndex:
    nil
  }
}

private func measureView(
  _ measure: Reference<Measure>,
  _ part: MeasurePart,
  _ context: PageContext
) -> View {
  let frame = context.frame(of: part, measure)
  let view = MeasureView(frame: frame, context: context, reference: measure)
  switch part {
  case .order(let order):
    return measureOrderSchema.view(MeasureOrderView(measure: view, order: order))
  case .table(let part):
    return measureOrderSchema.view(MeasureOrderView(measure: view, order: part.order, part: part))
  case .method: return measureMethodSchema.view(view)
  }
}
