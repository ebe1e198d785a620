import Diagnostics

extension ParsedSite {
  /// Where an item is declared; `nil` if it is a file as a whole.
  func location(of item: SiteItem) -> SourceLocation? {
    switch item {
    case .record(let kind, let id): self[kind].first { $0.fullID == id }?.head.location
    case .source(let id): sources.first { $0.id == id }?.location
    case .vocabulary(let list, let id): entry("id: \(id)", in: list)
    case .choice(_, let name): entry("name: \(name)", in: .facts)
    case .settings, .image: nil
    }
  }

  /// Where an entry of a list of the vocabulary begins, by one of its lines.
  private func entry(_ line: String, in list: VocabularyList) -> SourceLocation? {
    guard let file = vocabularyFile,
      let start = file.bytes.firstRange(of: Array("\(list.rawValue):".utf8)),
      let range = file.bytes[start.upperBound...].firstRange(of: Array(line.utf8))
    else { return nil }
    return file.location(at: range)
  }
}
