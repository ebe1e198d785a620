import Content
import Diagnostics
import TestSupport
import Testing

/// A quotation mark typed by mistake must not pull rows into a cell; a text of several lines is
/// valid.
struct StrayQuoteTests {
  private func faults(_ rows: String) async throws -> [Diagnostic] {
    let table = "-- content/data/crime/durham.csv --\nyear,recorded,remark,charged\n\(rows)"
    let files = edited(try base(with: table), "content/data/crime/dataset.yml") { text in
      let remark = "  - {name: remark, title: Remark, type: text, optional: true}\n"
      text.replace("  - {name: charged", with: "\(remark)  - {name: charged")
    }
    return await diagnostics(of: files).filter { $0.location.path.hasSuffix("durham.csv") }
  }

  @Test(arguments: [
    "2014/15,1000,\"First line\nsecond line\",100\n2015/16,2000,,150",
    "2014/15,1000,\"First, second,\nthird\n\",100\n2015/16,2000,,150",
    // As many commas as in a row, but prose.
    "2014/15,1000,\"Sums differ\nin Hull, Goole, and, it seems, Hornsea\",100\n2015/16,2000,,150",
    "2014/15,1000,\"Counted anew:\n2015/16, 7, all, 9\",100\n2015/16,2000,,150",
    "2014/15,1000,\"a,b,c,d\ne,f,g,h\",100\n2015/16,2000,,150",
  ])
  func textsOfSeveralLinesAreRead(rows: String) async throws {
    #expect(try await faults(rows) == [])
  }

  @Test(arguments: [
    // The text runs from the remark of one row to that of another.
    ("2014/15,1000,\"as published,100\n2015/16,2000,revised\",150", "line 3 looks like a row"),
    ("2014/15,1000,\"x,100\n2015/16,2000,,150\n2016/17,1,y\",1", "line 3 looks like a row"),
    // One of the values of the swallowed row is also invalid.
    ("2014/15,1000,\"x,100\n2015/16,2O00,y\",1", "line 3 looks like a row"),
    ("2014/15,1000,\"x\n2015/16,2000,revised,150\",1", "line 3 looks like a row"),
    // The remaining row has a different number of cells.
    ("2014/15,1000,\"as published,100\n2015/16,2000,revised,150\"", "line 3 looks like a row"),
    ("2014/15,1000,\"as published,100\n2015/16,2O00,revised\"", "its row has 3 cells"),
    ("2014/15,1000,\"x\n2015/16,2000,y\",z,150", "its row has 5 cells"),
  ])
  func rowsTakenIntoACellAreReportedAtTheQuote(rows: String, reason: String) async throws {
    let found = try await faults(rows)
    #expect(found.count == 1)
    let fault = try #require(found.first)
    #expect(fault.rule == .csvSyntax)
    #expect(fault.message.contains(reason))
    #expect((fault.location.line, fault.location.column) == (2, 14))
  }

  @Test func lineThatCouldBeARowIsCountedFromTheStartOfTheFile() async throws {
    let found = try await faults(
      "2013/14,900,,90\n2014/15,1000,\"a\nb\",100\n2015/16,2000,\"x\n2016/17,1,y\",150"
    )
    #expect(found.map(\.location.line) == [5])
    #expect(found.first?.message.contains("line 6 looks like a row") == true)
  }

  @Test func quoteThatPairsWithAnotherCellIsReportedWhereItStands() async throws {
    let found = try await faults("2014/15,1000,\"x,100\n2015/16,2000,\"revised\",150")
    #expect(found.map(\.rule) == [.csvSyntax])
    #expect(found.first?.location.line == 2)
    #expect(found.first?.location.column == 14)
  }
}
