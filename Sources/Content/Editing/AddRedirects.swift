package import Diagnostics

/// An address that has moved, as `redirects.yml` writes it.
package struct MovedAddress: Hashable, Sendable {
  /// The paths of the files on the site.
  package var oldFile: String
  package var newFile: String
  /// The old address, and the new one or the record there.
  package var old: String
  package var new: String

  package init(oldFile: String, newFile: String, old: String, new: String) {
    self.oldFile = oldFile
    self.newFile = newFile
    self.old = old
    self.new = new
  }
}

extension Site {
  /// Adds a redirect for each moved address to `content/redirects.yml`.
  ///
  /// Redirects to a moved address lead to its new one, and those from an address that has a page
  /// again are removed. `tree` is the source of the site after the move.
  package func redirecting(_ moved: [MovedAddress], in tree: SourceTree) -> SourceText {
    let source = tree.redirects
    let targets = Dictionary(moved.map { ($0.oldFile, $0) }) { first, _ in first }
    let taken = Set(moved.map(\.newFile))
    var edits: [(range: Range<Int>, text: String)] = []
    for redirect in redirects {
      if redirect.from.query == nil, redirect.from.fragment == nil,
        taken.contains(redirect.from.file)
      {
        guard let from = source.range(of: redirect.fromLocation),
          let to = source.range(of: redirect.toLocation)
        else { continue }
        edits.append((source.lines(from.lowerBound..<to.upperBound), ""))
      } else if case .address(let address) = redirect.to, let target = targets[address.file],
        let to = source.range(of: redirect.toLocation)
      {
        let isPlain = address.query == nil && address.fragment == nil
        let query = address.query.map { "?\($0)" } ?? ""
        let rest = query + (address.fragment.map { "#\($0)" } ?? "")
        edits.append((to, isPlain ? target.new : "\"\(target.newAddress)\(rest)\""))
      }
    }
    let rest = SourceText(path: source.path, bytes: source.bytes(replacing: edits))
    return rest.appending(moved.map { "\($0.old): \($0.new)" })
  }
}

extension SourceTree {
  /// The redirects with more lines at their end.
  package func addingRedirects(_ lines: [String]) -> SourceText { redirects.appending(lines) }

  fileprivate var redirects: SourceText {
    let path = "content/redirects.yml"
    return self[path] ?? SourceText(path: path, bytes: [])
  }
}

extension MovedAddress {
  /// The new address, also if a record is named.
  fileprivate var newAddress: String {
    let page = "index.html"
    return "/" + (newFile.hasSuffix("/" + page) ? String(newFile.dropLast(page.count)) : newFile)
  }
}

extension SourceText {
  fileprivate func appending(_ lines: [String]) -> SourceText {
    let lineFeed = UInt8(ascii: "\n")
    let start = bytes.last.map { $0 == lineFeed } ?? true ? bytes : bytes + [lineFeed]
    return SourceText(path: path, bytes: start + lines.flatMap { Array($0.utf8) + [lineFeed] })
  }

  /// The whole lines of a range, with their line ends.
  fileprivate func lines(_ range: Range<Int>) -> Range<Int> {
    let lineFeed = UInt8(ascii: "\n")
    let start = bytes[..<range.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? textStart
    let end = bytes[range.upperBound...].firstIndex(of: lineFeed).map { $0 + 1 } ?? bytes.count
    return start..<end
  }
}
