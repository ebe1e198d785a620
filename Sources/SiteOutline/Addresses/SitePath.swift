import Content
import Formats
import Markup

/// The path of a file of the published site, from its root: `forces/durham/index.html`.
///
/// A path has no empty component, no `.` and no `..`, so it cannot leave the site.
package struct SitePath: Hashable, Comparable, Sendable {
  package let text: String

  /// Returns `nil` unless the text is a valid path within a site.
  package init?(_ text: String) {
    // Compares bytes, because a slash with a combining accent is a different character.
    let parts = text.utf8.split(separator: slash, omittingEmptySubsequences: false)
    let isWhole = parts.allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
    guard isWhole, !text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\\") }) else {
      return nil
    }
    self.text = text
  }

  /// The page of a folder that is named by ids, which need no check: `page("forces", "durham")`.
  package static func page(_ ids: String...) -> SitePath { page(ids) }

  package static func page(_ ids: [String]) -> SitePath { file(ids + [folderPage]) }

  /// A file next to a page: `file("measures", "charge-rate", "charge-rate.csv")`.
  package static func file(_ parts: String...) -> SitePath { file(parts) }

  package static func file(_ parts: [String]) -> SitePath {
    // A site makes an address for each link: writing bytes is several times as fast as appending
    // strings.
    let length = parts.reduce(0) { $0 + $1.utf8.count + 1 }
    let text = String(unsafeUninitializedCapacity: length) { bytes in
      var end = 0
      for part in parts {
        if end > 0 {
          bytes[end] = slash
          end += 1
        }
        end = bytes[end...].initialize(fromContentsOf: part.utf8)
      }
      return end
    }
    return SitePath(unchecked: text)
  }

  private init(unchecked text: String) {
    self.text = text
  }

  package static func < (left: SitePath, right: SitePath) -> Bool {
    left.text < right.text
  }
}

extension SitePath {
  /// A relative reference to this file from another one: `../../forces/durham/`, percent-encoded.
  ///
  /// It is relative so that the site works from any folder of a host; the page of a folder is named
  /// by the folder.
  package func href(from other: SitePath) -> String {
    let (target, origin) = (text.utf8.span, other.text.utf8.span)
    let length = addressLength
    // The end of the folder that both files share, in bytes of either path.
    var (shared, position) = (0, 0)
    while position < min(length, origin.count), target[position] == origin[position] {
      position += 1
      if target[position - 1] == slash { shared = position }
    }
    let steps = (shared..<origin.count).count { origin[$0] == slash }
    if steps == 0 && shared == length { return "./" }
    let encoded = (shared..<length).count { !isPlain(target[$0]) }
    let capacity = 3 * steps + length - shared + 2 * encoded
    return String(unsafeUninitializedCapacity: capacity) { bytes in
      var end = 0
      func append(_ byte: UInt8) {
        bytes[end] = byte
        end += 1
      }
      for _ in 0..<steps { "../".utf8.forEach(append) }
      for position in shared..<length {
        let byte = target[position]
        if isPlain(byte) { append(byte) } else { percentEncoding(of: byte).forEach(append) }
      }
      return end
    }
  }

  /// The path moved into a folder of the site.
  package func below(_ folder: String) -> SitePath { SitePath(unchecked: "\(folder)/\(text)") }

  /// A file in the same folder.
  package func beside(_ name: String) -> SitePath {
    guard let end = text.utf8.lastIndex(of: slash) else { return SitePath(unchecked: name) }
    return SitePath(unchecked: text[...end] + name)
  }

  /// Whether the file is in the folder of a page, at any depth.
  package func isInFolder(of page: SitePath) -> Bool {
    text.hasPrefix(parentFolder(of: page.text) + "/")
  }

  /// The names of the folders that contain the file, from the outermost.
  package var folders: [String] { parts(of: text).dropLast() }

  /// Resolves a reference from this file: the inverse of `href(from:)`.
  ///
  /// Returns `nil` for a reference that leaves the site.
  package func target(of href: String) -> SitePath? {
    // The folders so far, each followed by a slash.
    var bytes = Array(text.utf8)
    removeName(from: &bytes)
    let href = percentDecoded(href) ?? href
    for part in href.utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
      if !part.elementsEqual("..".utf8) {
        bytes += part
        bytes.append(slash)
      } else if bytes.popLast() != nil {
        removeName(from: &bytes)
      } else {
        return nil
      }
    }
    if href.utf8.last == slash {
      bytes += folderPage.utf8
    } else {
      _ = bytes.popLast()
    }
    return SitePath(String(decoding: bytes, as: UTF8.self))
  }

  /// The address of the page below the root of a host, percent-encoded: `forces/durham/`.
  package var address: String {
    percentEncoded(String(Substring(text.utf8.prefix(addressLength))))
  }

  /// The byte count of the address: the whole path, or without the file name of a folder's page.
  private var addressLength: Int {
    let rest = text.utf8.count - folderPage.utf8.count
    let isOfFolder = text == folderPage || text.hasSuffix("/" + folderPage)
    return isOfFolder ? rest : text.utf8.count
  }
}

/// Removes what follows the last slash of a path.
private func removeName(from path: inout [UInt8]) {
  while let last = path.last, last != slash { path.removeLast() }
}

private func parts(of path: String) -> [String] {
  path.utf8.split(separator: slash).map { String(Substring($0)) }
}

private let slash = UInt8(ascii: "/")

/// Whether an address contains a byte of a path as it is.
private func isPlain(_ byte: UInt8) -> Bool { byte == slash || isUnreserved(byte) }

/// The file that a host serves for a folder.
private let folderPage = "index.html"
