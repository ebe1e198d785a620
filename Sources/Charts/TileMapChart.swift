/// Bodies as tiles arranged like a map, for a file of its own; on a page the map is a list of
/// links.
package struct TileMapChart: Chart, Hashable {
  package var tiles: [Tile]
  package var emptyWords: String

  package init(tiles: [Tile], emptyWords: String) {
    self.tiles = tiles
    self.emptyWords = emptyWords
  }

  /// One body: its position in the grid, counted from 1, and its text.
  package struct Tile: Hashable, Sendable {
    package var column: Int
    package var row: Int
    package var lines: [String]

    package init(column: Int, row: Int, lines: [String]) {
      self.column = column
      self.row = row
      self.lines = lines
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing {
    let columns = tiles.map(\.column).max() ?? 0
    let rows = tiles.map(\.row).max() ?? 0
    guard columns > 0, rows > 0 else { return .empty(emptyWords, layout: layout) }
    let width = min(layout.width / Double(columns), 110)
    let height = max(width * 0.7, layout.smallSize * 3.6)
    let marks = tiles.flatMap { tile -> [any Mark] in
      let origin = Point(Double(tile.column - 1) * width + 1, Double(tile.row - 1) * height + 1)
      let middle = origin.y + height / 2 - 1
      let texts = tile.lines.enumerated().map { index, line -> any Mark in
        let shift = (Double(index) - Double(tile.lines.count - 1) / 2) * layout.smallSize * 1.15
        return LabelMark(
          text: shortened(line, to: width - 6, size: 12),
          point: Point(origin.x + width / 2 - 1, middle + shift),
          size: 12,
          anchor: .middle
        )
      }
      return [TileMark(area: Rectangle(origin: origin, width: width - 2, height: height - 2))]
        + texts
    }
    return Drawing(layout: layout, height: Double(rows) * height, marks: marks)
  }
}
