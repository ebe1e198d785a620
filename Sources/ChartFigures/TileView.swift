/// One body as a tile of a map.
package struct TileView: Sendable {
  /// Counted from 0.
  package var column: Int
  package var row: Int
  package var name: String
  package var value: String
  /// The comparison with the benchmark as text; `nil` if there is nothing to say.
  package var comparison: String?
  /// How deep its colour is, from 0 for the smallest value to 4 for the largest; `nil` without a
  /// value.
  package var shade: Int?
  /// `higher` or `lower`.
  package var direction: String?
  package var href: String
}
