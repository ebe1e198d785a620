/// Two paths that would be one on a disk that does not tell capital letters from small ones.
///
/// Folders count as well: `Forces/a` and `forces/b`. So do two ways to write one accent, which many
/// disks do not tell apart either. The paths come in their sorted order, so the answer does not
/// depend on the order given.
func caseCollision(among paths: [String]) -> (first: String, second: String)? {
  var spellings: [String: String] = [:]
  for path in paths.sorted() {
    for part in folders(above: path) + [path] {
      // Equality of strings disregards how accents are written: bytes tell.
      let known = spellings.updateValue(part, forKey: part.lowercased())
      if let known, !known.utf8.elementsEqual(part.utf8) { return (known, part) }
    }
  }
  return nil
}

/// The folders that a path lies in, outermost first: `a` and `a/b` for `a/b/c.html`.
func folders(above path: String) -> [String] {
  // Bytes, not characters: an accent after a slash would make one character of both.
  path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
}
