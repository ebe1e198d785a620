import Diagnostics
import Foundation
import Templates
import TestSupport
import Testing

/// Runs the conformance suite of the Mustache specification, without lambdas.
@Suite(.enabled(if: specificationFolder != nil, "the specification's suites are not here"))
struct SpecificationTests {
  @Test(arguments: specificationCases)
  func outputIsTheOneOfTheSpecification(_ example: SpecificationCase) {
    var diagnostics: [Diagnostic] = []
    let templates = TemplateSet(parsing: example.sources, into: &diagnostics)
    let output = templates.renderLeniently(mainName, example.data.view)
    #expect(String(decoding: output, as: UTF8.self) == example.expected)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: specificationCases)
  func aStrictTemplateWithoutFaultsPrintsTheSame(_ example: SpecificationCase) throws {
    var diagnostics: [Diagnostic] = []
    let templates = TemplateSet(parsing: example.sources, into: &diagnostics)
    let view = example.data.view
    let template = try #require(
      templates.compile(mainName, for: view.shape, into: &diagnostics)
    )
    var output: [UInt8] = []
    template.render(view, into: &output)
    #expect(!diagnostics.isEmpty || String(decoding: output, as: UTF8.self) == example.expected)
  }

  @Test func mostOfTheSuiteHasNoFaultInStrictMode() {
    let sound = specificationCases.filter { example in
      var diagnostics: [Diagnostic] = []
      let templates = TemplateSet(parsing: example.sources, into: &diagnostics)
      _ = templates.compile(mainName, for: example.data.view.shape, into: &diagnostics)
      return diagnostics.isEmpty
    }
    #expect(sound.count >= 120)
  }

  @Test func everyPartOfTheSuiteIsRead() {
    let parts = Set(specificationCases.map(\.part))
    #expect(
      parts == [
        "comments", "delimiters", "dynamic-names", "interpolation", "inverted", "inheritance",
        "partials", "sections",
      ]
    )
    #expect(specificationCases.count >= 180)
  }
}

private let mainName = "(main)"

struct SpecificationCase: Sendable, CustomTestStringConvertible {
  var part: String
  var name: String
  var data: JSONValue
  var template: String
  var partials: [String: String]?
  var expected: String

  var testDescription: String { "\(part): \(name)" }

  var sources: [String: SourceText] {
    var sources = [mainName: SourceText(path: "main.mustache", text: template)]
    for (name, text) in partials ?? [:] {
      sources[name] = SourceText(path: "\(name).mustache", text: text)
    }
    return sources
  }
}

private struct SpecificationFile: Decodable {
  struct Case: Decodable {
    var name: String
    var data: JSONValue
    var template: String
    var partials: [String: String]?
    var expected: String
  }
  var tests: [Case]
}

private let specificationCases: [SpecificationCase] = {
  guard let folder = specificationFolder?.appending(path: "mustache") else { return [] }
  let files = try? FileManager.default.contentsOfDirectory(
    at: folder,
    includingPropertiesForKeys: nil
  )
  return (files ?? []).filter { $0.pathExtension == "json" }
    .sorted { $0.path < $1.path }
    .flatMap(cases)
}()

private func cases(of file: URL) -> [SpecificationCase] {
  guard let data = try? Data(contentsOf: file),
    let suite = try? JSONDecoder().decode(SpecificationFile.self, from: data)
  else { return [] }
  return suite.tests.map {
    SpecificationCase(
      part: file.deletingPathExtension().lastPathComponent,
      name: $0.name,
      data: $0.data,
      template: $0.template,
      partials: $0.partials,
      expected: $0.expected
    )
  }
}

/// A JSON value of the suite's data.
enum JSONValue: Decodable, Sendable {
  case null
  case flag(Bool)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The value as a view with a matching shape; a value that is not an object answers `{{.}}`.
  var view: View {
    guard case .object(let fields) = self else {
      let shape = ViewShape("item", [ViewField(".", type, "the item")])
      return View(shape: shape, values: [value])
    }
    let ordered = fields.sorted { $0.key < $1.key }
    let shape = ViewShape("object", ordered.map { ViewField($0.key, $0.value.type, "a field") })
    return View(shape: shape, values: ordered.map(\.value.value))
  }

  private var value: ViewValue {
    switch self {
    case .null: .none
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .list(let items): .list(ViewList(items, \.view))
    case .object: .record(view)
    }
  }

  private var type: FieldType {
    switch self {
    case .null: .optionalText
    case .flag: .flag
    case .text: .text
    case .list(let items): .list(items.first?.view.shape ?? .plainText(meaning: "an item"))
    case .object: .record(view.shape)
    }
  }
}
