import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import Statistics
import TestSupport
import Testing

/// How a value becomes text, from a cell to a page.
struct FigureTests {
  private func built(
    _ rows: String,
    codes: String = "x",
    issues: String = "",
    measure: String = ""
  ) async throws -> Built {
    let files = try base(
      with: "-- content/data/crime/durham.csv --\nyear,recorded,charged\n\(rows)"
    )
    return await build(
      files.map { file in
        switch file.path {
        case "content/data/crime/dataset.yml":
          SourceText(
            path: file.path,
            text: file.text.replacing("missing: [x]}", with: "missing: [\(codes)]}") + issues
          )
        case "content/measures/rate.yml":
          SourceText(path: file.path, text: file.text + measure)
        default: file
        }
      }
    )
  }

  private func figure(_ built: Built, period: String = "2015/16") throws -> Figure {
    let measure = try #require(built.plan.site.measures.first)
    let column = try #require(measure.periods.firstIndex(of: period))
    return measure.figures.rows[0][column]
  }

  @Test func shareHasItsInterval() async throws {
    let figure = try figure(try await built("2015/16,2000,150\n"))
    guard case .rate(let proportion, let interval?) = figure.value else {
      Issue.record("no rate: \(figure.value)")
      return
    }
    #expect(proportion.rate == 0.075)
    #expect(interval.contains(0.075))
    #expect(abs(interval.lowerBound - 0.0642536) < 1e-6)
  }

  @Test func smallDenominatorGivesNoRate() async throws {
    let figure = try figure(try await built("2015/16,29,3\n"))
    guard case .tooFew = figure.value else {
      Issue.record("shown as \(figure.value)")
      return
    }
  }

  @Test func missingCodeStaysMissing() async throws {
    let figure = try figure(try await built("2015/16,2000,[x]\n"))
    guard case .missing(.notSupplied) = figure.value else {
      Issue.record("shown as \(figure.value)")
      return
    }
    #expect(figure.numerator == nil)
  }

  /// Each kind of missing value has its code and its explanation in the table that readers
  /// download.
  @Test(arguments: [
    ("2015/16,2000,[x]", "[x]", "not supplied"), ("2015/16,2000,[z]", "[z]", "not applicable"),
    ("2015/16,2000,[y]", "[y]", "not yet assigned"),
    ("2015/16,2000,[c]", "[c]", "withheld: the number is small and could identify someone"),
    ("2015/16,0,0", "[z]", "not applicable"),
    ("2015/16,29,3", "[u]", "not shown: fewer than 30 cases"),
  ])
  func missingValueHasItsMarkAndItsWords(row: String, mark: String, words: String) async throws {
    let built = try await built(row + "\n", codes: "x, z, y, c")
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("2015/16,\(mark),\(mark),\(mark),"))
    #expect(table.contains(words))
  }

  @Test func incompleteValueIsShownNowhere() async throws {
    let issues = """
      issues:
        - bodies: [durham]
          periods: [2015/16]
          columns: [charged]
          effect: incomplete
          stated_by: source
          note: A quarter is missing.

      """
    let built = try await built("2014/15,80071,9071\n2015/16,80072,9072\n", issues: issues)
    #expect(built.diagnostics == [])
    guard case .incomplete = try figure(built).value else {
      Issue.record("an incomplete value is shown")
      return
    }
    let pages = ["forces/durham/rate.csv", "measures/rate/rate.csv"]
    for page in pages {
      let text = try built.text(page)
      #expect(!text.contains("9072"))
      #expect(text.contains("9071"))
      #expect(text.contains("A quarter is missing."))
    }
  }

  @Test func cautionKeepsTheValueAndItsNote() async throws {
    let issues = """
      issues:
        - {bodies: all, periods: all, columns: [recorded], effect: caution, stated_by: reading, note: Odd.}

      """
    let figure = try figure(try await built("2015/16,2000,150\n", issues: issues))
    #expect(figure.issues.map(\.note) == ["Odd."])
    #expect(figure.numerator == 150)
  }

  @Test func benchmarkIsTheSumOverThoseShown() async throws {
    let archive = """
      -- content/forces/gwent.md --
      ---
      name: Gwent
      nation: wales
      ---
      -- content/forces/kent.md --
      ---
      name: Kent
      nation: england
      ---
      -- content/data/crime/gwent.csv --
      year,recorded,charged
      2015/16,1000,300
      -- content/data/crime/kent.csv --
      year,recorded,charged
      2015/16,[x],300

      """
    let built = await build(try base(with: archive))
    let measure = try #require(built.plan.site.measures.first)
    let benchmark = try #require(measure.figures.benchmarks[1])
    #expect(benchmark.numerator == 450)
    #expect(benchmark.denominator == 3000)
    #expect(benchmark.bodyCount == 2)
    #expect(benchmark.bodyTotal == 3)
    #expect(benchmark.rate == 0.15)
  }

  @Test func provisionalPeriodIsMarked() async throws {
    let measure = "provisional: [2015/16]\nprovisional_note: Cases are open.\n"
    let built = try await built("2014/15,1000,100\n2015/16,2000,150\n", measure: measure)
    #expect(try figure(built).isProvisional)
    #expect(try !figure(built, period: "2014/15").isProvisional)
    #expect(try built.text("measures/rate/rate.csv").contains(",provisional,"))
  }

  @Test func nothingRecordedHasNoRate() async throws {
    guard case .missing(.notApplicable) = try figure(try await built("2015/16,0,0\n")).value else {
      Issue.record("a rate of nothing")
      return
    }
  }

  @Test func ratioMayExceedOneAndHasNoInterval() async throws {
    let files = try base(
      with: "-- content/data/crime/durham.csv --\nyear,recorded,charged\n2015/16,100,150\n"
    )
    let changed = files.map { file in
      var text = file.text
      if file.path == "content/measures/rate.yml" {
        text.replace("recorded-cohort", with: "assigned-in-period")
        text.replace("benchmark: England\ninterval: wilson\n", with: "")
      }
      if file.path == "content/data/crime/dataset.yml" {
        text.replace("relations:\n  - charged <= recorded\n", with: "")
      }
      return SourceText(path: file.path, text: text)
    }
    let built = await build(changed)
    #expect(built.diagnostics == [])
    guard case .ratio(let ratio) = try figure(built).value else {
      Issue.record("no ratio")
      return
    }
    #expect(ratio == 1.5)
  }

  @Test func ratioRefusesAScoreInterval() async throws {
    let files = try baseFiles().map { file in
      SourceText(
        path: file.path,
        text: file.text.replacing("recorded-cohort", with: "assigned-in-period")
          .replacing("benchmark: England\n", with: "")
      )
    }
    let faults = await diagnostics(of: files)
    #expect(faults.map(\.rule) == [.measureUnfit])
  }
}
