import Content
import SiteOutline

/// The published addresses that a site no longer has and that lead nowhere.
package struct LostAddresses {
  /// Losses with the same cause, such as the rename of a record.
  struct Group {
    var addresses: [PublishedAddress] = []
    /// What to add to `redirects.yml`; the redirect of a page applies to its fragments.
    ///
    /// Nothing for an unpublished record: its address would be taken once it is public again.
    var lines: [String] = []
    /// The record at these addresses, if it is unpublished.
    var unpublished: UnpublishedRecord?
  }

  private(set) var groups: [Group] = []

  /// Finds the losses, in the order of `addresses.txt`.
  ///
  /// A part of a page that has a new id instead of an old one has moved there.
  package init(in plan: SitePlan, renaming id: (old: String, new: String)? = nil) {
    let lost = plan.lostAddresses
    guard !lost.isEmpty else { return }
    let successors = Successors(plan, renaming: id)
    let causes = Causes(lost.map(\.address), successors)
    var indices: [Cause: Int] = [:]
    for entry in lost {
      let cause = causes.cause(of: entry.address)
      let index = indices[cause] ?? groups.count
      indices[cause] = index
      if index == groups.count { groups.append(Group()) }
      groups[index].addresses.append(entry)
    }
    for index in groups.indices {
      let path = groups[index].addresses.first.flatMap { SitePath($0.address.file) }
      groups[index].unpublished = path.flatMap(plan.site.unpublishedRecord)
      if groups[index].unpublished == nil { groups[index].findLines(successors) }
    }
  }

  /// The lines to add to `redirects.yml`.
  package var lines: [String] { groups.flatMap(\.lines) }
}

extension LostAddresses.Group {
  fileprivate mutating func findLines(_ successors: Successors) {
    let all = addresses.map(\.address)
    let files = Set(all.filter { $0.fragment == nil }.map(\.file))
    let folder = all.first.flatMap(successors.lostFolder)
    let successor = folder.flatMap { successors.folder(insteadOf: $0, all) }
    lines = all.filter { $0.fragment == nil || !files.contains($0.file) }.map { address in
      "\(address.words): \(successors.target(of: address, in: successor).words)"
    }
  }
}

extension SitePlan {
  /// The published addresses that lead nowhere, in the order of `addresses.txt`.
  fileprivate var lostAddresses: [PublishedAddress] {
    let redirected = redirectPlan.addresses
    var page: (file: String, fragments: Set<String>)?
    return site.publishedAddresses.filter { entry in
      let address = entry.address
      if page?.file != address.file {
        let found = SitePath(address.file).flatMap { self.page(at: $0) }
          .flatMap { $0.isRedirect ? nil : $0 }
        page = found.map { (address.file, Set(fragments(of: $0))) }
      }
      let isThere = page.map { page in address.fragment.map(page.fragments.contains) ?? true }
      return isThere != true && !isAccountedFor(address, redirected)
    }
  }

  /// Whether an address that the site does not have leads its readers on nevertheless, or is that
  /// of something withdrawn.
  ///
  /// The redirect of a page applies to all its fragments, unless the site still has the page; such
  /// a redirect has an error of its own.
  private func isAccountedFor(_ address: SiteAddress, _ redirected: Set<SiteAddress>) -> Bool {
    redirected.contains(address) || redirected.contains(SiteAddress(file: address.file))
      || site.isWithdrawn(address)
  }
}

/// What several losses have in common.
private enum Cause: Hashable {
  /// A folder or a page.
  case folder(String)
  /// A file or a fragment that is lost from several folders.
  case name(String)
}

private struct Causes {
  private let successors: Successors
  /// The number of folders that have lost a name.
  private var counts: [String: Int] = [:]

  init(_ lost: [SiteAddress], _ successors: Successors) {
    self.successors = successors
    for address in lost where successors.lostFolder(above: address) == nil {
      counts[name(of: address), default: 0] += 1
    }
  }

  func cause(of address: SiteAddress) -> Cause {
    if let folder = successors.lostFolder(above: address) { return .folder(folder) }
    let name = name(of: address)
    if counts[name, default: 0] > 1 { return .name(name) }
    return .folder(address.fragment == nil ? String(parentFolder(of: address.file)) : address.file)
  }

  private func name(of address: SiteAddress) -> String {
    address.fragment.map { "#\($0)" } ?? String(fileName(of: address.file))
  }
}
