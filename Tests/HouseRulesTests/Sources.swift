import Foundation
import TestSupport

/// One Swift source file of the program.
struct SourceFile {
  /// The path from `Sources`: `Content/Model/Site.swift`.
  var path: String
  var text: String

  var target: String { String(path.split(separator: "/")[0]) }
  var lines: [String] { text.components(separatedBy: "\n") }

  /// The lines without comments.
  var codeLines: [String] {
    lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
  }

  /// The names of the imported modules.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let location = words.firstIndex(of: "import"), location <= 1,
        words.count == location + 2
      else {
        return nil
      }
      return words[location + 1]
    }
  }
}

/// Every Swift file under `Sources`.
let sources: [SourceFile] = {
  let root = repositoryRoot.appending(path: "Sources").path
  let targets = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
  return targets.sorted().flatMap { target -> [SourceFile] in
    let folder = URL(filePath: "\(root)/\(target)").resolvingSymlinksInPath().path
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      let text = (try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) ?? ""
      return SourceFile(path: "\(target)/\($0)", text: text)
    }
  }
}()

/// A document at the root of the repository.
func document(_ name: String) throws -> String {
  try String(contentsOf: repositoryRoot.appending(path: name), encoding: .utf8)
}
