import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// A site of which every text can be replaced: each YAML scalar, each column of its tables, and
/// further text at the end of each record.
///
/// The texts are found in the site itself, so a new key or a new kind of record needs no change
/// here.
struct HostileSite {
  /// A text that an author could write.
  struct Field {
    var file: String
    /// The kind of text, independent of the record that contains it: `findings/*.md figure.label`.
    var label: String
    var original: String
    var form: Form

    enum Form {
      case scalar, cell
      /// Markdown made of the payload, which is absent otherwise.
      case markdown(@Sendable (String) -> String)
    }

    /// Whether the text could be an id, a number, a date or a reference, rather than prose.
    var isName: Bool {
      !original.isEmpty
        && original.unicodeScalars.allSatisfy { scalar in
          scalar.isASCII && scalar.value > 0x20
        }
    }
  }

  private(set) var fields: [Field] = []
  private var documents: [Document] = []
  /// Templates and images.
  private var others: [SourceText] = []

  fileprivate struct Document {
    var path: String
    var parts: [Part]
  }

  /// A part of a file: unchanged text, or a field.
  fileprivate enum Part {
    case fixed(String)
    case field(Int)
  }

  init(_ files: [SourceText]) throws {
    for file in files {
      let name = file.path.split(separator: "/").last ?? ""
      switch name.split(separator: ".").last {
      case _ where !file.path.hasPrefix("content/"): others.append(file)
      // A recipe reaches no page.
      case _ where name == "import.yml": others.append(file)
      case "yml":
        add(file.path, try parts(ofYAML: file.text, in: file.path))
      case "md": add(file.path, try parts(ofMarkdown: file))
      case "csv": add(file.path, parts(ofTable: file))
      default: others.append(file)
      }
    }
  }

  private mutating func add(_ path: String, _ parts: [Part]) {
    documents.append(Document(path: path, parts: parts))
  }

  fileprivate mutating func field(
    _ original: String,
    _ label: String,
    in file: String,
    _ form: Field.Form = .scalar
  ) -> Part {
    fields.append(Field(file: file, label: label, original: original, form: form))
    return .field(fields.count - 1)
  }
}

/// Where a payload is inserted into a text.
enum Laying: CaseIterable {
  case before, behind

  /// A marker next to each payload, so that the payload can be found in the output.
  static let mark = "zqxj"

  /// Inserts the payload into a text; without a space if the text is one word, such as an address.
  func text(_ payload: String, _ original: String) -> String {
    let blank = original.contains(" ") ? " " : ""
    return self == .before
      ? "\(payload)\(Self.mark)\(blank)\(original)" : "\(original)\(blank)\(Self.mark)\(payload)"
  }
}

/// The files of a site with payloads in some fields, and the location of each field.
struct LaidSite {
  var files: [SourceText] = []
  /// The start of each field, by file, in the order of the file.
  fileprivate var starts: [String: [(line: Int, column: Int, field: Int?)]] = [:]

  /// The field at a location.
  func field(at location: Diagnostics.SourceLocation) -> Int? {
    let before = starts[location.path]?.last {
      ($0.line, $0.column) <= (location.line, location.column)
    }
    return before?.field
  }
}

extension HostileSite {
  func laid(_ payload: String, _ laying: Laying, in active: Set<Int>) -> LaidSite {
    var site = LaidSite(files: others)
    for document in documents {
      var text = ""
      var (line, column) = (1, 1)
      var starts: [(line: Int, column: Int, field: Int?)] = []
      for part in document.parts {
        let written: String
        switch part {
        case .fixed(let fixed):
          starts.append((line, column, nil))
          written = fixed
        case .field(let index):
          starts.append((line, column, index))
          written = fields[index].written(active.contains(index) ? payload : nil, laying)
        }
        for scalar in written.unicodeScalars {
          column += 1
          if scalar == "\n" { (line, column) = (line + 1, 1) }
        }
        text += written
      }
      site.starts[document.path] = starts
      site.files.append(SourceText(path: document.path, text: text))
    }
    return site
  }
}

extension HostileSite.Field {
  fileprivate func written(_ payload: String?, _ laying: Laying) -> String {
    switch form {
    case .scalar: quotedYAML(payload.map { laying.text($0, original) } ?? original)
    case .cell: quotedCell(payload.map { laying.text($0, original) } ?? original)
    case .markdown(let text): payload.map { text(laying.text($0, "some words")) } ?? ""
    }
  }
}

/// Parses a YAML text that does not come from a file.
func yamlNode(_ text: String) throws -> YAMLNode {
  var faults: [Diagnostic] = []
  let source = SourceText(path: "text.yml", text: text)
  return try #require(parseYAML(text, in: source, at: .whole(from: 1), into: &faults))
}

/// The text as a quoted YAML scalar on one line.
func quotedYAML(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar -> String in
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\u{20}"..."\u{7E}": String(scalar)
    default:
      "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
        + String(scalar.value, radix: 16)
    }
  }
  return "\"\(escaped.joined())\""
}

private func quotedCell(_ text: String) -> String {
  "\"\(text.replacing("\"", with: "\"\""))\""
}

// MARK: - Reading the files of a site

extension HostileSite {
  /// The parts of a mapping, rewritten as a YAML flow mapping with each value on a line of its own.
  private mutating func parts(ofYAML text: String, in path: String) throws -> [Part] {
    let node = try yamlNode(text)
    return parts(of: node, key: "", in: path) + [.fixed("\n")]
  }

  private mutating func parts(of node: YAMLNode, key: String, in path: String) -> [Part] {
    switch node.value {
    case .scalar(let text):
      // An empty value is an error for some keys, and a payload would make it valid.
      if text.isEmpty { return [.fixed("\"\"")] }
      return [field(text, label(of: key, in: path), in: path)]
    case .sequence(let items):
      let inner = items.map { [.fixed("\n")] + parts(of: $0, key: key + "[]", in: path) }
      return list(inner, from: "[", to: "\n]")
    case .mapping(let members):
      let inner = members.map { member -> [Part] in
        let below = key.isEmpty ? member.key : "\(key).\(member.key)"
        return [.fixed("\n\(quotedYAML(member.key)): ")]
          + parts(of: member.value, key: below, in: path)
      }
      return list(inner, from: "{", to: "\n}")
    }
  }

  private mutating func parts(ofMarkdown file: SourceText) throws -> [Part] {
    let sides = file.text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard sides.count == 3 else { return [.fixed(file.text)] }
    let front = try parts(ofYAML: String(sides[1]), in: file.path)
    let body = sides[2].isEmpty || sides[2].hasSuffix("\n") ? "\(sides[2])\n" : "\(sides[2])\n\n"
    let added = markdownForms.flatMap { name, form -> [Part] in
      [field("", "\(kind(of: file.path)) (\(name))", in: file.path, .markdown(form)), .fixed("\n")]
    }
    let text = try body.components(separatedBy: "```chart\n").enumerated().flatMap { index, part in
      guard index > 0, let end = part.range(of: "\n```\n") else { return [Part.fixed(part)] }
      // A chart is declared in YAML, and some of its values are texts.
      return [.fixed("```chart\n")]
        + (try parts(ofYAML: part[..<end.lowerBound] + "\n", in: file.path))
        + [.fixed("```\n" + part[end.upperBound...])]
    }
    return [.fixed("---\n")] + front + [.fixed("---\n")] + text + added
  }

  private mutating func parts(ofTable file: SourceText) -> [Part] {
    let rows = cells(ofCSV: file.text)
    return rows.flatMap { row -> [Part] in
      let inner = row.enumerated().map { index, cell -> [Part] in
        let name = rows[0].indices.contains(index) ? rows[0][index] : ""
        return [field(cell, "*.csv \(name)", in: file.path, .cell)]
      }
      return list(inner, from: "", to: "\n")
    }
  }

  private func list(_ items: [[Part]], from start: String, to end: String) -> [Part] {
    [.fixed(start)] + Array(items.joined(separator: [.fixed(",")])) + [.fixed(end)]
  }

  /// The kind of a value; a key that the site names itself becomes `*`.
  private func label(of key: String, in path: String) -> String {
    var parts = key.split(separator: ".").map(String.init)
    let name = path.split(separator: "/").last ?? ""
    let shared = ["sources.yml", "glossary.yml", "contacts.yml", "redirects.yml", "responses.yml"]
    if shared.contains(String(name)) { parts[0] = "*" }
    if parts[0] == "grades" || path.contains("/translations/") && name == "vocabulary.yml" {
      parts = [parts[0], "*"]
    }
    return "\(kind(of: path)) \(parts.joined(separator: "."))"
  }

  /// The kind of a file: its path, with `*` for names that the site chooses.
  private func kind(of path: String) -> String {
    let parts = path.split(separator: "/").dropFirst().map(String.init)
    guard parts.count > 1 else { return parts.joined() }
    return parts.enumerated().map { index, part in
      if index == parts.count - 1 {
        return part.hasSuffix("index.md") ? part : "*.\(part.split(separator: ".").last ?? "")"
      }
      return index % 2 == 0 ? part : "*"
    }.joined(separator: "/")
  }
}
