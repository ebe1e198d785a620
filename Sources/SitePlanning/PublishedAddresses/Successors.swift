import Content
import Diagnostics
import SiteOutline

/// Finds the addresses that may have taken the place of lost ones.
struct Successors {
  private let plan: SitePlan
  /// The folders in which the site has files.
  private let folders: Set<String>
  /// The folders in which nothing was published before, by the folder that contains them.
  private let newFolders: [String: [String]]
  private let published: Set<SiteAddress>
  /// The id that a record had, and the one that it has.
  private let renamed: (old: String, new: String)?

  init(_ plan: SitePlan, renaming id: (old: String, new: String)? = nil) {
    self.plan = plan
    renamed = id
    published = Set(plan.site.publishedAddresses.map(\.address))
    let known = Set(published.flatMap { Content.folders(above: $0.file) })
    folders = Set(
      plan.pages.filter { !$0.isRedirect }.flatMap { Content.folders(above: $0.path.text) }
    )
    newFolders = Dictionary(grouping: folders.subtracting(known).sorted()) {
      String(parentFolder(of: $0))
    }
  }

  /// The outermost folder above an address in which the site has no file any more.
  func lostFolder(above address: SiteAddress) -> String? {
    Content.folders(above: address.file).first { !folders.contains($0) }
  }

  /// The folder that may have taken the place of a lost one, from which `lost` are addresses.
  ///
  /// It is a new one beside it that has at least half of these addresses below it; if there are
  /// several or none, the one of them with the nearest name.
  func folder(insteadOf folder: String, _ lost: [SiteAddress]) -> String? {
    let others = newFolders[String(parentFolder(of: folder)), default: []]
    guard others.count <= mostCandidates else { return nil }
    let telling = lost.filter { $0.file != "\(folder)/index.html" || $0.fragment != nil }
      .prefix(mostCandidates)
    let similar = others.filter { other in
      let count = telling.count { moved($0, from: folder, to: other).contains(where: has) }
      return count > 0 && count * 2 >= telling.count
    }
    if similar.count == 1 { return similar.first }
    let candidates = similar.isEmpty ? others : similar
    // Names alone: what the paths have in common would make any two names near.
    let names = candidates.map { String(fileName(of: $0)) }
    return nearestName(to: String(fileName(of: folder)), among: names).flatMap { name in
      candidates.first { fileName(of: $0) == name }
    }
  }

  /// The address to which readers of a lost one are best led; `successor` is the folder that has
  /// taken the place of its `lostFolder`.
  func target(of address: SiteAddress, in successor: String?) -> SiteAddress {
    if let successor, let folder = lostFolder(above: address) {
      let moved = moved(address, from: folder, to: successor)
      let page = SiteAddress(file: "\(successor)/index.html")
      let whole = moved.map { SiteAddress(file: $0.file) }
      if let found = (moved + whole + [page]).first(where: has) { return found }
    }
    let page = SiteAddress(file: address.file)
    if has(page) { return renamedPart(of: address) ?? nearestPart(to: address) ?? page }
    return pageAbove(address)
  }

  /// The part with the new id in place of the old one: `#finding:queue` for `#finding:wait`.
  private func renamedPart(of address: SiteAddress) -> SiteAddress? {
    guard let renamed, let fragment = address.fragment else { return nil }
    let names = fragment.split(separator: ":", omittingEmptySubsequences: false)
    let part = names.map { $0 == renamed.old ? renamed.new : String($0) }.joined(separator: ":")
    let moved = SiteAddress(file: address.file, fragment: part)
    return has(moved) ? moved : nil
  }

  /// The new fragment of the page that is nearest to a lost one by its name.
  private func nearestPart(to address: SiteAddress) -> SiteAddress? {
    guard let fragment = address.fragment, let path = SitePath(address.file),
      let page = plan.page(at: path)
    else { return nil }
    let others = plan.fragments(of: page).filter {
      !published.contains(SiteAddress(file: address.file, fragment: $0))
    }
    return nearestName(to: fragment, among: others).map {
      SiteAddress(file: address.file, fragment: $0)
    }
  }

  /// The page of the nearest folder above an address that has one.
  private func pageAbove(_ address: SiteAddress) -> SiteAddress {
    let pages = Content.folders(above: address.file).reversed().map { folder in
      SiteAddress(file: "\(folder)/index.html")
    }
    return pages.first { $0.file != address.file && has($0) } ?? SiteAddress(file: "index.html")
  }

  /// An address after its folder was renamed, also with the new name in place of the old one in the
  /// name of the file.
  private func moved(
    _ address: SiteAddress,
    from folder: String,
    to other: String
  ) -> [SiteAddress] {
    let rest = String(address.file.dropFirst(folder.count))
    let renamed = rest.replacing(fileName(of: folder), with: fileName(of: other))
    return [rest, renamed].map { SiteAddress(file: other + $0, fragment: address.fragment) }
  }

  /// Whether the site has an address.
  private func has(_ address: SiteAddress) -> Bool { plan.has(address) }
}

extension SitePlan {
  /// Whether the site has an address, with the fragment, if it names one.
  func has(_ address: SiteAddress) -> Bool {
    guard let path = SitePath(address.file), let page = page(at: path), !page.isRedirect else {
      return false
    }
    return address.fragment.map(fragments(of: page).contains) ?? true
  }
}

extension PagePlan {
  /// Whether the page is at an old address.
  var isRedirect: Bool { if case .redirect = subject { true } else { false } }
}

/// Comparing more than these would take long, and seldom find anything.
private let mostCandidates = 50
