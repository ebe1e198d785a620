package import Content
import Search

/// A part of the list of all bodies that has a page of its own, because the whole list is too long.
///
/// Parts are by group, by letter or both; one that would still be too long is cut by number.
package struct BodyPart: Hashable, Sendable {
  package var order: BodyOrder
  /// The last components of its address: `coast`, `coast/b` or `coast/b/2`.
  package var folder: [String]
  /// What its bodies have in common: `Coast, B, 501 to 640`.
  package var name: String
  package var bodies: [Reference<Body>]

  /// The most bodies on one page.
  package static let mostBodies = 500

  /// A smaller part, or this one if it is small enough.
  fileprivate func part(
    _ folder: String,
    _ name: String,
    _ bodies: [Reference<Body>]
  ) -> BodyPart {
    BodyPart(
      order: order,
      folder: self.folder + [folder],
      name: self.name.isEmpty ? name : "\(self.name), \(name)",
      bodies: bodies
    )
  }

  /// Pages of at most `mostBodies` bodies, in their order.
  fileprivate var numbered: [BodyPart] {
    guard bodies.count > Self.mostBodies else { return [self] }
    return stride(from: 0, to: bodies.count, by: Self.mostBodies).enumerated().map { index, start in
      let end = min(start + Self.mostBodies, bodies.count)
      return part("\(index + 1)", "\(start + 1) to \(end)", Array(bodies[start..<end]))
    }
  }
}

extension Site {
  /// Whether there are too many bodies to show all of them on one page.
  package var hasManyBodies: Bool { bodies.count > settings.bodies.manyAbove }

  /// The parts of the list of bodies, each with a page of its own; none if there are few bodies, or
  /// if an order has no parts.
  package func bodyParts(in order: BodyOrder) -> [BodyPart] {
    guard hasBodyParts(in: order) else { return [] }
    if order == .group { return groupParts }
    return lettered(BodyPart(order: order, folder: [], name: "", bodies: bodies.references))
  }

  /// Whether the list of bodies has parts in an order.
  func hasBodyParts(in order: BodyOrder) -> Bool {
    guard hasManyBodies else { return false }
    switch order {
    case .value: return false
    case .name: return true
    case .group: return !groupNames.isEmpty
    }
  }

  private var groupParts: [BodyPart] {
    // Groups of the same name, such as the rest of each wider group, are one part.
    var parts: [BodyPart] = []
    for group in groupedBodies(orElse: Phrase.groupNotEstablished.rawValue) {
      let name = group.name ?? ""
      if let index = parts.firstIndex(where: { $0.name == name }) {
        parts[index].bodies += group.bodies
      } else {
        parts.append(
          BodyPart(order: .group, folder: [slug(name)], name: name, bodies: group.bodies)
        )
      }
    }
    return parts.flatMap { $0.bodies.count > BodyPart.mostBodies ? lettered($0) : [$0] }
  }

  /// A part by the first letters of the names, in the order of the alphabet.
  private func lettered(_ part: BodyPart) -> [BodyPart] {
    let letters = Dictionary(grouping: part.bodies) { body in
      letter(of: indexKey(of: self[body].name))
    }
    return letters.sorted { $0.key < $1.key }.flatMap { letter, bodies in
      part.part(letter.address, letter.text, bodies).numbered
    }
  }

  private func letter(of key: String) -> Letter {
    let isWelsh = settings.language.prefix(2) == "cy"
    let pair = isWelsh ? welshPairs.first { key.hasPrefix($0.lowercased()) } : nil
    return Letter(text: pair ?? indexLetter(of: key))
  }
}

/// The letters of the Welsh alphabet that are written with two.
private let welshPairs = ["Ch", "Dd", "Ff", "Ng", "Ll", "Ph", "Rh", "Th"]

/// A letter of an alphabet, in its order.
private struct Letter: Hashable, Comparable {
  var text: String

  var address: String {
    let address = slug(text)
    return address.isEmpty ? "other" : address
  }

  // In the Welsh alphabet, Ng comes after G.
  private var key: String { text == "Ng" ? "G~" : text }

  static func < (left: Letter, right: Letter) -> Bool { left.key < right.key }
}
