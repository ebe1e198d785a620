import Snapshots
import TestSupport
import Testing

/// Changes of charts and of translations.
struct ChartAndTranslationChangeTests {
  private let chart = """
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    show: [sources]
    ---
    We look after lamps.

    ```chart
    id: rates
    recipe: trend
    measure: rate
    forces: [durham]
    title: The rate fell
    ```
    """

  @Test func chartHasItsOwnChanges() async throws {
    let old = try await snapshot(with: chart)
    let new = try await snapshot(with: chart.replacing("The rate fell", with: "The rate rose"))
    #expect(
      rows(readerChanges(from: old, to: new)) == [
        ["chart", "/charts/rates/", "title", "The rate fell", "The rate rose", ""]
      ]
    )
  }

  @Test func newChartIsAPageWithItsFiles() async throws {
    let found = rows(
      readerChanges(from: try await snapshot(), to: try await snapshot(with: chart))
    )
    #expect(found.first == ["page-added", "/charts/rates/", "", "", "/charts/rates/", ""])
    #expect(
      found.dropFirst().map { Array($0[1...4]) }.contains(["/about/", "chart", "", "[chart]"])
    )
    #expect(!found.contains { $0[0] == "file" })
  }

  @Test func chartOfChangedValuesSaysSo() async throws {
    let old = try await snapshot(with: chart)
    let data = """
      -- content/data/crime/durham.csv --
      year,recorded,charged
      2014/15,1000,100
      2015/16,2000,160
      """
    let new = try await snapshot(with: "\(chart)\n\(data)")
    let found = rows(readerChanges(from: old, to: new))
    let values = found.filter { $0[0] == "chart" && $0[2] == "values" }
    let names = "Durham, 2015/16; England, 2015/16"
    #expect(values.map { $0[5] } == ["2 of the values that it shows differ: \(names)"])
  }

  static let welsh = """
    -- content/site.yml --
    title: Test site
    description: A site for tests.
    publisher: Nobody
    language: en-GB
    language_name: English
    translations: [{language: cy, name: Cymraeg}]
    licence: {name: OGL, url: "https://licence.example/"}
    bodies: {id: force, plural_id: forces, singular: force, plural: forces, group_by: [nation]}
    menu: [findings, bodies, page:about]
    -- content/translations/cy/site.yml --
    title: Safle prawf
    description: Safle ar gyfer profion.
    bodies: {singular: heddlu, plural: heddluoedd}
    -- content/translations/cy/vocabulary.yml --
    themes: {people: Pobl}
    kinds: {cause: Achos pryder, better: Beth sy'n well}
    addressees: {all: Pawb}
    statuses:
      no-answer: Dim ateb
      accepted: Derbyniwyd
      no-word: Dim gair
      started: Dechreuwyd
      done: Gorffennwyd
    choices: {nation: {england: Lloegr, wales: Cymru}}
    -- content/translations/cy/index.md --
    ---
    title: Hafan
    description: Y dudalen gartref.
    ---
    -- content/translations/cy/pages/about.md --
    ---
    title: Amdanom
    description: Am y wefan hon.
    ---
    Rydym yn gofalu am lampau.

    Darllenwch [y canfyddiad](finding:wait), neu gofynnwch.
    """

  @Test func changedTranslationIsAChangeOfItsPageAlone() async throws {
    let old = try await snapshot(with: Self.welsh)
    let new = try await snapshot(with: Self.welsh.replacing("gofalu am", with: "cynnau"))
    let changes = readerChanges(from: old, to: new)
    #expect(
      rows(changes) == [
        [
          "text", "/cy/about/", "paragraph", "Rydym yn gofalu am lampau.",
          "Rydym yn cynnau lampau.", "",
        ]
      ]
    )
    #expect(changes.first?.page.language == "cy")
  }

  @Test(arguments: [
    ("england: Lloegr", "england: Y wlad arall", "choice nation/england"),
    ("people: Pobl", "people: Pawb ohonom", "theme people"),
    ("name: Cymraeg", "name: Y Gymraeg", "language cy"),
    ("language_name: English", "language_name: English (UK)", "name of the language"),
  ])
  func translatedNameIsSeen(old: String, new: String, subject: String) async throws {
    let before = try await snapshot(with: Self.welsh)
    let after = try await snapshot(with: Self.welsh.replacing(old, with: new))
    #expect(rows(readerChanges(from: before, to: after)).map { $0[2] } == [subject])
  }
}
