package import Content
import SiteOutline

/// A copy of the site for people who review it before it is published.
package struct ReviewCopy: Hashable, Sendable {
  /// The version whose differences it marks, as its maker named it.
  package var since: String?
  /// The person it is for; `nil` for all who review the site.
  package var recipient: Recipient?

  package init(since: String? = nil, recipient: Recipient? = nil) {
    self.since = since
    self.recipient = recipient
  }
}

/// The person that a review copy is for, and what of the unpublished records it shows.
package struct Recipient: Hashable, Sendable {
  package var name: String
  /// The id of the report whose unpublished records are in the copy.
  package var report: String
  /// The last day on which the copy may be used.
  package var expires: CalendarDate?

  package init(name: String, report: String, expires: CalendarDate? = nil) {
    self.name = name
    self.report = report
    self.expires = expires
  }
}

extension ReviewCopy {
  /// The version with which the copy is compared, for readers.
  package var sinceWords: String? {
    since.map { $0 == releaseSnapshotPath ? "the last release" : $0 }
  }

  /// The unpublished records that are in the copy.
  package var scope: UnpublishedScope { recipient.map { .reports([$0.report]) } ?? .all }

  /// What the copy says of itself on each page.
  var notice: String {
    guard let recipient else {
      return "Not public: this is a review copy, which contains records that are not published."
    }
    let expiry = recipient.expires.map { " Do not use it after \($0.words)." } ?? ""
    return "Not public: this is a review copy of report:\(recipient.report) for "
      + "\(recipient.name) alone. Do not pass it on.\(expiry)"
  }

  /// What each printed sheet says.
  private var sheetMark: String {
    guard let recipient else { return "NOT PUBLIC: REVIEW COPY" }
    let expiry = recipient.expires.map { ", until \($0.iso)" } ?? ""
    return "NOT PUBLIC: REVIEW COPY for \(recipient.name)\(expiry)"
  }

  /// The style sheet of the marks, which therefore need nothing of a template.
  ///
  /// The marks are lines and words, so that they are seen without colours and in print.
  var styles: String {
    let mark = cssString(sheetMark)
    return """
      .not-public { padding: 0.5rem 1rem; background: #801650; color: #ffffff; text-align: center; }
      .not-public p { margin: 0; }
      .not-public a { color: inherit; text-decoration: underline; }
      [data-changed] { border-inline-start: 0.3rem solid #801650; padding-inline-start: 0.6rem; }
      a[data-unpublished]::after { content: " (unpublished)"; font-style: italic; }
      .review-word {
        position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
        white-space: nowrap;
      }
      @media print {
        .not-public { border: 2pt solid #801650; background: none; color: #801650; }
        .not-public::before {
          content: \(mark) / ""; position: fixed; inset: 40% 0 auto; opacity: 0.15;
          font-size: 6vw; overflow-wrap: anywhere; transform: rotate(-30deg);
        }
        [data-changed] { border-inline-start: 3pt solid #000000; }
        body:has(> .not-public) { page: not-public; }
      }
      @page not-public {
        @top-center { content: \(mark); color: #801650; font: bold 10pt sans-serif; }
      }

      """
  }
}

/// A string of a style sheet, in which no character ends the string.
///
/// Source: https://www.w3.org/TR/css-syntax-3/#escaping
private func cssString(_ text: String) -> String {
  let parts = text.unicodeScalars.map { scalar in
    let isPlain = scalar == " " || scalar.isASCII && scalar.properties.isAlphabetic
    return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
  }
  return "\"\(parts.joined())\""
}

extension ReviewCopy {
  private static let mark = "review"

  /// The options of the build in its manifest, after the prefix of marks.
  var marks: [String] {
    let recipient = recipient.map { recipient in
      ["for=\(recipient.name)", "report=\(recipient.report)"]
        + (recipient.expires.map { ["expires=\($0.iso)"] } ?? [])
    }
    return [Self.mark] + (recipient ?? []) + (since.map { ["since=\($0)"] } ?? [])
  }

  /// The copy that the marks in a manifest tell; `nil` if they tell of none.
  init?(marks: [String]) {
    guard marks.contains(Self.mark) else { return nil }
    func value(_ key: String) -> String? {
      marks.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
    }
    since = value("since")
    if let name = value("for"), let report = value("report") {
      let expires = value("expires").flatMap { CalendarDate($0) }
      recipient = Recipient(name: name, report: report, expires: expires)
    }
  }
}
