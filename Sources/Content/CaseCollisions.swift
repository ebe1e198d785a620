/// The paths that would be the same on a case-insensitive disk, each with the one before it.
///
/// Folders count as well: `Forces/a` and `forces/b`. So do two encodings of an accented letter,
/// which many disks do not distinguish either. The paths are sorted first, so the result does not
/// depend on the order given.
package func caseCollisions(among paths: [String]) -> [(first: String, second: String)] {
  // Reserved in advance, because a growing table is rehashed each time.
  var spellings: [String: String] = [:]
  spellings.reserveCapacity(2 * paths.count)
  var collisions: [(first: String, second: String)] = []
  var lastFolder = ""[...]
  for path in paths.sorted() {
    // Most paths are in the same folder as the one before, which has been checked.
    let folder = parentFolder(of: path)
    let isNew = !folder.utf8.elementsEqual(lastFolder.utf8)
    lastFolder = folder
    for part in (isNew ? folders(above: path) : []) + [path] {
      // String equality ignores how accents are encoded, so bytes are compared.
      let known = spellings.updateValue(part, forKey: part.lowercased())
      if let known, !known.utf8.elementsEqual(part.utf8) { collisions.append((known, part)) }
    }
  }
  return collisions
}

/// The folder of a path, `a/b` for `a/b/c.html`; empty if it has none.
package func parentFolder(of path: String) -> Substring {
  path[..<(lastSlash(of: path) ?? path.startIndex)]
}

/// The last part of a path: `c.html` for `a/b/c.html`.
package func fileName(of path: String) -> Substring {
  path[(lastSlash(of: path).map(path.utf8.index(after:)) ?? path.startIndex)...]
}

private func lastSlash(of path: String) -> String.Index? {
  // Bytes, not characters: a combining accent after a slash forms one character with it.
  path.utf8.lastIndex(of: UInt8(ascii: "/"))
}

/// The folders above a path, outermost first: `a` and `a/b` for `a/b/c.html`.
package func folders(above path: String) -> [String] {
  // Bytes, not characters: a combining accent after a slash forms one character with it.
  path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
}
