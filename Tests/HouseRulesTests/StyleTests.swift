import Foundation
import TestSupport
import Testing

/// Checks house rules that the formatter does not cover.
struct StyleTests {
  @Test(arguments: [
    "try!", "as!", "fatalError(", "@unchecked", "nonisolated(unsafe)", "Mirror(", " public func",
    " public let", " public var",
    ": Any", "[Any", "<Any", "#file", "TODO", "FIXME", "XXX",
  ])
  func wordIsNotUsed(word: String) {
    for file in sources {
      let lines = file.codeLines.map { $0.replacing("AnyObject", with: "") }
      #expect(!lines.contains { $0.contains(word) }, "\(word) in \(file.path)")
    }
  }

  @Test func clockAndEnvironmentAreAskedInTheCommandAlone() {
    for file in sources where file.target != "SitegenCLI" {
      for word in ["time(nil)", "Date()", "ProcessInfo", "Locale.", "TimeZone", "getenv"] {
        #expect(!file.codeLines.contains { $0.contains(word) }, "\(word) in \(file.path)")
      }
      // Temporary files have random names, so that two builds do not share one.
      let isDisk = file.target == "SiteFiles"
      #expect(isDisk || !file.text.contains(".random"), "\(file.path)")
    }
    #expect(sources.flatMap(\.codeLines).count { $0.contains("time(nil)") } == 1)
  }

  /// Only designated code may start programs or open sockets, because content is not trusted.
  @Test func programsAndSocketsAreTheBusinessOfFew() {
    let words = [
      "Process()", "NSTask", "posix_spawn", "execv", "execl", "fork(", "popen(", "system(",
      "dlopen(",
      "socket(", "connect(", "getaddrinfo", "URLSession", "CFSocket", "InputStream(url",
    ]
    let users = sources.filter { file in
      file.codeLines.contains { line in words.contains { line.contains($0) } }
    }
    #expect(users.map(\.path) == ["SitegenCLI/RunningProgram.swift"])
    let callers = sources.filter { $0.text.contains("RunningProgram(") }.map(\.path)
    let allowed = ["PDFCommand", "ServeCommand", "SourceRevision"].map {
      "SitegenCLI/\($0).swift"
    }
    #expect(Set(callers) == Set(allowed))
    let network = ["NIOCore", "NIOPosix", "NIO", "Hummingbird", "FoundationNetworking", "Network"]
    let servers = sources.filter { !network.filter($0.imports.contains).isEmpty }
    #expect(Set(servers.map(\.target)) == ["PreviewServer"])
  }

  @Test func filesAndFunctionsStayShort() {
    for file in sources {
      #expect(file.lines.count <= 260, "\(file.path) has \(file.lines.count) lines")
      for (name, length) in functionLengths(file) {
        #expect(length <= 60, "\(name) in \(file.path) has \(length) lines")
      }
    }
  }

  /// Keeps targets small enough to understand; ARCHITECTURE.md lists the exceptions with reasons.
  @Test func targetsStaySmall() throws {
    let exception = /^- `(\w+)` has over 5,000 lines: ./
    let document = try document("ARCHITECTURE.md").split(separator: "\n")
    let exempt = Set(
      document.compactMap { $0.firstMatch(of: exception).map { String($0.output.1) } }
    )
    let targets = Dictionary(grouping: sources, by: \.target)
    let large = targets.filter { _, files in
      files.reduce(0) {
        $0 + $1.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      }
        > 5_000
    }
    #expect(Set(large.keys) == exempt)
  }

  @Test func namesSayWhatAFileHolds() {
    for file in sources {
      for word in ["Manager", "Helper", "Utils", "Utilities"] {
        #expect(!file.path.contains(word), "\(file.path)")
      }
    }
  }

  /// The subject of a site is content, so the code must not mention it.
  @Test(arguments: ["rape", "soteria", "police", "constab", "harbour", "durham"])
  func subjectOfTheSiteIsNotInCode(word: String) {
    for file in sources {
      let hits = file.codeLines.filter { $0.lowercased().contains(word) }
      #expect(hits.isEmpty, "\(file.path): \(hits)")
    }
  }

  /// Whether a line is within an extension that answers what a protocol asks for, which is documented
  /// there.
  private func isInConformance(_ index: Int, of lines: [String]) -> Bool {
    let heads = ["extension ", "package ", "struct ", "enum ", "private "]
    let head = lines[..<index].last { line in heads.contains { line.hasPrefix($0) } }
    let isOfRecords = head?.hasPrefix("extension Record {") == true
    let isOfExports = head?.hasPrefix("extension ExportedRecord {") == true
    let conforms = head?.hasPrefix("extension ") == true && head?.contains(": ") == true
    return conforms || isOfRecords || isOfExports
  }

  @Test func sharedTypesAndFunctionsAreDocumented() {
    for file in sources {
      let lines = file.lines
      for (index, line) in lines.enumerated() {
        let code = line.drop { $0 == " " }
        let isShared = ["package struct ", "package enum ", "package func ", "package protocol "]
          .contains { code.hasPrefix($0) }
        // Requirements of a protocol are documented in the protocol.
        let isAsked = ["package static func <", "package func drawing(in layout"]
          .contains { code.hasPrefix($0) }
        guard isShared, !isAsked, !isInConformance(index, of: lines) else { continue }
        let above = lines[..<index].last { !$0.drop { $0 == " " }.hasPrefix("@") }
        let isDocumented = above?.drop { $0 == " " }.hasPrefix("///") == true
        #expect(isDocumented, "\(file.path):\(index + 1)")
      }
    }
  }

  @Test(arguments: [
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/content.md", "docs/data.md",
    "docs/editing.md", "docs/hosting.md", "docs/security.md", "docs/templates.md",
  ])
  func linksOfDocumentsLeadToFiles(name: String) throws {
    let text = try document(name)
    let folder = repositoryRoot.appending(path: name).deletingLastPathComponent()
    for match in text.matches(of: /\]\(([^)#:]+)\)/) where !text.contains("`\(match.output.0)`") {
      let target = folder.appending(path: String(match.output.1))
      let isExample = name.hasPrefix("docs/") && !match.output.1.contains("Examples")
      if isExample { continue }
      #expect(FileManager.default.fileExists(atPath: target.path), "\(match.output.1) in \(name)")
    }
  }
}

/// The functions of a file with their lengths in lines, found by indentation.
private func functionLengths(_ file: SourceFile) -> [(name: String, length: Int)] {
  var open: (name: String, indent: String, start: Int)?
  var lengths: [(name: String, length: Int)] = []
  var isInProtocol = false
  for (index, line) in file.lines.enumerated() {
    if line.first?.isWhitespace == false, line.contains("protocol ") { isInProtocol = true }
    if line == "}" { isInProtocol = false }
    // What a protocol asks for has no body, and what ends on its line is short.
    if isInProtocol || open == nil && line.hasSuffix("}") { continue }
    let indent = String(line.prefix { $0 == " " })
    let words = line.split(separator: " ")
    if open == nil, words.contains("func"), !line.drop(while: { $0 == " " }).hasPrefix("//") {
      open = (name: String(line), indent: indent, start: index)
    } else if let function = open, line == function.indent + "}" {
      lengths.append((name: function.name, length: index - function.start + 1))
      open = nil
    }
  }
  return lengths
}
