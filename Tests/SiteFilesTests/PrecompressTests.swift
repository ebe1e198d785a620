import Content
import Digests
import SiteOutline
import SitePlanning
import Testing

@testable import SiteFiles

/// Tests of which compressed files of the last build are kept.
///
/// The last build of each test "compressed" every file to the same text, by which what is kept can
/// be told from what is compressed again.
struct PrecompressTests {
  private let kept = ["kept", "kept"]

  /// The texts of the files beside `index.html` after a build that wrote `home` to it.
  private func compressed(
    _ text: String,
    by names: [String] = currentCompressors,
    in folder: TemporaryFolder,
    after change: () throws -> Void = {}
  ) throws -> [String] {
    let record = BuildRecord(
      tool: "sitegen 1",
      now: Instant(seconds: 0),
      options: ["precompress"],
      inputs: DigestTable([]),
      compressors: names
    )
    let site = ["index.html": "home", "index.html.br": "kept", "index.html.gz": "kept"]
    try build(site, in: folder, record: record)
    try change()
    var writer = try SiteWriter(output: folder("out"), source: folder("source"))
    let path = try #require(SitePath("index.html"))
    try writer.begin(paths: [path] + compressedPaths(of: path), record: record)
    return try writer.compressedFiles(of: RenderedFile(path: path, bytes: Array(text.utf8)))
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func filesOfTheSameBytesAreKept() throws {
    try withTemporaryFolder { folder in
      let files = try compressed("home", in: folder)
      #expect(files == kept)
    }
  }

  @Test func filesOfOtherBytesAreCompressedAgain() throws {
    try withTemporaryFolder { folder in
      let files = try compressed("other", in: folder)
      #expect(files.count == 2 && !files.contains("kept"))
    }
  }

  @Test(arguments: [[], ["brotli 0 (1 and 2)", "zlib 0 (3)"]])
  func filesOfOtherCompressorsAreCompressedAgain(names: [String]) throws {
    try withTemporaryFolder { folder in
      let files = try compressed("home", by: names, in: folder)
      #expect(files.count == 2 && !files.contains("kept"))
    }
  }

  @Test func filesThatSomebodyChangedAreCompressedAgain() throws {
    try withTemporaryFolder { folder in
      let files = try compressed("home", in: folder) {
        try folder.write("out/index.html.br", "theirs")
      }
      #expect(files.count == 2 && !files.contains("kept") && !files.contains("theirs"))
    }
  }

  @Test func compressorsAreNamedWithTheirVersions() {
    #expect(currentCompressors.count == 2)
    #expect(currentCompressors[0].hasPrefix("brotli 1."))
    #expect(currentCompressors[1].hasPrefix("zlib 1."))
  }

  @Test func imagesHaveNoCompressedFiles() throws {
    #expect(compressedPaths(of: try #require(SitePath("images/a.png"))).isEmpty)
  }
}
