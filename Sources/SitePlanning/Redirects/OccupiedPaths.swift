import Content
import SiteOutline

/// The paths at which a site has files and folders, on disks that do not distinguish case.
struct OccupiedPaths {
  private var files: Set<String> = []
  private var folderNames: Set<String> = []
  /// The paths of files and folders by their lowercase spelling, unless that is their own.
  private var spellings: [String: String] = [:]

  init(_ paths: some Sequence<SitePath>) {
    for path in paths { insert(path) }
  }

  mutating func insert(_ path: SitePath) {
    files.insert(path.text)
    noteSpelling(of: path.text)
    var folder = String(parentFolder(of: path.text))
    // The folders above a known one are known.
    while !folder.isEmpty, folderNames.insert(folder).inserted {
      noteSpelling(of: folder)
      folder = String(parentFolder(of: folder))
    }
  }

  private mutating func noteSpelling(of name: String) {
    guard !name.utf8.allSatisfy(isLowercase) else { return }
    let lowercase = name.lowercased()
    if spellings[lowercase] == nil { spellings[lowercase] = name }
  }

  /// Whether a file can be written at a path on any disk, next to all others.
  func hasRoom(for path: SitePath) -> Bool {
    !isRespelled(path) && !folderNames.contains(path.text)
      && !folders(above: path.text).contains(where: files.contains)
      && path.text.utf8.count <= longestPath
      && path.text.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { $0.count <= longestName }
  }

  /// Whether a path, or a folder above it, differs from another one in case alone.
  func isRespelled(_ path: SitePath) -> Bool {
    (folders(above: path.text) + [path.text]).contains { name in
      let lowercase = name.lowercased()
      if let other = spellings[lowercase], !other.utf8.elementsEqual(name.utf8) { return true }
      return !lowercase.utf8.elementsEqual(name.utf8)
        && (files.contains(lowercase) || folderNames.contains(lowercase))
    }
  }
}

/// The limits of the file systems in use, in bytes, for a name and for a path below the site.
private let longestName = 255
private let longestPath = 1024

/// Whether a byte is an ASCII character that is its own lowercase spelling.
private func isLowercase(_ byte: UInt8) -> Bool { byte < 0x80 && !(0x41...0x5A).contains(byte) }
