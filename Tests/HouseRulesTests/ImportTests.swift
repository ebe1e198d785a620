import Foundation
import TestSupport
import Testing

/// Checks that the sources import exactly what the table of ARCHITECTURE.md lists.
struct ImportTests {
  /// The imports that ARCHITECTURE.md allows for each target.
  private func table() throws -> [String: Set<String>] {
    let rows = try document("ARCHITECTURE.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
    return rows.reduce(into: [:]) { table, row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let target = cells[0].replacing("`", with: "")
      let names = cells[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      table[target] = Set(names).subtracting(["–"])
    }
  }

  /// The only targets that may use system libraries.
  private let mayUseTheSystem: Set<String> = ["SiteFiles", "SitegenCLI"]

  /// The files that may use a function of the C library that touches nothing but memory.
  private let mayUseMemory: Set<String> = ["Formats/CountBytes.swift"]

  @Test func targetsImportWhatTheTableAllows() throws {
    let table = try table()
    #expect(Set(sources.map(\.target)).isSubset(of: table.keys))
    for file in sources {
      var allowed = table[file.target] ?? []
      if mayUseTheSystem.contains(file.target) {
        allowed.formUnion(["Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl"])
      }
      if mayUseMemory.contains(file.path) { allowed.formUnion(["Glibc", "Darwin", "Musl"]) }
      let mayUseLocks: Set<String> = [
        "Exports", "Markdown", "Pages", "PreviewServer", "SiteFiles", "SiteOutline", "SitegenCLI",
      ]
      if mayUseLocks.contains(file.target) {
        allowed.insert("Synchronization")
      }
      for name in file.imports {
        #expect(allowed.contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  /// Foundation as a whole would link ICU, which is as large as the rest of the program.
  @Test func onLinuxNothingImportsAllOfFoundation() {
    let other =
      "#if canImport(FoundationEssentials)\nimport FoundationEssentials\n#else\nimport Foundation\n"
    for file in sources where file.imports.contains("Foundation") {
      #expect(file.text.contains(other), "\(file.path)")
    }
  }

  @Test func tableNamesNothingThatIsNotImported() throws {
    for (target, names) in try table()
    where !["CCMarkGFM", "CPreviewAssets", "CTreeArena"].contains(target) {
      let imported = Set(sources.filter { $0.target == target }.flatMap(\.imports))
      #expect(names.isSubset(of: imported), "\(target): \(names.subtracting(imported))")
    }
  }

  @Test(arguments: [
    ("CYAML", 1), ("CUTF8Proc", 1), ("CCMarkGFM", 1), ("Crypto", 1), ("CPreviewAssets", 1),
    ("CZlib", 1), ("CBrotli", 1), ("CTreeArena", 1), ("CMinizip", 1), ("CExpat", 1),
  ])
  func eachLibraryIsBehindOneFile(library: String, files: Int) {
    #expect(sources.count { $0.imports.contains(library) } == files)
  }
}
