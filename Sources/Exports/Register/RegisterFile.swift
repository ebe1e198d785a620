package import Content
package import Formats
package import SiteOutline

/// The register, or a part of it, as a file for other programs.
package struct RegisterFile: Hashable, Sendable {
  /// The format of the file.
  package enum Form: String, CaseIterable, Sendable {
    case csv, json
  }

  /// The part; `nil` for the whole register.
  package var facet: Facet?
  package var form: Form

  package init(facet: Facet? = nil, form: Form) {
    self.facet = facet
    self.form = form
  }
}

extension Site {
  /// The address of the register, or of a part of it.
  package func registerPath(of facet: Facet?) -> SitePath {
    .file((facet.map { folder(of: $0) } ?? ["recommendations"]) + ["index.html"])
  }

  /// The address of a file of the register.
  package func registerPath(of file: RegisterFile) -> SitePath {
    let folder = file.facet.map { self.folder(of: $0) } ?? ["recommendations"]
    return .file(folder + ["recommendations.\(file.form.rawValue)"])
  }
}

/// The output for a recommendation in the files of the register.
package struct RegisterEntry: Sendable {
  /// The row in the CSV.
  package var row: [UInt8]
  /// The element of the list in the JSON.
  package var json: PrintedJSON
}

extension Register {
  /// The bytes of a file of the register.
  package func bytes(of file: RegisterFile) -> [UInt8] {
    let references = file.facet.map(recommendations) ?? site.recommendations.references
    let entries = references.map(entry)
    switch file.form {
    case .csv: return entries.reduce(into: csvBytes([columns])) { $0 += $1.row }
    case .json:
      var printer = JSONPrinter(onOneLine: false)
      printer.object { register in
        if file.facet?.dependsOnDay != false {
          register.member("as_of", day.map { .string($0.iso) } ?? .null)
        }
        register.member("title", .string(file.facet.map(site.title) ?? "Recommendations"))
        register.member("recommendations") { list in
          list.array { list in
            for entry in entries { list.item(entry.json) }
          }
        }
      }
      printer.endLine()
      return printer.bytes
    }
  }

  private var columns: [String] {
    [
      "report", "number", "title", "text", "addressees", "theme", "due", "deadline_state",
      "acceptance", "acceptance_since", "acceptance_says", "implementation",
      "implementation_since", "implementation_says", "closed", "findings", "address",
    ]
  }
}

extension Site {
  func registerEntry(
    of reference: Reference<Recommendation>,
    _ state: RecommendationState
  ) -> RegisterEntry {
    RegisterEntry(
      row: csvBytes([cells(reference, state)]),
      json: json(reference, state).printed(depth: 2)
    )
  }

  private func cells(
    _ reference: Reference<Recommendation>,
    _ state: RecommendationState
  ) -> [String] {
    let record = self[reference]
    let findings = record.findings.value?.map { self[$0].head.id }
    return [
      self[record.report].head.id, String(record.number), record.title ?? "",
      record.text.rawValue,
      record.addressees.value.map { $0.map(\.id).joined(separator: " ") } ?? notEstablishedWord,
      record.theme?.id ?? "", record.due.value?.iso ?? notEstablishedWord,
      state.urgency?.rawValue ?? "",
    ]
      + StatusAxis.allCases.flatMap { axis in
        let event = record.lastEvent(on: axis).map { record.history[$0] }
        return [
          state[axis]?.id ?? "", event?.date?.iso ?? "", event?.by ?? "",
        ]
      } + [
        state.isClosed ? "true" : "false",
        findings.map { $0.joined(separator: " ") } ?? notEstablishedWord,
        address(of: path(of: RecordKey(reference))),
      ]
  }

  private func json(
    _ reference: Reference<Recommendation>,
    _ state: RecommendationState
  ) -> JSON {
    let record = self[reference]
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    func texts(_ values: [String]?) -> JSON {
      values.map { .array($0.map { .string($0) }) } ?? .null
    }
    let states = StatusAxis.allCases.map { axis in
      JSON.Member(axis.rawValue, text(state[axis]?.id))
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
        .init("report", .string(self[record.report].head.id)),
        .init("number", .integer(record.number)),
        .init("title", text(record.title)), .init("text", .string(record.text.rawValue)),
        .init("addressees", texts(record.addressees.value?.map(\.id))),
        .init("theme", text(record.theme?.id)), .init("due", text(record.due.value?.iso)),
        .init("deadline_state", text(state.urgency?.rawValue)),
      ] + states + [
        .init("closed", .bool(state.isClosed)),
        .init("findings", texts(record.findings.value?.map { self[$0].head.id })),
        .init("history", .array(history)),
        .init("address", .string(address(of: path(of: RecordKey(reference))))),
      ]
    )
  }

  /// The address of a page for a file that is read elsewhere: absolute if the site has a base
  /// address, else from the root of the site.
  package func address(of path: SitePath) -> String { (settings.baseURL ?? "/") + path.address }
}
