import Exports
import Markup
import Content
import SiteOutline
import Templates

/// A link to a facet of the register, with its number of recommendations.
struct FacetLinkView: Sendable {
  var name: String
  var href: String
  var count: Int
}

private let facetLinkSchema = ViewSchema<FacetLinkView>(
  "part of the register",
  [
    .text("name", "what its recommendations share") { $0.name },
    .text("href", "its page") { $0.href },
    .text("count", "how many recommendations are in it") { String($0.count) },
  ]
)

/// The facets of the register that answer one question.
struct FacetGroupView: Sendable {
  var id: String
  var title: String
  var links: [FacetLinkView]
}

let facetGroupSchema = ViewSchema<FacetGroupView>(
  "parts of the register",
  [
    .text("id", "their anchor") { $0.id },
    .text("title", "the question that they answer") { $0.title },
    .list("links", "the parts, each with its page", facetLinkSchema) { $0.links },
  ]
)

/// The page of a facet of the register.
struct FacetView: Sendable {
  var frame: FrameView
  var context: PageContext
  var facet: Facet

  fileprivate var rows: [RecommendationRow] {
    context.register.recommendations(in: facet).map(context.row)
  }
}

let facetSchema = ViewSchema<FacetView>(
  "register part",
  [
    .including(frameSchema) { $0.frame },
    .optionalText("as_of", "the day of the build, in words, if it decides what is in the part") {
      $0.facet.dependsOnDay ? $0.context.today?.words : nil
    },
    .text("count", "how many recommendations are in it, as a sentence starts") { view in
      capitalised(counted(view.rows.count, "recommendation"))
    },
    .optionalText("meaning", "what a status means") { view in
      if case .status(let status) = view.facet { status.meaning } else { nil }
    },
    .list("recommendations", "the recommendations in it", recommendationRowSchema) { $0.rows },
    .list("reports", "the same by report", registerReportSchema) {
      $0.context.registerReports($0.context.register.recommendations(in: $0.facet))
    },
    .list("filters", "what a script can filter it by", registerFilterSchema) {
      $0.context.site.filters(of: $0.rows)
    },
    .text("register_href", "the whole register") { $0.context.href(ListPage(.recommendation)) },
    .list("downloads", "its files", linkSchema) { $0.context.downloads(of: $0.facet) },
  ]
)

extension PageContext {
  /// The facets of the register that contain something, with their counts on the day of the build.
  ///
  /// Only the register itself lists them: a list on the page of each would grow with each of them.
  var facetGroups: [FacetGroupView] {
    let groups = language.translation == nil ? register.groups : site.facetGroups
    return groups.compactMap { group in
      let links = group.facets.map { facet in
        FacetLinkView(
          name: site.name(of: facet),
          href: href(site.registerPath(of: facet)),
          count: register.recommendations(in: facet).count
        )
      }.filter { $0.count > 0 }
      guard !links.isEmpty else { return nil }
      return FacetGroupView(id: "by-\(slug(group.title))", title: group.title, links: links)
    }
  }

  /// The data files, the feed and the calendar of the register, or the files and feed of a facet.
  func downloads(of facet: Facet?) -> [LinkView] {
    let files = RegisterFile.Form.allCases.map { form in
      LinkView(
        label: form.rawValue.uppercased(),
        href: href(site.registerPath(of: RegisterFile(facet: facet, form: form)))
      )
    }
    let feed = site.feedPath(of: facet.map { .facet($0) } ?? FeedSubject.register)
    let calendar =
      facet == nil ? [LinkView(label: "Calendar of deadlines", href: href(calendarPath))] : []
    return files + [LinkView(label: "Feed", href: href(feed))] + calendar
  }
}
