import Diagnostics

extension ParsedSite {
  /// Where an item is declared; `nil` if it is a file as a whole.
  func location(of item: SiteItem) -> SourceLocation? {
    switch item {
    case .record(let kind, let id): self[kind].first { $0.fullID == id }?.head.location
    case .source(let id): sources.first { $0.id == id }?.location
    case .vocabulary, .choice: vocabularyNames.locations[item]
    case .settings, .image: nil
    }
  }
}
