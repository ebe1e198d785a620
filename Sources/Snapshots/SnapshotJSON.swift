import Formats

/// Why a text is not a snapshot.
package struct SnapshotError: Error, Hashable, CustomStringConvertible {
  package var description: String
  /// The line at which the text stops being JSON; otherwise `nil`.
  var line: Int?
}

/// Identifies the format and its version.
private let format = "sitegen-snapshot-1"

extension SiteSnapshot {
  /// The snapshot as JSON, with one entry per line, so that versions of a file can be compared.
  package var json: [UInt8] {
    var text = "{\"format\":\"\(format)\",\n\"pages\":["
    for (index, page) in pages.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += page.head.line.dropLast()
      text += ",\"entries\":["
      text += lines(page.entries.map(\.json))
      text += "]}"
    }
    text += "],\n\"redirects\":["
    text += lines(redirects.map { .array([.string($0.from), .string($0.to)]) })
    text += "],\n\"files\":["
    text += lines(files.map(\.json))
    text += "],\n\"design\":["
    text += lines(design.map(\.json))
    text += "]}\n"
    return Array(text.utf8)
  }

  private func lines(_ values: [JSON]) -> String {
    values.map { "\n" + $0.line }.joined(separator: ",")
  }

  /// Reads what `json` prints.
  package init(json: [UInt8]) throws(SnapshotError) {
    let value: JSON
    do {
      value = try JSON(parsing: json)
    } catch {
      throw SnapshotError(description: "not JSON: \(error)", line: error.line)
    }
    guard case .string(format) = value["format"] else {
      throw SnapshotError(description: "not a snapshot of this version of sitegen")
    }
    pages = try value.items("pages").map(PageSnapshot.init)
    redirects = try value.items("redirects").map { item throws(SnapshotError) in
      let texts = try item.texts(count: 2)
      return RedirectSnapshot(from: texts[0], to: texts[1])
    }
    files = try value.items("files").map(FileSnapshot.init)
    design = try value.items("design").map(FileSnapshot.init)
  }
}

extension PageSnapshot {
  fileprivate var head: JSON {
    let members: [(String, String?)] = [
      ("address", address), ("title", title), ("kind", kind), ("record", record),
      ("language", language),
    ]
    return .object(
      members.compactMap { key, text in text.map { JSON.Member(key, .string($0)) } }
    )
  }

  fileprivate init(_ value: JSON) throws(SnapshotError) {
    self.init(
      address: try value.text("address"),
      title: try value.text("title"),
      kind: try value.text("kind"),
      record: value["record"] == nil ? nil : try value.text("record"),
      language: value["language"] == nil ? nil : try value.text("language"),
      entries: try value.items("entries").map(SnapshotEntry.init)
    )
  }
}

extension SnapshotEntry {
  fileprivate var json: JSON {
    let head: [JSON] = [.string(part.rawValue), .string(key), .string(text)]
    if id == nil && details.isEmpty { return .array(head) }
    return .array(head + [id.map(JSON.string) ?? .null] + details.map(JSON.string))
  }

  fileprivate init(_ value: JSON) throws(SnapshotError) {
    guard case .array(var items) = value, items.count >= 3 else { throw malformed }
    var id: String?
    if items.count > 3 {
      switch items.remove(at: 3) {
      case .string(let text): id = text
      case .null: break
      default: throw malformed
      }
    }
    let texts = try JSON.array(items).texts()
    guard let part = SnapshotPart(rawValue: texts[0]) else { throw malformed }
    self.init(part, texts[1], texts[2], id: id, details: Array(texts[3...]))
  }
}

extension FileSnapshot {
  fileprivate var json: JSON { .array([.string(name), .string(digest)]) }

  fileprivate init(_ value: JSON) throws(SnapshotError) {
    let texts = try value.texts(count: 2)
    self.init(name: texts[0], digest: texts[1])
  }
}

private let malformed = SnapshotError(description: "the snapshot is damaged: make it again")

extension JSON {
  fileprivate subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate func text(_ key: String) throws(SnapshotError) -> String {
    guard case .string(let text) = self[key] else { throw malformed }
    return text
  }

  fileprivate func items(_ key: String) throws(SnapshotError) -> [JSON] {
    guard case .array(let items) = self[key] else { throw malformed }
    return items
  }

  /// The items of an array of strings, which must have `count` of them if it is given.
  fileprivate func texts(count: Int? = nil) throws(SnapshotError) -> [String] {
    guard case .array(let items) = self, count == nil || items.count == count else {
      throw malformed
    }
    return try items.map { item throws(SnapshotError) in
      guard case .string(let text) = item else { throw malformed }
      return text
    }
  }
}
