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
    let words = normalForm(of: joinedWords(of: text))
    let name = words.isEmpty ? "section" : words
    if taken.insert(name).inserted { return name }
    var number = nextNumber[name] ?? 2
    while !taken.insert("\(name)-\(number)").inserted { number += 1 }
    nextNumber[name] = number + 1
    return "\(name)-\(number)"
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
