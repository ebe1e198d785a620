extension Array where Element: Hashable {
  /// The elements without repeats, each at its first position.
  package var withoutRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
