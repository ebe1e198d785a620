import Content
import Diagnostics

/// The register, or a part of it, as a file for other programs.
package struct RegisterFile: Hashable, Sendable {
  /// The form of the file.
  package enum Form: String, CaseIterable, Sendable {
    case csv, json
  }

  /// Nil for the whole register.
  package var facet: Facet?
  package var form: Form
}

extension Site {
  /// The address of the register, or of a part of it.
  func registerPath(of facet: Facet?) -> SitePath {
    .file((facet.map(folder) ?? ["recommendations"]) + ["index.html"])
  }

  /// The address of a file of the register.
  func registerPath(of file: RegisterFile) -> SitePath {
    let folder = file.facet.map(folder) ?? ["recommendations"]
    return .file(folder + ["recommendations.\(file.form.rawValue)"])
  }
}

extension PageContext {
  func bytes(of file: RegisterFile) -> [UInt8] {
    let references =
      file.facet.map(register.recommendations) ?? site.recommendations.references
    switch file.form {
    case .csv: return csvBytes([columns] + references.map(cells))
    case .json:
      let register = JSON.object([
        .init("as_of", today.map { .string($0.iso) } ?? .null),
        .init("title", .string(file.facet.map(site.title) ?? "Recommendations")),
        .init("recommendations", .array(references.map(json))),
      ])
      return register.bytes
    }
  }

  private var columns: [String] {
    [
      "report", "number", "title", "text", "addressees", "theme", "due", "deadline_state",
      "acceptance", "acceptance_since", "acceptance_says", "implementation",
      "implementation_since", "implementation_says", "closed", "findings", "address",
    ]
  }

  private func cells(_ reference: Reference<Recommendation>) -> [String] {
    let record = site[reference]
    let findings = record.findings.value?.map { site[$0].head.id }
    return [
      record.reportID(in: site), String(record.number), record.title ?? "", record.text.rawValue,
      record.addressees.value.map { $0.map(\.id).joined(separator: " ") } ?? notEstablishedWord,
      record.theme?.id ?? "", record.due.value?.iso ?? notEstablishedWord,
      site.urgency(of: record, on: today)?.rawValue ?? "",
    ]
      + StatusAxis.allCases.flatMap { axis in
        let event = record.lastEvent(on: axis).map { record.history[$0] }
        return [
          site.status(of: record, on: axis)?.id ?? "", event?.date?.iso ?? "", event?.by ?? "",
        ]
      } + [
        site.isClosed(record) ? "true" : "false",
        findings.map { $0.joined(separator: " ") } ?? notEstablishedWord,
        address(of: site.path(of: .recommendation(reference))),
      ]
  }

  private func json(_ reference: Reference<Recommendation>) -> JSON {
    let record = site[reference]
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    func texts(_ values: [String]?) -> JSON {
      values.map { .array($0.map { .string($0) }) } ?? .null
    }
    let states = StatusAxis.allCases.map { axis in
      JSON.Member(axis.rawValue, text(site.status(of: record, on: axis)?.id))
    }
    let history = record.history.map { event in
      JSON.object([
        .init("date", text(event.date?.iso)), .init("axis", text(event.status?.axis.rawValue)),
        .init("status", text(event.status?.id)), .init("by", .string(event.by)),
        .init("note", .string(event.note)), .init("evidence", text(event.evidence)),
      ])
    }
    return .object(
      [
        .init("report", .string(record.reportID(in: site))),
        .init("number", .integer(record.number)),
        .init("title", text(record.title)), .init("text", .string(record.text.rawValue)),
        .init("addressees", texts(record.addressees.value?.map(\.id))),
        .init("theme", text(record.theme?.id)), .init("due", text(record.due.value?.iso)),
        .init("deadline_state", text(site.urgency(of: record, on: today)?.rawValue)),
      ] + states + [
        .init("closed", .bool(site.isClosed(record))),
        .init("findings", texts(record.findings.value?.map { site[$0].head.id })),
        .init("history", .array(history)),
        .init("address", .string(address(of: site.path(of: .recommendation(reference))))),
      ]
    )
  }

  /// The address of a page for a file that is read elsewhere: whole where the site claims one, else from
  /// the root of the site.
  func address(of path: SitePath) -> String { (settings.baseURL ?? "/") + path.address }
}

extension Recommendation {
  fileprivate func reportID(in site: Site) -> String { site[report].head.id }
}
