import Diagnostics
import Formats
import Testing

@Suite struct ReportOrderTests {
  private func fault(
    _ path: String,
    _ line: Int,
    _ column: Int,
    _ rule: Rule = .badID,
    length: Int = 1
  )
    -> Diagnostic
  {
    let location = Diagnostics.SourceLocation(
      path: path,
      line: line,
      column: column,
      length: length,
      lineText: ""
    )
    return Diagnostic(rule, "m", at: location)
  }

  @Test func faultsStandByPathLineColumnAndRule() {
    let ordered = [
      fault("a", 1, 1), fault("a", 1, 2, .badDate), fault("a", 1, 2, .badID), fault("a", 2, 1),
      fault("b", 1, 1),
    ]
    #expect(ordered.reversed().inReportOrder == ordered)
  }

  @Test func aFaultThatWasFoundTwiceIsPrintedOnce() {
    #expect([fault("a", 1, 1), fault("b", 1, 1), fault("a", 1, 1)].inReportOrder.count == 2)
  }

  @Test(arguments: 0..<24)
  func theOrderInWhichFaultsAreFoundDoesNotShow(_ rotation: Int) {
    let faults = (0..<24).map { index in
      var fault = fault("a", 1, 1, index % 2 == 0 ? .badID : .badDate, length: 1 + index % 3)
      fault.message = "m\(index % 2)"
      fault.help = index < 12 ? "h" : "i"
      fault.severity = index % 8 < 4 ? .error : .warning
      return fault
    }
    let turned = Array(faults[rotation...] + faults[..<rotation])
    #expect(turned.inReportOrder == faults.inReportOrder)
    #expect(turned.reversed().inReportOrder == faults.inReportOrder)
  }

  @Test func onlyErrorsStopTheWrite() {
    #expect(![Diagnostic]().hasErrors)
    #expect(![fault("a", 1, 1, .orphan)].hasErrors)
    #expect([fault("a", 1, 1, .orphan), fault("a", 1, 1)].hasErrors)
    #expect(Severity.error < .warning && !(Severity.warning < .error))
  }

  @Test func reportingAddsAFaultWithTheSeverityOfItsRule() {
    var faults: [Diagnostic] = []
    faults.report(.orphan, "m", at: .file("a"), help: "h")
    #expect(faults == [Diagnostic(.orphan, "m", at: .file("a"), help: "h")])
    #expect(faults.first?.severity == .warning)
  }
}

@Suite struct MachineReportTests {
  let faults: [Diagnostic] = [
    Diagnostic(
      .badDate,
      "no date: \"22.8.24\"\u{1}",
      at: Diagnostics.SourceLocation(
        path: "content/é x.yml",
        line: 3,
        column: 7,
        length: 9,
        lineText: "due:\t\\"
      ),
      help: "write 2024-08-22"
    ),
    Diagnostic(.orphan, "nothing leads here", at: .file("a.md")),
  ]

  @Test func theJSONReportHasAStableForm() {
    #expect(
      jsonReport(faults).text == #"""
        {
          "version": 1,
          "diagnostics": [
            {
              "rule": "orphan",
              "severity": "warning",
              "message": "nothing leads here",
              "file": "a.md",
              "line": 1,
              "column": 1,
              "length": 1,
              "excerpt": "",
              "help": "Refer to it from another record, or delete it."
            },
            {
              "rule": "bad-date",
              "severity": "error",
              "message": "no date: \"22.8.24\"\u0001",
              "file": "content/é x.yml",
              "line": 3,
              "column": 7,
              "length": 9,
              "excerpt": "due:\t\\",
              "help": "write 2024-08-22"
            }
          ]
        }

        """#
    )
  }

  @Test func noFaultsAreAnEmptyList() {
    #expect(jsonReport([]).text == "{\n  \"version\": 1,\n  \"diagnostics\": []\n}\n")
  }

  @Test func theSARIFReportHasAStableForm() {
    let fault = faults.prefix(1)
    #expect(
      sarifReport(Array(fault), toolVersion: "1.2.3").text == #"""
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "version": "2.1.0",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "sitegen",
                  "version": "1.2.3",
                  "rules": [
                    {
                      "id": "bad-date",
                      "help": {
                        "text": "Write a date as 2024-08-22, and an instant as 2024-08-22T09:30:00+01:00."
                      },
                      "defaultConfiguration": {
                        "level": "error"
                      }
                    }
                  ]
                }
              },
              "columnKind": "unicodeCodePoints",
              "results": [
                {
                  "ruleId": "bad-date",
                  "ruleIndex": 0,
                  "level": "error",
                  "message": {
                    "text": "no date: \"22.8.24\"\u0001 (write 2024-08-22)"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "content/%C3%A9%20x.yml"
                        },
                        "region": {
                          "startLine": 3,
                          "startColumn": 7,
                          "endColumn": 16
                        }
                      }
                    }
                  ]
                }
              ]
            }
          ]
        }

        """#
    )
  }

  @Test func diagnosticFoundSeveralTimesHasItsCountAndLocations() {
    let source = SourceText(path: "a.csv", text: "x\nyy\nz\n")
    var fault = Diagnostic(.badID, "3 rows", at: source.location(at: 0..<1), help: "h")
    fault.occurrences = 3
    fault.otherLocations = [source.location(at: 2..<4), source.location(at: 5..<6)]
    let located = [fault].located { _ in source }
    #expect(located[0].otherLocations.map(\.line) == [2, 3])
    let json = jsonReport(located).text
    #expect(json.contains("\"occurrences\": 3"))
    #expect(json.contains("\"line\": 2,\n          \"column\": 1,\n          \"length\": 2"))
    let sarif = sarifReport(located, toolVersion: "1").text
    #expect(sarif.contains("\"occurrenceCount\": 3"))
    #expect(sarif.ranges(of: "\"startLine\"").count == 3)
    #expect(textReport(located).split(separator: "\n").count == 4)
  }

  @Test func theSARIFReportListsEachRuleOnceAndPointsToIt() {
    let text = sarifReport(faults + faults, toolVersion: "1").text
    #expect(text.ranges(of: "\"id\": \"orphan\"").count == 1)
    #expect(text.ranges(of: "\"ruleIndex\": 1").count == 1)
    #expect(text.ranges(of: "\"ruleIndex\": 0").count == 1)
  }
}

@Suite struct JSONTests {
  @Test func everyKindOfValuePrints() {
    let value = JSON.object([
      .init("b", .bool(true)), .init("a", .null),
      .init("list", .array([.integer(-1), .bool(false), .array([]), .object([])])),
    ])
    #expect(
      value.text == """
        {
          "b": true,
          "a": null,
          "list": [
            -1,
            false,
            [],
            {}
          ]
        }

        """
    )
  }

  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("\n\r\t", #"\n\r\t"#), ("\u{0}\u{1F}", #"\u0000\u001f"#),
    ("é😀/", "é😀/"), ("\r\n", #"\r\n"#),
  ])
  func stringsAreQuoted(_ text: String, _ quoted: String) {
    #expect(JSON.string(text).text == "\"\(quoted)\"\n")
    #expect(JSON.object([.init(text, .null)]).text == "{\n  \"\(quoted)\": null\n}\n")
  }
}
