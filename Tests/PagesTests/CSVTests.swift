import Content
import Diagnostics
import TestSupport
import Testing

/// Tables as spreadsheets write them: each is read correctly or has a clear error, and no number is
/// silently wrong.
///
/// The splitting into rows and cells is tested in the target `CSVTests`.
struct TableTests {
  private let header = "year,recorded,charged\n"

  private func table(_ bytes: [UInt8]) async throws -> Built {
    let file = SourceText(path: "content/data/crime/durham.csv", bytes: bytes)
    return await build(laid([file], over: try baseFiles()))
  }

  @Test func tableOfASpreadsheetIsRead() async throws {
    let text =
      "\u{FEFF}\"year\",\"recorded\",\"charged\"\r\n\"2014/15\",\"1000\",\"100\"\r\n2015/16,2000,150\r\n\r\n,,\r\n"
    let built = try await table(Array(text.utf8))
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("rate,durham,Durham,2014/15,10.0,8.3,12.0,100,1000,[z],final,"))
    #expect(table.contains("rate,durham,Durham,2015/16,7.5,6.4,8.7,150,2000,[z],final,"))
  }

  struct Fault: Sendable {
    var text: String
    var rule: Rule
    var line: Int
    var column: Int
  }

  @Test(arguments: [
    Fault(text: "2014/15;1000;100\n", rule: .csvRagged, line: 2, column: 1),
    Fault(text: "2014/15,1,000,100\n", rule: .csvRagged, line: 2, column: 11),
    Fault(text: "2014/15,1000\n", rule: .csvRagged, line: 2, column: 9),
    Fault(text: "2014/15,\"1,000\",100\n", rule: .csvValue, line: 2, column: 9),
    Fault(text: "2014/15,1000,-1\n", rule: .csvValue, line: 2, column: 14),
    Fault(text: "2014/15,1000,1.5\n", rule: .csvValue, line: 2, column: 14),
    Fault(text: "2014/15,1e3,100\n", rule: .csvValue, line: 2, column: 9),
    Fault(text: "2014/15,1000,\n2015/16,1,1\n", rule: .csvMissingCode, line: 2, column: 14),
    Fault(text: "2014/15,1000,[?]\n", rule: .csvMissingCode, line: 2, column: 14),
    Fault(text: "2014/16,1000,100\n", rule: .csvValue, line: 2, column: 1),
    Fault(text: "2014/15,99999999999999999999,1\n", rule: .csvValue, line: 2, column: 9),
    Fault(text: "2014/15,\"1000\"5,100\n", rule: .csvSyntax, line: 2, column: 15),
    Fault(text: "2014/15,1000,\"100\n", rule: .csvSyntax, line: 2, column: 14),
    Fault(text: "é,1000,100\n", rule: .csvValue, line: 2, column: 1),
    Fault(text: "2014/15,1000,1\"0\n", rule: .csvSyntax, line: 2, column: 15),
    Fault(text: "2014/15,1000,\"10\n0\"\n", rule: .csvSyntax, line: 2, column: 14),
    Fault(text: "2014/15,1000,\"100\n2015/16,\"1\",1\n", rule: .csvSyntax, line: 2, column: 14),
    Fault(text: "2014/15,\"1\n2015/16,1,\"\n", rule: .csvSyntax, line: 2, column: 9),
    Fault(text: "2014/15,1,1\n\n2015/16,1,1\n", rule: .csvRagged, line: 3, column: 1),
    Fault(text: "2014/15,1,1\r2015/16,1,x\r", rule: .csvValue, line: 2, column: 23),
  ])
  func faultsHaveTheirPlace(fault: Fault) async throws {
    let built = try await table(Array((header + fault.text).utf8))
    let found = built.diagnostics.first { $0.location.path.hasSuffix("durham.csv") }
    #expect(found?.rule == fault.rule)
    #expect(found?.location.line == fault.line)
    #expect(found?.location.column == fault.column)
  }

  @Test(arguments: ["year;recorded;charged\n2014/15;1;1\n", "year\trecorded\tcharged\n"])
  func otherDelimitersAreNamed(text: String) async throws {
    let built = try await table(Array(text.utf8))
    let found = built.diagnostics.first { $0.rule == .csvHeader }
    #expect(found?.message.contains("separated by") == true)
  }

  @Test func headerInAnotherOrderIsAFault() async throws {
    let built = try await table(Array("year,charged,recorded\n2014/15,100,1000\n".utf8))
    #expect(built.diagnostics.contains { $0.rule == .csvHeader })
  }

  @Test func bytesOfLatin1AreAFault() async throws {
    let built = try await table(Array(header.utf8) + [0x32, 0xE9, 0x0A])
    let found = built.diagnostics.first { $0.rule == .notUTF8 }
    #expect(found?.location.line == 2)
    #expect(found?.location.column == 2)
  }

  @Test(arguments: ["\"", ",", ",,,,\n", "\"\"\n", "\n\n\n", "[x]", "\u{FEFF}", "a\0b,c\n"])
  func oddFilesAreFaultsAndNoCrash(text: String) async throws {
    let built = try await table(Array(text.utf8))
    #expect(built.diagnostics.hasErrors)
  }
}
