import Diagnostics
import Testing

extension SourceText {
  func located(at range: Range<Int>) -> Diagnostics.SourceLocation {
    located(location(at: range))
  }

  func located(line: Int, column: Int, length: Int = 1) -> Diagnostics.SourceLocation {
    located(location(line: line, column: column, length: length))
  }
}

@Suite struct SourceTextTests {
  private func check(
    _ text: String,
    _ range: Range<Int>,
    line: Int,
    column: Int,
    length: Int,
    lineText: String
  ) {
    let location = SourceText(path: "a", text: text).located(at: range)
    let wanted = Diagnostics.SourceLocation(
      path: "a",
      line: line,
      column: column,
      length: length,
      lineText: lineText
    )
    #expect(location == wanted)
  }

  @Test func offsetsBecomeLinesAndColumns() {
    check("one\ntwo\n", 0..<3, line: 1, column: 1, length: 3, lineText: "one")
    check("one\ntwo\n", 5..<6, line: 2, column: 2, length: 1, lineText: "two")
  }

  @Test func columnsCountScalarsAndNotBytes() {
    check("é😀x", 6..<7, line: 1, column: 3, length: 1, lineText: "é😀x")
    check("é😀x", 0..<6, line: 1, column: 1, length: 2, lineText: "é😀x")
  }

  @Test func aCarriageReturnBeforeALineFeedIsNoPartOfTheLine() {
    check("one\r\ntwo\r\n", 5..<99, line: 2, column: 1, length: 3, lineText: "two")
    check("one\r\ntwo\r\n", 0..<9, line: 1, column: 1, length: 3, lineText: "one")
    check("one\r\ntwo", 3..<5, line: 1, column: 4, length: 1, lineText: "one")
  }

  @Test func theEndOfAFileIsAfterItsLastByte() {
    check("one", 3..<3, line: 1, column: 4, length: 1, lineText: "one")
    check("one\n", 4..<4, line: 2, column: 1, length: 1, lineText: "")
    check("one\n", 99..<120, line: 2, column: 1, length: 1, lineText: "")
    check("one", -5..<1, line: 1, column: 1, length: 1, lineText: "one")
  }

  @Test func anEmptyFileHasOnePlace() {
    check("", 0..<0, line: 1, column: 1, length: 1, lineText: "")
    check("", 7..<9, line: 1, column: 1, length: 1, lineText: "")
    let source = SourceText(path: "a", text: "")
    #expect(source.located(line: 1, column: 1) == source.located(at: 0..<0))
  }

  @Test func yamlPlaceOverLinesIsCutAtTheEndOfItsFirst() {
    let source = SourceText(path: "a", text: "a: \"é\n\n\nb\"\n")
    let location = source.located(line: 1, column: 4, length: 20)
    #expect(
      location
        == Diagnostics.SourceLocation(path: "a", line: 1, column: 4, length: 2, lineText: "a: \"é")
    )
    #expect(source.located(line: 2, column: 1, length: 9).length == 1)
  }

  @Test(arguments: [3, 4, 99])
  func aLinePastTheEndIsTheLastLine(_ line: Int) {
    let source = SourceText(path: "a", text: "one\ntwo\n")
    #expect(source.located(line: line, column: 1).line == 3)
    #expect(source.offset(ofLine: line) == 8)
  }

  @Test(arguments: [0, -1, Int.min])
  func aLineOrColumnBeforeTheStartIsTheFirst(_ number: Int) {
    let source = SourceText(path: "a", text: "one\ntwo\n")
    #expect(source.located(line: number, column: number) == source.located(line: 1, column: 1))
    #expect(textReport([.init(.badID, "x", at: source.located(line: 1, column: number))]) != "")
  }

  @Test func theOffsetOfALineIsThatOfItsFirstByte() {
    let source = SourceText(path: "a", text: "é\r\n\nb")
    #expect([1, 2, 3].map(source.offset) == [0, 4, 5])
  }

  @Test func bytesThatAreNotUTF8BecomeReplacementCharacters() {
    let source = SourceText(path: "a", bytes: [0x61, 0xFF, 0x62])
    #expect(source.text == "a\u{FFFD}b")
    #expect(source.located(at: 2..<3).column == 3)
  }

  @Test(arguments: [
    ("a 12 b", 1, 3), ("112 12", 1, 5), ("1/12\n12-fold", 2, 1), ("no", 1, 1), ("12a 12", 1, 5),
  ])
  func aWordIsFoundWhereItIsNotPartOfAnother(_ text: String, _ line: Int, _ column: Int) {
    let location = SourceText(path: "a", text: text).located(.word("12", in: "a"))
    #expect((location.line, location.column) == (line, column))
  }

  @Test func eachFileIsAskedForOnceAndOneThatIsNotThereIsLeftAlone() {
    let source = SourceText(path: "a", text: "one\ntwo\n")
    let lost = SourceText(path: "b", text: "three").location(at: 2..<3)
    let faults = [source.location(at: 4..<5), source.location(at: 5..<6), lost, .file("c")].map {
      Diagnostic(.badID, "x", at: $0)
    }
    var asked: [String] = []
    let located = faults.located { path in
      asked.append(path)
      return path == "a" ? source : nil
    }
    #expect(located.map(\.location.line) == [2, 2, 1, 1])
    #expect(located.map(\.location.column) == [1, 2, 1, 1])
    #expect(located.map(\.location.isCompact) == [false, false, true, false])
    #expect(asked == ["a", "b"])
  }
}
