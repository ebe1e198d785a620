import Content
import Diagnostics

/// The parts of a source tree that only describe unpublished things: whole files, and entries of
/// files that describe several things.
struct UnpublishedParts {
  /// The paths of files to delete, and of folders with `/` at the end.
  private var whole: Set<String> = []
  /// The byte ranges of entries and rows, by the path of their file.
  private var entries: [String: [Range<Int>]] = [:]

  init(of site: Site, in tree: SourceTree) {
    let unpublished = site.unpublished.filter { !$0.isWithdrawn }
    for record in unpublished {
      guard isShared(record.path) else {
        let isFolder = record.path.hasSuffix("/index.md") && record.path != "content/index.md"
        whole.insert(isFolder ? String(record.path.dropLast("index.md".count)) : record.path)
        continue
      }
      guard let file = tree[record.path] else { continue }
      entries[record.path, default: []].append(entry(of: file, at: record.location))
    }
    let folder = "content/\(site.settings.bodies.pluralID)/"
    let bodies = Set(unpublished.filter { $0.path.hasPrefix(folder) }.map(\.id))
    if !bodies.isEmpty { addData(about: bodies, in: tree) }
  }

  /// Adds the data about unpublished bodies: files of their own, and rows of other files.
  private mutating func addData(about bodies: Set<String>, in tree: SourceTree) {
    for file in tree.files(under: "content/data/") where file.path.hasSuffix(".csv") {
      let name = file.path.dropLast(".csv".count).split(separator: "/").last.map(String.init)
      if let name, bodies.contains(name) {
        whole.insert(file.path)
        continue
      }
      let rows = rows(of: file.bytes, naming: bodies)
      if !rows.isEmpty { entries[file.path, default: []] += rows }
    }
  }

  /// The source without these parts, as if they had been deleted.
  func deleted(from tree: SourceTree) -> SourceTree {
    let rest = tree.files.filter { !isWhole($0.path) }.map { file in
      guard let ranges = entries[file.path] else { return file }
      var bytes = file.bytes
      for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) where !range.isEmpty {
        bytes.removeSubrange(range)
      }
      return SourceText(path: file.path, bytes: bytes)
    }
    return SourceTree(rest, sharedTemplates: tree.sharedTemplates, refused: tree.refused)
  }

  /// The text of these parts, with the path of the file of each.
  func texts(in tree: SourceTree) -> [SourceText] {
    tree.files.flatMap { file -> [SourceText] in
      if isWhole(file.path) { return isText(file.path) ? [file] : [] }
      return (entries[file.path] ?? []).map {
        SourceText(path: file.path, bytes: Array(file.bytes[$0]))
      }
    }
  }

  /// Whether a file is deleted, as the file of a record, in the folder of one, or as a translation.
  func isWhole(_ path: String) -> Bool {
    let original = originalPath(of: path)
    if whole.contains(original) { return true }
    return original.indices.contains { index in
      original[index] == "/" && whole.contains(String(original[...index]))
    }
  }
}

/// Whether a file describes several things, of which some may be public.
private func isShared(_ path: String) -> Bool {
  path.hasSuffix(".yml")
    && (path.split(separator: "/").count == 2 || path.hasSuffix("/responses.yml"))
}

/// Whether a file contains words, and not an image.
func isText(_ path: String) -> Bool { !path.hasPrefix("content/images/") }

/// The bytes of an entry of a YAML file, by the location of its key or of one of its values.
private func entry(of file: SourceText, at location: SourceLocation) -> Range<Int> {
  let location = file.located(location)
  let line = file.offset(ofLine: location.line)
  let written = Array(location.lineText.unicodeScalars.prefix(location.column - 1))
  let before = written[..<(openBrace(in: written) ?? written.count)]
  let isInFlow = before.last { $0 != " " }.map { "[,{".unicodeScalars.contains($0) } ?? false
  guard isInFlow else { return block(of: file, fromLine: firstLine(of: file, at: location.line)) }
  let text = String(String.UnicodeScalarView(before))
  return flow(in: file.bytes, from: line + text.utf8.count)
}

/// The last brace of a line that is not closed in it.
private func openBrace(in line: [Unicode.Scalar]) -> Int? {
  var depth = 0
  for index in line.indices.reversed() {
    if line[index] == "}" { depth += 1 }
    guard line[index] == "{" else { continue }
    if depth == 0 { return index }
    depth -= 1
  }
  return nil
}

/// The first line of the list entry, or of the member of the whole mapping, that contains a line.
private func firstLine(of file: SourceText, at number: Int) -> Int {
  func text(_ line: Int) -> ArraySlice<UInt8> { file.bytes[file.offset(ofLine: line)...] }
  func isDash(_ line: Int) -> Bool {
    text(line).dropFirst(indentation(of: text(line))).first == UInt8(ascii: "-")
  }
  /// Whether the line is a key of the whole mapping, and nothing else.
  func isKey(_ line: Int) -> Bool {
    let words = text(line).prefix { $0 != UInt8(ascii: "\n") }.reversed().drop { $0 <= 0x20 }
    return indentation(of: text(line)) == 0 && words.first == UInt8(ascii: ":")
  }
  let depth = indentation(of: text(number))
  if isDash(number) { return number }
  let lines = stride(from: number - 1, to: 0, by: -1).lazy.filter { !isBlank(text($0)) }
  let first = lines.first { indentation(of: text($0)) < depth }
  return first.flatMap { isDash($0) || isKey($0) ? $0 : nil } ?? number
}

/// From an entry such as `{id: people, name: People}` up to the next one of the same list.
private func flow(in bytes: [UInt8], from start: Int) -> Range<Int> {
  var (depth, quote): (Int, UInt8?) = (0, nil)
  for index in start..<bytes.count {
    let byte = bytes[index]
    if let open = quote {
      if byte == open { quote = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if "[{".utf8.contains(byte) {
      depth += 1
    } else if "]}".utf8.contains(byte) {
      depth -= 1
      if depth < 0 { return start..<index }
    } else if byte == UInt8(ascii: ","), depth == 0 {
      return start..<index + 1
    }
  }
  return start..<bytes.count
}

/// From the line of an entry up to the next line that is indented no deeper.
///
/// The line above the only entry goes too, because nothing would be below it.
private func block(of file: SourceText, fromLine number: Int) -> Range<Int> {
  let bytes = file.bytes
  var start = file.offset(ofLine: number)
  let depth = indentation(of: bytes[start...])
  var end = start
  repeat {
    end = endOfLine(in: bytes, from: end)
  } while end < bytes.count && (isBlank(bytes[end...]) || indentation(of: bytes[end...]) > depth)
  if number > 1, end == bytes.count || indentation(of: bytes[end...]) < depth {
    let above = file.offset(ofLine: number - 1)
    if indentation(of: bytes[above...]) < depth { start = above }
  }
  return start..<end
}

private func indentation(of text: ArraySlice<UInt8>) -> Int { text.prefix { $0 == 0x20 }.count }

private func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
  text.prefix { $0 != UInt8(ascii: "\n") }.allSatisfy { $0 == 0x20 || $0 == 0x0D }
}

/// The offset of the line after the one that contains an offset.
private func endOfLine(in bytes: [UInt8], from offset: Int) -> Int {
  bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
}

/// The lines of a table with one of several ids in a cell.
private func rows(of bytes: [UInt8], naming ids: Set<String>) -> [Range<Int>] {
  var (found, start): ([Range<Int>], Int) = ([], 0)
  while start < bytes.count {
    let end = endOfLine(in: bytes, from: start)
    let line = String(decoding: bytes[start..<end], as: UTF8.self)
    let cells = line.split { ",;\t\r\n\"".contains($0) }
    if cells.contains(where: { ids.contains(String($0)) }) { found.append(start..<end) }
    start = end
  }
  return found
}
