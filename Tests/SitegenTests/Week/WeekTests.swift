import Foundation
import TestSupport
import Testing

/// A week of an editor, with the program as it ships, and what docs/editing.md says of it.
struct WeekTests {
  /// One test, because each day begins with what the one before has left.
  @Test func weekGoesAsTheGuideSays() throws {
    let week = try Week()
    try week.monday()
    try week.tuesday()
    try week.wednesday()
    try week.thursday()
    try week.friday()
    let guide = try guide()
    #expect(guide.count > 10)
    for line in guide where line != "serve" {
      #expect(week.lines.contains(line), "docs/editing.md: \(line)")
    }
  }

  /// The commands of the section "A week", in its order.
  private func guide() throws -> [String] {
    let file = repositoryRoot.appending(path: "docs/editing.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "\n## A week\n")).upperBound
    let section = text[start...].components(separatedBy: "\n## ")[0]
    let command = "    .build/sitegen "
    return section.split(separator: "\n").filter { $0.hasPrefix(command) }
      .map { String($0.dropFirst(command.count)) }
  }
}
