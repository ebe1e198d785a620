import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SitePlanning
import TestSupport
import Testing

/// Data for programs: whole files with typed values, and a description that matches them.
struct OpenDataTests {
  private struct DataFile: Decodable {
    struct Column: Decodable {
      var name: String
      var type: String
      var missing: [Code]
    }

    struct Code: Decodable, Equatable {
      var code: String
      var words: String
    }

    struct Source: Decodable {
      var publisher: String?
      var url: String?
      var published: String?
      var retrieved: String?
      var release: String?
      var licence: String
      var attribution: String?
    }

    struct Record: Decodable {
      /// In the order of the columns.
      var values: [Value]
      var missing: [String: Code]?
    }

    var title: String
    var sources: [Source]
    var columns: [Column]
    var key: [String]
    var records: [Record]

    func value(_ column: String, of record: Record) -> Value? {
      columns.firstIndex { $0.name == column }.map { record.values[$0] }
    }
  }

  private enum Value: Decodable, Equatable {
    case text(String)
    case number(Double)
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  private func read(_ path: String, _ built: Built) throws -> DataFile {
    let bytes = try #require(built.files[path], "no file \(path)")
    return try JSONDecoder().decode(DataFile.self, from: Data(bytes))
  }

  private let table = """
    -- content/data/crime/durham.csv --
    year,recorded,charged
    2014/15,1000,[x]
    2015/16,2000,150

    """

  @Test func datasetHasTypedValuesAndSaysWhatIsMissing() async throws {
    let built = await build(try base(with: table))
    #expect(built.diagnostics == [])
    let file = try read("data/crime/crime.json", built)
    #expect(file.title == "Crime")
    #expect(file.columns.map(\.name) == ["force", "year", "recorded", "charged"])
    #expect(file.columns.map(\.type) == ["string", "string", "integer", "integer"])
    #expect(file.key == ["force", "year"])
    let missing = DataFile.Code(code: "[x]", words: "not supplied")
    #expect(file.columns[3].missing == [missing])
    #expect(file.records.count == 2)
    #expect(file.value("recorded", of: file.records[0]) == .number(1000))
    #expect(file.value("charged", of: file.records[0]) == .null)
    #expect(file.records[0].missing == ["charged": missing])
    #expect(file.value("force", of: file.records[1]) == .text("durham"))
    #expect(file.value("year", of: file.records[1]) == .text("2015/16"))
    #expect(file.value("recorded", of: file.records[1]) == .number(2000))
    #expect(file.records[1].missing == nil)
    let source = try #require(file.sources.first)
    #expect(source.publisher == "Office")
    #expect(source.url == "https://office.example/tables")
    #expect(source.published == "2024-07-01")
    #expect(source.retrieved == nil)
    #expect(source.licence == "OGL")
  }

  @Test func measureSaysInWordsWhyAValueIsMissing() async throws {
    let archive = """
      -- content/data/crime/durham.csv --
      year,recorded,charged
      2014/15,10,5
      2015/16,2000,150

      """
    let built = await build(try base(with: archive))
    let file = try read("measures/rate/rate.json", built)
    #expect(file.key == ["measure", "id", "period"])
    let few = try #require(file.records.first { file.value("period", of: $0) == .text("2014/15") })
    #expect(file.value("percent", of: few) == .null)
    #expect(
      few.missing?["percent"]
        == DataFile.Code(code: "[u]", words: "not shown: fewer than 30 cases")
    )
    let shown = try #require(
      file.records.first { file.value("period", of: $0) == .text("2015/16") }
    )
    #expect(file.value("percent", of: shown) == .number(7.5))
    #expect(file.value("numerator", of: shown) == .number(150))
  }

  /// Every data file exists as CSV and JSON, with the same columns and the same number of rows.
  @Test func eachTableHasBothForms() async throws {
    let built = await build(try realSite())
    let site = built.plan.site
    let paths =
      site.datasets.map { "data/\($0.head.id)/\($0.head.id)" }
      + site.measures.map { "measures/\($0.head.id)/\($0.head.id)" }
    #expect(paths.count > 10)
    for path in paths {
      let file = try read("\(path).json", built)
      let table = try built.text("\(path).csv")
      #expect(table.hasPrefix(file.columns.map(\.name).joined(separator: ",") + "\n"), "\(path)")
      #expect(file.records.count > 0 && !file.sources.isEmpty, "\(path)")
      #expect(file.records.allSatisfy { $0.values.count == file.columns.count }, "\(path)")
      for record in file.records {
        for (name, _) in record.missing ?? [:] {
          #expect(file.value(name, of: record) == .null, "\(path)")
        }
      }
    }
  }
}

/// The description of all files, for programs and for readers.
struct DataPackageTests {
  private struct Package: Decodable {
    struct Resource: Decodable {
      var name: String
      var path: String
      var bytes: Int
      var licenses: [[String: String]]
      var sources: [[String: String]]
      var schema: Schema
    }

    struct Schema: Decodable {
      var fields: [Field]
      var missingValues: [String]
      var primaryKey: [String]
    }

    struct Field: Decodable {
      var name: String
      var type: String
      var constraints: Constraints?
    }

    struct Constraints: Decodable {
      var required: Bool?
      var minimum: Int?
      var maximum: Int?
    }

    var name: String
    var resources: [Resource]
  }

  private func package(_ built: Built) throws -> Package {
    let bytes = try #require(built.files["datapackage.json"])
    return try JSONDecoder().decode(Package.self, from: Data(bytes))
  }

  @Test func namesTheColumnsAsTheyAreInTheFile() async throws {
    let built = await build(try baseFiles())
    let package = try package(built)
    #expect(package.name == "test-site")
    #expect(package.resources.map(\.name) == ["dataset-crime", "measure-rate"])
    let crime = try #require(package.resources.first)
    #expect(crime.path == "data/crime/crime.csv")
    #expect(crime.schema.fields.map(\.name) == ["force", "year", "recorded", "charged"])
    #expect(crime.schema.primaryKey == ["force", "year"])
    #expect(crime.schema.missingValues == ["", "[x]"])
    #expect(crime.schema.fields[1].constraints?.required == true)
    #expect(crime.schema.fields[2].constraints?.required == nil)
    #expect(crime.schema.fields[2].constraints?.minimum == 0)
    #expect(crime.schema.fields[2].constraints?.maximum == 90_000)
    #expect(crime.licenses == [["title": "OGL", "path": "https://licence.example/"]])
    #expect(crime.sources.first?["publisher"] == "Office")
  }

  /// Each resource describes its file exactly: size, header, key, and every code that occurs in it.
  @Test func describesEveryFileOfTheSite() async throws {
    let built = await build(try realSite())
    let package = try package(built)
    let site = built.plan.site
    let count = site.datasets.count + site.measures.count + site.charts.count
    #expect(package.resources.count == count)
    #expect(Set(package.resources.map(\.name)).count == count)
    for resource in package.resources {
      let bytes = try #require(built.files[resource.path])
      #expect(resource.bytes == bytes.count, "\(resource.path)")
      let text = String(decoding: bytes, as: UTF8.self)
      let header = resource.schema.fields.map(\.name).joined(separator: ",")
      #expect(text.hasPrefix(header + "\n"), "\(resource.path)")
      #expect(Set(resource.schema.primaryKey).isSubset(of: resource.schema.fields.map(\.name)))
      let codes = Set(text.matches(of: /(?:^|,)(\[[a-z]\])/).map { String($0.output.1) })
      #expect(codes.isSubset(of: resource.schema.missingValues), "\(resource.path)")
    }
  }

  @Test func dictionaryIsReachedFromTheListOfDatasetsAndHasEveryFile() async throws {
    let built = await build(try realSite())
    #expect(try built.text("data/index.html").contains("href=\"dictionary/\""))
    let page = try built.text("data/dictionary/index.html")
    for resource in try package(built).resources {
      #expect(page.contains("<code>\(resource.path)</code>"), "\(resource.path)")
      #expect(page.contains("id=\"\(resource.name)\""))
      for field in resource.schema.fields {
        #expect(page.contains("<code>\(field.name)</code>"), "\(field.name)")
      }
    }
  }

  @Test func columnsOfSeveralFilesAreDescribedOnce() async throws {
    let built = await build(try realSite())
    let dictionary = built.plan.site.dataDictionary
    let names = dictionary.sharedFields.map(\.name)
    #expect(names.contains("period") && Set(names).count == names.count)
    for file in dictionary.files {
      let own = dictionary.ownFields(of: file).map(\.name)
      let shared = dictionary.sharedNames(in: file)
      #expect(Set(own + shared) == Set(file.fields.map(\.name)), "\(file.name)")
      #expect(own.count + shared.count == file.fields.count, "\(file.name)")
    }
    let page = try built.text("data/dictionary/index.html")
    #expect(page.ranges(of: "The id of the measure, as in the address of its page.").count == 1)
    #expect(page.contains("#shared\">columns of several files<"))
  }

  @Test func aSiteWithoutDataHasNone() async throws {
    let files = try baseFiles().filter { file in
      !["content/data/", "content/measures/"].contains { file.path.hasPrefix($0) }
    }
    let built = await build(files)
    #expect(!built.diagnostics.hasErrors)
    #expect(built.files["data/index.html"] != nil)
    #expect(built.files["data/dictionary/index.html"] == nil)
    #expect(built.files["datapackage.json"] == nil)
  }

  @Test func aDatasetOfThatNameIsAFaultAndNotLost() async throws {
    var files = try baseFiles()
    for index in files.indices where files[index].path.hasPrefix("content/data/crime/") {
      let path = files[index].path.replacing("/crime/", with: "/dictionary/")
      files[index] = SourceText(path: path, text: files[index].text)
    }
    let measure = try #require(files.firstIndex { $0.path == "content/measures/rate.yml" })
    let text = files[measure].text.replacing("crime.", with: "dictionary.")
    files[measure] = SourceText(path: files[measure].path, text: text)
    let rules = await diagnostics(of: files).map(\.rule)
    #expect(rules == [.duplicateAddress])
  }
}
