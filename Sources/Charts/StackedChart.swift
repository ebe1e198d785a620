/// The parts of a whole for each body, as bars of equal length.
///
/// Parts have the same order in all bars and in the key, and every second one is an outline. The
/// text at the end of a row belongs to its first part, whose name is above. A body without values
/// has text in place of its bar.
package struct StackedChart: Chart, Hashable {
  /// Two to six parts, from left to right; the last is what is left of the whole.
  package var parts: [String]
  package var groups: [Group]
  package var emptyWords: String

  package init(parts: [String], groups: [Group], emptyWords: String) {
    self.parts = parts
    self.groups = groups
    self.emptyWords = emptyWords
  }

  package typealias Group = RowGroup<Row>

  /// One body.
  package struct Row: Hashable, Sendable {
    package var name: String
    package var content: Content

    package init(name: String, content: Content) {
      self.name = name
      self.content = content
    }
  }

  /// The shares of the parts, which add up to one, and the text at the end; or why there are none.
  package enum Content: Hashable, Sendable {
    case shares([Double], text: String)
    case missing(mark: String, words: String)
  }

  package func drawing(in layout: ChartLayout) -> Drawing { stackedDrawing(self, layout) }
}
