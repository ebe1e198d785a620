import Foundation
import Markup
import TestSupport
import Testing

@testable import Charts

@Suite struct DrawingTests {
  @Test(arguments: samples.filter(\.isRecorded), ChartLayout.allCases)
  func equalsItsGolden(_ sample: Sample, _ layout: ChartLayout) throws {
    let text = sample.draw(layout).printed(as: .xml).text
    // One element per line, for readable diffs.
    let lines = text.replacing("><", with: ">\n<") + "\n"
    try expectGolden(lines, "\(sample.name)-\(layout.rawValue).svg")
  }

  @Test(arguments: samples, ChartLayout.allCases)
  func isWellFormedAndNamed(_ sample: Sample, _ layout: ChartLayout) {
    let drawing = ParsedDrawing(sample.draw(layout).printed().bytes)
    let id = "\(sample.name)-\(layout.rawValue)"
    #expect(drawing.isWellFormed)
    #expect(drawing.root["role"] == "img")
    #expect(drawing.root["focusable"] == "false")
    #expect(drawing.root["aria-labelledby"] == "\(id)-title \(id)-desc")
    #expect(drawing.root["class"] == "chart chart-\(layout.rawValue)")
    #expect(drawing.ids == ["\(id)-title", "\(id)-desc"])
    #expect(Array(drawing.elements.prefix(3)) == ["svg", "title", "desc"])
  }

  @Test(arguments: samples, ChartLayout.allCases)
  func isAsLargeAsItsViewBox(_ sample: Sample, _ layout: ChartLayout) throws {
    let root = ParsedDrawing(sample.draw(layout).printed().bytes).root
    let width = try #require(root["width"])
    let height = try #require(root["height"])
    #expect(root["viewBox"] == "0 0 \(width) \(height)")
    #expect(Double(width) == layout.width)
  }

  @Test(arguments: samples, ChartLayout.allCases)
  func needsNoStyleAndNoScript(_ sample: Sample, _ layout: ChartLayout) {
    let drawing = ParsedDrawing(sample.draw(layout).printed().bytes)
    #expect(!drawing.elements.contains { ["style", "script", "a", "image"].contains($0) })
    #expect(!drawing.attributes.contains { $0.name == "style" || $0.name.hasPrefix("on") })
    #expect(!drawing.attributes.contains { $0.value.contains("–") || $0.value.contains("nan") })
  }

  @Test(arguments: samples, ChartLayout.allCases)
  func textIsAtLeastTwelvePixelsAndHorizontal(_ sample: Sample, _ layout: ChartLayout) {
    let drawing = ParsedDrawing(sample.draw(layout).printed().bytes)
    #expect(!drawing.texts.isEmpty)
    #expect(drawing.texts.allSatisfy { $0.size >= 12 && !$0.content.isEmpty })
    #expect(!drawing.attributes.contains { $0.name == "transform" || $0.name == "rotate" })
  }

  @Test(arguments: samples, ChartLayout.allCases)
  func textsStayInsideAndApart(_ sample: Sample, _ layout: ChartLayout) throws {
    let drawing = ParsedDrawing(sample.draw(layout).printed().bytes)
    let height = try #require(Double(drawing.root["height"] ?? ""))
    let boxes = drawing.texts.map(Box.init)
    for box in boxes {
      #expect(box.left >= -0.5 && box.right <= layout.width + 0.5, "\(box.text) is outside")
      #expect(box.top >= 0 && box.bottom <= height, "\(box.text) is outside")
    }
    for (index, box) in boxes.enumerated() {
      for other in boxes.dropFirst(index + 1) {
        #expect(!box.touches(other), "\(box.text) and \(other.text)")
      }
    }
  }

  @Test func theSameChartGivesTheSameBytes() {
    for sample in samples {
      #expect(sample.draw(.wide).printed() == sample.draw(.wide).printed())
      #expect(sample.draw(.narrow).printed() == sample.draw(.narrow).printed())
    }
  }

  @Test func everyWordThatACallerGivesIsEscaped() {
    let evil = "<script>\"'&"
    let chart = ComparisonChart(
      groups: [
        .init(
          heading: evil,
          rows: [
            .init(name: evil, figure: .value(1, interval: 0...1, text: evil), emphasis: .normal),
            .init(name: evil, figure: .missing(mark: evil, words: evil), emphasis: .normal),
          ]
        )
      ],
      benchmark: .init(value: 0.5, label: evil),
      format: .percent(decimals: 0),
      valueName: evil,
      intervalName: evil,
      emptyWords: evil
    )
    let drawing = chart.drawing(layout: .wide, idPrefix: evil, title: evil, description: evil)
    let text = drawing.printed().text
    #expect(!text.contains("<script") && text.contains("&lt;script&gt;"))
    #expect(ParsedDrawing(drawing.printed().bytes).isWellFormed)
  }
}

/// The estimated area of a text, from its ascenders to its baseline.
private struct Box {
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  init(_ text: ParsedDrawing.Text) {
    let width = textWidth(text.content, size: text.size, isBold: text.isBold)
    self.text = text.content
    let share = ["start": 0, "middle": 0.5, "end": 1][text.anchor] ?? .nan
    left = text.x - width * share
    right = left + width
    top = text.y - text.size * 0.75
    bottom = text.y
  }

  func touches(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
