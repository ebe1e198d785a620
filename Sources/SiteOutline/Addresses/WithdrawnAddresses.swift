package import Content

/// The addresses of records that are withdrawn.
extension Site {
  /// The pages that say that a record is withdrawn: at its address, at that of its whole report,
  /// and at that of each translation.
  package func noticePaths(of record: WithdrawnRecord) -> [SitePath] {
    let page = page(of: record)
    let whole = record.kind == .report ? [SitePath.page(page.folders + ["whole"])] : []
    return [page] + whole + record.languages.map(page.below)
  }

  /// The notice at the address of a withdrawn record.
  package func notice(of record: WithdrawnRecord) -> ProsePage {
    record.notice(since: record.withdrawal.date?.words ?? "")
  }

  /// The withdrawn record to which a page or a file belonged, such as a data file of it.
  package func withdrawnRecord(at path: SitePath) -> Reference<WithdrawnRecord>? {
    // The records in a report come after it.
    withdrawn.references.last { goneFolders(of: self[$0]).contains(where: path.isInFolder) }
  }

  private func page(of record: WithdrawnRecord) -> SitePath {
    path(of: record.kind, record.identity.id, in: record.identity.folder) ?? .page()
  }

  /// The folders that contained nothing but pages and files of the record, such as its data files.
  private func goneFolders(of record: WithdrawnRecord) -> [SitePath] {
    let page = page(of: record)
    return [page] + record.languages.map(page.below) + record.charts.map { .page("charts", $0) }
  }
}
