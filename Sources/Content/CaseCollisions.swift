/// The paths that would be one on a disk that does not tell capital letters from small ones, each with the one before it.
///
/// Folders count as well: `Forces/a` and `forces/b`. So do two ways to write one accent, which many
/// disks do not tell apart either. The paths are taken in their sorted order, so the answer does not
/// depend on the order given.
package func caseCollisions(among paths: [String]) -> [(first: String, second: String)] {
  // Room at once: a table that grows is filled anew each time.
  var spellings: [String: String] = [:]
  spellings.reserveCapacity(2 * paths.count)
  var collisions: [(first: String, second: String)] = []
  var lastFolder = ""[...]
  for path in paths.sorted() {
    // Most paths lie in the folder of the one before, which has been looked at.
    let folder = parentFolder(of: path)
    let isNew = !folder.utf8.elementsEqual(lastFolder.utf8)
    lastFolder = folder
    for part in (isNew ? folders(above: path) : []) + [path] {
      // Equality of strings disregards how accents are written: bytes tell.
      let known = spellings.updateValue(part, forKey: part.lowercased())
      if let known, !known.utf8.elementsEqual(part.utf8) { collisions.append((known, part)) }
    }
  }
  return collisions
}

/// The folder that a path lies in, `a/b` for `a/b/c.html`; empty where it lies in none.
package func parentFolder(of path: String) -> Substring {
  path[..<(lastSlash(of: path) ?? path.startIndex)]
}

/// The last part of a path: `c.html` for `a/b/c.html`.
package func fileName(of path: String) -> Substring {
  path[(lastSlash(of: path).map(path.utf8.index(after:)) ?? path.startIndex)...]
}

private func lastSlash(of path: String) -> String.Index? {
  // Bytes, not characters: an accent after a slash would make one character of both.
  path.utf8.lastIndex(of: UInt8(ascii: "/"))
}

/// The folders that a path lies in, outermost first: `a` and `a/b` for `a/b/c.html`.
package func folders(above path: String) -> [String] {
  // Bytes, not characters: an accent after a slash would make one character of both.
  path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
}
