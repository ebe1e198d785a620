import Content
package import SiteOutline

extension SitePlan {
  /// The addresses that a host answers with 410 (Gone): those of the notices, and of the files that
  /// are withdrawn, as far as they are known to have been published.
  package var goneAddresses: [SitePath] {
    guard !site.withdrawn.isEmpty else { return [] }
    let notices = site.withdrawn.flatMap(site.noticePaths)
    let redirected = Set(site.redirects.map(\.from))
    let lost = site.publishedAddresses.map(\.address).filter { address in
      address.fragment == nil && !redirected.contains(address) && site.isWithdrawn(address)
    }
    let files = lost.compactMap { SitePath($0.file) }.filter { path in
      !path.text.hasSuffix(".html") && page(at: path) == nil
    }
    return Set(notices + files).sorted()
  }
}

extension Site {
  /// Whether an address was that of a withdrawn record or of a part of it, or of something that
  /// only withdrawn records used.
  func isWithdrawn(_ address: SiteAddress) -> Bool {
    guard !withdrawn.isEmpty, let path = SitePath(address.file) else { return false }
    if withdrawnRecord(at: address) != nil { return true }
    return unpublished.contains { record in
      guard record.isWithdrawn else { return false }
      if let page = page(of: record) { return path.isInFolder(of: page) }
      if let kind = RecordKind(named: record.kind, in: settings), kind.type.pageList != nil {
        return address.fragment == kind.type.anchor(of: record.id)
      }
      return publicPath(ofFile: record.path) == path
    }
  }

  /// The withdrawn record of which an address was the page, a file or a part.
  func withdrawnRecord(at address: SiteAddress) -> Reference<WithdrawnRecord>? {
    guard let path = SitePath(address.file) else { return nil }
    if let record = withdrawnRecord(at: path) { return record }
    guard let fragment = address.fragment else { return nil }
    return withdrawn.references.last { isPart(fragment, of: self[$0], on: path) }
  }

  /// Whether a fragment of a page that is still there led to a withdrawn record: a part of a whole
  /// report, or a measure on the page of a body.
  private func isPart(_ fragment: String, of record: WithdrawnRecord, on path: SitePath) -> Bool {
    if record.kind == .measure { return fragment == record.identity.id }
    guard let folder = record.identity.folder, path == .page("reports", folder, "whole") else {
      return false
    }
    let part = "\(record.kind):\(record.identity.id)"
    return fragment == part || fragment.hasPrefix("\(part):")
  }
}
