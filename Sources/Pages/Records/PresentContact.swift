import Content
import Exports
import Markdown
import Search
import SiteOutline
import Templates

extension SupportContact: ExportedRecord {
  package static let isCited = false
}

extension SupportContact: PresentedRecord {
  static func frame(of reference: Reference<SupportContact>, _ context: PageContext) -> FrameView {
    context.frame(context.site[reference].name, context.site[reference].audience)
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Support" }

  func searchSummary(in settings: SiteSettings) -> String {
    "For \(audience). \(prose.document.firstParagraph)"
  }
}

/// A contact on the page that shows them.
struct ContactView: Sendable {
  var contact: SupportContact
  var context: PageContext
}

let contactSchema = ViewSchema<ContactView>(
  "contact",
  [
    .text("id", "its anchor") { SupportContact.anchor(of: $0.contact.head.id) },
    .text("name", "the name of the service") { $0.contact.name },
    .text("audience", "for whom it is, as in “For anyone aged 16 or over”") {
      $0.contact.audience
    },
    .markup("how", "how to reach it") { $0.context.html($0.contact.how) },
    .optionalText("hours", "when it can be reached, if that is known") { $0.contact.hours },
    .optionalText("checked", "when a person last checked it, in words") { view in
      view.contact.checked.value.map { view.context.inOriginal.labels.date($0) }
    },
    .list("sources", "where it was found", sourceSchema) {
      $0.context.sources($0.contact.head.sources)
    },
  ]
)
