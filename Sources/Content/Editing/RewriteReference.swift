import Diagnostics

/// The change of one id, as far as a reference shows it.
struct IDChange {
  var kind: RecordKind
  /// Without the id of a report.
  var old: String
  var new: String
  /// The path that moves, and its last part afterwards.
  var path: String
  var newName: String
}

extension IDChange {
  /// The text of a reference with the new id; `nil` if the old one is not where it should be.
  ///
  /// `file` is the file that contains the reference.
  func rewritten(_ text: String, in file: String) -> String? {
    rewrittenPath(text, from: file) ?? rewrittenName(text)
  }

  /// Rewrites `../reports/old/index.md`: the part of the path that names what moves.
  private func rewrittenPath(_ text: String, from file: String) -> String? {
    let written = text.prefix { $0 != "#" }
    var parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 || written.hasSuffix(".md") || written.hasSuffix(".yml") else {
      return nil
    }
    var folders = Array(file.split(separator: "/").map(String.init).dropLast())
    for (index, part) in parts.enumerated() {
      switch part {
      case "", ".": continue
      case "..":
        guard folders.popLast() != nil else { return nil }
        continue
      default: folders.append(part)
      }
      if folders.joined(separator: "/") == path {
        parts[index] = newName
        return parts.joined(separator: "/") + text.dropFirst(written.count)
      }
    }
    // A link within the folder that moves stays as it is.
    return folders.joined(separator: "/").hasPrefix(path + "/") ? text : nil
  }

  /// Rewrites `finding:report/old#part`, `figure:measure/old/2024`, `old.column` or `old`.
  private func rewrittenName(_ text: String) -> String? {
    let colon = text.firstIndex(of: ":").map { text.index(after: $0) } ?? text.startIndex
    let scheme = text[..<colon]
    let end = text[colon...].firstIndex { "#?".contains($0) } ?? text.endIndex
    var parts = text[colon..<end].split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    let index = index(amongPartsOf: scheme, count: parts.count)
    var options = String(text[end...])
    var isFound = false
    if parts.indices.contains(index), let changed = replacingFirst(in: parts[index], after: "") {
      parts[index] = changed
      isFound = true
    }
    while kind == .body, let changed = replacingFirst(in: options, after: "=") {
      options = changed
      isFound = true
    }
    return isFound ? scheme + parts.joined(separator: "/") + options : nil
  }

  /// The value of the key `id` or `number` of the record itself.
  func rewrittenValue(_ text: String) -> String? { replacingFirst(in: text, after: "") }

  /// The part of a name in which the id is; -1 if only an option can have it.
  private func index(amongPartsOf scheme: Substring, count: Int) -> Int {
    if kind.isFiledInReports { return count - 1 }
    guard kind == .body else { return 0 }
    if scheme.hasSuffix("cell:") { return -1 }
    return ["figure:", "claim:"].contains(where: scheme.hasSuffix) ? 1 : 0
  }

  /// The text with the first occurrence of the old id replaced; `nil` if there is none.
  private func replacingFirst(in text: String, after mark: String) -> String? {
    var rest = text[...]
    while let found = rest.firstRange(of: mark + old) {
      let before = text[..<found.lowerBound].last
      let after = text[found.upperBound...].first
      if !isPartOfID(after), !mark.isEmpty || !isPartOfID(before) {
        return text[..<found.lowerBound] + mark + new + text[found.upperBound...]
      }
      rest = text[found.upperBound...]
    }
    return nil
  }
}

private func isPartOfID(_ character: Character?) -> Bool {
  guard let character else { return false }
  return character == "-" || character.isASCII && (character.isLetter || character.isNumber)
}
