import Pages
import SiteOutline
import SitePlanning
import Testing

@testable import SiteFiles

/// Writes a complete site to the folder `out` of a test, from the source folder `source`.
@discardableResult
func build(
  _ pages: [String: String],
  in folder: TemporaryFolder,
  disk: Disk = .system,
  record: BuildRecord? = nil
) throws -> WriteSummary {
  if !folder.exists("source") { try folder.makeFolder("source") }
  var writer = try SiteWriter(output: folder("out"), source: folder("source"), disk: disk)
  let files = try pages.map { path, text in
    RenderedFile(path: try #require(SitePath(path)), bytes: Array(text.utf8))
  }.sorted { $0.path < $1.path }
  try writer.begin(paths: files.map(\.path), record: record)
  for file in files { try writer.add([writer.write(file)]) }
  var summary = try writer.finish()
  #expect(
    try Manifest(bytes: Disk.system.read(folder("out/manifest.json")))?.paths == summary.paths
  )
  // The tests check the manifest separately.
  summary.manifest = nil
  summary.paths = []
  return summary
}

/// Writes a complete site on several threads.
func build(
  _ pages: [String: String],
  in folder: TemporaryFolder,
  disk: Disk = .system,
  threads: Int
) async throws -> WriteSummary {
  if !folder.exists("source") { try folder.makeFolder("source") }
  var writer = try SiteWriter(output: folder("out"), source: folder("source"), disk: disk)
  let paths = try pages.keys.sorted().map { try #require(SitePath($0)) }
  try writer.begin(paths: paths)
  return try await writeFiles(of: paths, with: writer, threads: threads) { path in
    [RenderedFile(path: path, bytes: Array((pages[path.text] ?? "").utf8))]
  }
}

/// The files of the output, without the manifest.
func pages(in folder: TemporaryFolder) -> [String: String] {
  folder.tree("out").filter { !$0.key.hasSuffix("/") && $0.key != Manifest.name }
}
