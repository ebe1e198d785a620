/// Rows under a heading, such as the bodies of a region; without a heading they follow directly.
package struct RowGroup<Row: Hashable & Sendable>: Hashable, Sendable {
  package var heading: String?
  package var rows: [Row]

  package init(heading: String?, rows: [Row]) {
    self.heading = heading
    self.rows = rows
  }
}
