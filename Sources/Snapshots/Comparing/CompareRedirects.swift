extension PageMatches {
  /// The redirects that differ, apart from those of pages and files that have moved, with their
  /// parts, and those that lead to a new notice.
  func redirects(_ old: SiteSnapshot, _ new: SiteSnapshot) -> [ReaderChange] {
    let moved = pairs.filter { $0.old.address != $0.new.address }
    let reported = Set(moved.map(\.old.address))
      .union(removed.map(\.address)).union(old.files.map(\.name))
    let before = old.redirectTargets
    let after = new.redirectTargets
    let addresses = Set(before.keys).union(after.keys).subtracting(reported).sorted()
    return addresses.compactMap { address in
      guard before[address] != after[address],
        after[address].map(newNotices.contains) != true,
        !moved.contains(where: { isMove(address, to: after[address], with: $0) })
      else { return nil }
      let page = PageSnapshot(address: address, title: "", kind: "")
      return ReaderChange(
        .redirect,
        of: page,
        "old address",
        old: before[address],
        new: after[address]
      )
    }
  }
}

/// Whether a redirect leads from a part of a page that has moved to the same of the new page, or
/// from the record's part of its whole report to the one of its new name.
private func isMove(
  _ old: String,
  to new: String?,
  with page: (old: PageSnapshot, new: PageSnapshot)
) -> Bool {
  guard let new else { return false }
  let rest = old.dropFirst(page.old.address.count)
  if old.hasPrefix(page.old.address), new == page.new.address + rest { return true }
  guard let part = page.old.partName, let other = page.new.partName else { return false }
  return old.contains(part) && old.replacing(part, with: other) == new
}

extension PageSnapshot {
  /// The anchor of the record on the page of its whole report: `#finding:bail`.
  fileprivate var partName: String? {
    guard let record, let kind = record.split(separator: ":").first,
      let id = record.split(whereSeparator: { ":/".contains($0) }).last
    else { return nil }
    return "#\(kind):\(id)"
  }
}
