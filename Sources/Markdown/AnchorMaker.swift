import UnicodeText

/// Makes the anchors of a document: stable, readable and unique.
package struct AnchorMaker {
  private var taken: Set<String>
  private var nextNumber: [String: Int] = [:]

  package init(reserved: Set<String>) {
    taken = reserved
  }

  /// An anchor made from the words of a heading: `Time to court` → `time-to-court`.
  ///
  /// Letters of any script become lower case and are kept with their marks, in normal form (NFC);
  /// digits are kept too. Everything between them becomes one hyphen. An empty result becomes
  /// `section`. A second anchor of the same name ends in `-2`.
  package mutating func anchor(for text: String) -> String {
    if let anchor = freeAnchor(for: text) { return anchor }
    let name = name(of: text)
    var number = nextNumber[name] ?? 2
    while !taken.insert("\(name)-\(number)").inserted { number += 1 }
    nextNumber[name] = number + 1
    return "\(name)-\(number)"
  }

  /// The anchor of a text; `nil` if it is taken.
  mutating func freeAnchor(for text: String) -> String? {
    let name = name(of: text)
    return taken.insert(name).inserted ? name : nil
  }

  /// An anchor made from more than the first `count` of some words, from as few as tell it apart.
  ///
  /// Only texts of the same words differ by a number, so such an anchor does not change when a text
  /// is inserted before its own.
  mutating func anchor(forMoreThan count: Int, of words: [String]) -> String {
    for length in (count + 1)..<max(count + 1, words.count) {
      let text = words.prefix(length).joined(separator: " ")
      if let anchor = freeAnchor(for: text) { return anchor }
    }
    return anchor(for: words.joined(separator: " "))
  }

  private func name(of text: String) -> String {
    let words = normalForm(of: joinedWords(of: text))
    return words.isEmpty ? "section" : words
  }
}

private func joinedWords(of text: String) -> String {
  var name: [UInt8] = []
  var isBetweenWords = false
  for scalar in text.unicodeScalars {
    guard isWord(scalar) else {
      isBetweenWords = !name.isEmpty
      continue
    }
    if isBetweenWords { name.append(UInt8(ascii: "-")) }
    isBetweenWords = false
    if scalar.isASCII {
      // The bit that distinguishes lower case from upper case is also set in every digit.
      name.append(UInt8(scalar.value) | 0x20)
    } else {
      name.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }
  return String(decoding: name, as: UTF8.self)
}

private func isWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar)
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
    return true
  default: return false
  }
}
