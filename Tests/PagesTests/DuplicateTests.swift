import Content
import Diagnostics
import TestSupport
import Testing

/// Records and values that are most likely there twice are reported.
struct DuplicateTests {
  private let gwent = """
    -- content/data/crime/gwent.csv --
    year,recorded,charged
    2014/15,3000,210
    2015/16,3100,220

    """

  private func found(_ archive: String) async throws -> [String] {
    let all = await diagnostics(of: try base(with: archive))
    return all.map { "\($0.rule.id) \($0.message)" }
  }

  private func force(_ keys: String) -> String {
    "-- content/forces/gwent.md --\n---\nnation: wales\n\(keys)\n---\n"
  }

  @Test(arguments: [
    ("name: Durham", "name: durham"), ("name: Gwent\nfull_name: Durham", "name: durham"),
    ("name: Gwent\nalso_known_as: [G, durham]", "name: durham"),
  ])
  func secondNameIsFound(keys: String, words: String) async throws {
    let message = "force \"durham\" and force \"gwent\" have the same \(words)"
    #expect(try await found(gwent + force(keys)) == ["duplicate-record \(message)"])
  }

  @Test(arguments: [
    ("tile: [3, 4]", "tile: [3, 4]", "tile: [3, 4]"),
    ("gss: E23000008", "gss: E23000008", "GSS code: E23000008"),
    ("tile: [3, 4]", "tile: [4, 3]", nil), ("gss: E23000008", "gss: W15000002", nil),
  ])
  func secondTileOrCodeIsFound(one: String, other: String, words: String?) async throws {
    var files = try base(with: gwent + force("name: Gwent\n\(other)"))
    files = edited(files, "content/vocabulary.yml") { text in
      let fact = "facts:\n  - {id: gss, name: GSS code, kind: code, required: false}\n"
      text.replace("facts:\n", with: fact)
    }
    let durham = "-- content/forces/durham.md --\n---\nname: Durham\n\(one)\n---\n"
    files = laid(site(durham), over: files)
    let found = await diagnostics(of: files).filter { $0.rule == .duplicateRecord }
    let message = words.map { "force \"durham\" and force \"gwent\" have the same \($0)" }
    #expect(found.map(\.message) == [message].compactMap(\.self))
  }

  @Test(arguments: [
    ("office.example/tables", "Tables", nil, 1), ("office.example/tables", "Other", nil, 0),
    ("office.example/other", "Tables", nil, 0),
    ("office.example/tables", "Tables", "2025-01-01", 0),
  ])
  func secondSourceIsFound(url: String, title: String, day: String?, count: Int) async throws {
    let archive = """
      -- content/sources.yml --
      office: {title: Tables, publisher: Office, url: "https://office.example/tables", \
      published: 2024-01-01}
      again: {title: \(title), publisher: Us, url: "https://\(url)"\
      \(day.map { ", published: \($0)" } ?? "")}
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      sources: [again]
      ---

      """
    let messages = try await found(archive)
    #expect(messages.count == count, "\(messages)")
    #expect(messages.allSatisfy { $0.hasPrefix("duplicate-record the sources") })
  }

  /// Titles are compared within a report, for kinds that belong to one.
  @Test func sameTitleInAnotherReportIsNoDuplicate() async throws {
    func archive(_ report: String) -> String {
      """
      -- content/reports/two/index.md --
      ---
      title: Second report
      publisher: Inspectorate
      url: https://inspectorate.example/two
      published: 2024-08-23
      summary: What was inspected.
      inspected: not-established
      sources: [office]
      ---
      -- content/reports/\(report)/findings/again.md --
      ---
      title: People wait
      kind: better
      theme: people
      summary: They wait long.
      order: 2
      sources: [office]
      ---

      """
    }
    #expect(try await found(archive("two")) == [])
    let message = "finding \"wait\" and finding \"again\" have the same title: People wait"
    let messages = try await found(archive("one")).filter { $0.hasPrefix("duplicate") }
    #expect(messages == ["duplicate-record \(message)"])
  }

  private func copies(_ rows: String, issues: String = "") async throws -> [String] {
    let files = try base(
      with: force("name: Gwent") + "-- content/data/crime/gwent.csv --\nyear,recorded,charged\n"
        + rows
    )
    let changed = edited(files, "content/data/crime/dataset.yml") { $0 += issues }
    return await diagnostics(of: changed).filter { $0.rule == .duplicateData }.map(\.message)
  }

  @Test func copiedTableIsFound() async throws {
    let copy = "2014/15,1000,100\n2015/16,2000,150\n"
    #expect(try await copies(copy) == ["gwent has the same values as durham"])
    let issue = """
      issues:
        - bodies: [durham, gwent]
          periods: all
          columns: all
          effect: caution
          stated_by: source
          note: The two count together.

      """
    #expect(try await copies(copy, issues: issue) == [])
  }

  @Test func copiedRowIsFound() async throws {
    let message = "gwent has the same values as durham in 2015/16"
    #expect(try await copies("2014/15,1001,100\n2015/16,2000,150\n") == [message])
  }

  /// Equal numbers in another year, a single equal number, zeros and codes prove nothing.
  @Test(arguments: [
    "2014/15,2000,150\n2015/16,1000,100\n", "2014/15,1000,101\n2015/16,2000,151\n",
    "2014/15,0,0\n2015/16,[x],[x]\n",
  ])
  func coincidenceIsNotReported(rows: String) async throws {
    #expect(try await copies(rows) == [])
  }

  @Test(arguments: [("0,0", "0,0"), ("[x],[x]", "[x],[x]"), ("3,1", "3,1")])
  func smallEqualTablesAreAccepted(one: String, other: String) async throws {
    let archive = """
      -- content/data/crime/durham.csv --
      year,recorded,charged
      2015/16,\(one)
      -- content/data/crime/gwent.csv --
      year,recorded,charged
      2015/16,\(other)

      """
    #expect(try await found(force("name: Gwent") + archive) == [])
  }

  @Test func tableOfAnotherDatasetIsFound() async throws {
    let files = try baseFiles()
    let copied = files.filter { $0.path.hasPrefix("content/data/crime/") }.map { file in
      let text = file.text.replacing("title: Crime\n", with: "title: Theft\nshow_table: true\n")
      return SourceText(path: file.path.replacing("/crime/", with: "/theft/"), text: text)
    }
    let found = await diagnostics(of: files + copied)
    #expect(found.map(\.rule) == [.duplicateData])
    #expect(found[0].message == "the table is equal to content/data/crime/durham.csv")
    #expect(found[0].location.path == "content/data/theft/durham.csv")
  }
}
