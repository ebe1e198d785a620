package import Content
package import Search

extension Site {
  /// The parts of the index of the finder, each a file of at most 30 KB; none if one file is no
  /// larger.
  package var finderParts: [IndexPart] {
    guard bodies.count > mostBodies else { return [] }
    let texts = bodies.lazy.map { [$0.name, $0.fullName] + $0.otherNames + $0.places }
    return indexParts(of: texts, most: mostBodies)
  }

  /// The bodies of a part of the index of the finder.
  package func bodies(in part: IndexPart) -> [Reference<Body>] {
    let references = bodies.references
    return part.documents.map { references[$0] }
  }

  /// The file with a part of the index of the finder, by its number from 0.
  package func finderPath(ofPart number: Int) -> SitePath { .file("finder", "\(number).json") }
}

/// An entry of the index takes some 100 bytes, and its terms some 50.
private let mostBodies = 200
