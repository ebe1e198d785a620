import Content
import Markup
import SiteOutline
import Templates

/// What is said of withdrawn records: on the page at their address, and in the list of changes.
extension PageContext {
  func withdrawnView(of reference: Reference<WithdrawnRecord>) -> View {
    let notice = site.notice(of: site[reference])
    return pageSchema.view(
      PageView(frame: frame(notice.title, notice.description), context: self, page: notice)
    )
  }

  func noticePath(of reference: Reference<WithdrawnRecord>) -> SitePath? {
    site.noticePaths(of: site[reference]).first
  }

  func link(toNoticeOf reference: Reference<WithdrawnRecord>) -> LinkView {
    LinkView(
      label: site[reference].title,
      href: noticePath(of: reference).map(href) ?? ""
    )
  }

  /// What a text has instead of a chart of withdrawn data; `nil` if nothing is withdrawn, so that
  /// the chart has an error.
  var withdrawnChart: PrintedMarkup? {
    site.withdrawn.isEmpty ? nil : Markup.element("p", text: "[withdrawn]").printed()
  }
}
