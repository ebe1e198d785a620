import Content
import SiteOutline
import SitePlanning
import Templates

/// The page of a chart that a text declares, so that the chart has an address of its own.
struct ChartPageView: Sendable {
  var frame: FrameView
  var context: PageContext
  var reference: Reference<ChartDeclaration>

  var declaration: ChartDeclaration { context.site[reference] }
}

let chartPageSchema = ViewSchema<ChartPageView>(
  "chart page",
  [
    .including(frameSchema) { $0.frame },
    .record("chart", "the chart", chartSchema) { $0.context.view(of: $0.reference) },
    .optionalRecord("home", "the page whose text declares it", linkSchema) { view in
      view.declaration.home.map(view.context.link)
    },
    .list("methods", "the method page of each of its measures", linkSchema) { view in
      view.declaration.measures.map { measure in
        LinkView(
          label: view.context.site[measure].title,
          href: view.context.href(view.context.site.path(of: .method, measure))
        )
      }
    },
  ]
)
