import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Tests of the preview with a real socket and a real folder.
@Suite(.serialized) struct ServeTests {
  @Test func editAppearsAndFaultsComeAndGo() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    #expect(try await server.page("/about/").text.contains("<p>Text.</p>"))

    let head = "---\ntitle: About\ndescription: About this site.\n---\n"
    try folder.write(head + "New words.\n", to: "content/pages/about.md")
    try await server.wait(for: "/about/") { $0.contains("<p>New words.</p>") }

    try folder.write(head + "[Gone](nowhere.md)\n", to: "content/pages/about.md")
    let broken = try await server.wait(for: "/about/") { $0.contains("[broken-link]") }
    #expect(broken.contains("<p>New words.</p>"))

    try folder.write(
      "---\ntitle: Late\ndescription: Late.\n---\nLate.\n",
      to: "content/pages/a/b.md"
    )
    try folder.write(head + "Mended.\n", to: "content/pages/about.md")
    let mended = try await server.wait(for: "/about/") { $0.contains("<p>Mended.</p>") }
    #expect(!mended.contains("[broken-link]"))
    #expect(folder.read("public/index.html") == nil)
  }

  @Test func newFolderIsWatched() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    let report = """
      ---
      title: Report
      publisher: Inspectorate
      url: https://inspectorate.example/
      published: 2024-08-22
      summary: What was inspected.
      inspected: not-established
      sources: [office]
      ---

      """
    try folder.write(
      "office: {title: Office, publisher: Office, url: \"https://office.example/\"}\n",
      to: "content/sources.yml"
    )
    try folder.write(report, to: "content/reports/one/index.md")
    try await server.wait(for: "/reports/one/") { $0.contains("Report") }
    try folder.write(
      report.replacing("title: Report", with: "title: Other"),
      to: "content/reports/one/index.md"
    )
    try await server.wait(for: "/reports/one/") { $0.contains("Other") }
  }

  @Test func startsOnASiteThatDoesNotBuild() async throws {
    let folder = try SiteFolder()
    try folder.write("---\ntitel: Home\n---\n", to: "content/index.md")
    let server = try await Server(folder)
    defer { server.end() }
    let page = try await server.page("/")
    #expect(page.status == 500 && page.text.contains("[unknown-key]"))
    try folder.write("---\ntitle: Home\ndescription: The home page.\n---\n", to: "content/index.md")
    try await server.wait(for: "/") { $0.contains("<h1") && !$0.contains("[unknown-key]") }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func endsAtOnceWithAnOpenStream(signal: Int32) async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    let address = try #require(URL(string: "/-/events", relativeTo: server.address))
    let listening = Task { try? await URLSession.shared.data(from: address) }
    try await Task.sleep(for: .milliseconds(300))
    #expect(server.end(signal) == 0)
    listening.cancel()
  }

  @Test func builtFolderIsServedAsItIs() async throws {
    let folder = try SiteFolder()
    #expect(try folder.sitegen("build", "--quiet").status == 0)
    try folder.write("secret", to: "secret.txt")
    let inside = folder.root.appending(path: "public")
    try FileManager.default.createSymbolicLink(
      at: inside.appending(path: "link.txt"),
      withDestinationURL: folder.root.appending(path: "secret.txt")
    )
    try FileManager.default.createSymbolicLink(
      at: inside.appending(path: "content"),
      withDestinationURL: folder.root.appending(path: "content")
    )
    let server = try await Server(folder, ["public/", "--static"])
    defer { server.end() }
    let page = try await server.page("/about/")
    #expect(page.status == 200 && page.text == folder.read("public/about/index.html"))
    #expect(!page.text.contains("/-/preview.js"))
    for path in ["/link.txt", "/content/site.yml", "/nothing/"] {
      let missing = try await server.page(path)
      #expect(missing.status == 404 && missing.text == folder.read("public/404.html"), "\(path)")
    }
    try folder.write("Anew.", to: "public/about/index.html")
    try await server.wait(for: "/about/") { $0 == "Anew." }
  }

  private let head = "---\ntitle: About\ndescription: About this site.\n---\n"

  @Test(arguments: [[], ["--poll"]])
  func folderInThePlaceOfAnotherIsFollowed(options: [String]) async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder, options)
    defer { server.end() }
    _ = try folder.shell("mv content old && sleep 1 && cp -R old content")
    try folder.write(head + "After the restore.\n", to: "content/pages/about.md")
    try await server.wait(for: "/about/") { $0.contains("After the restore.") }
  }

  @Test(arguments: [[], ["--poll"]])
  func linkToAnotherReleaseIsFollowed(options: [String]) async throws {
    let folder = try SiteFolder()
    _ = try folder.shell(
      "mkdir r1 && mv content templates r1 && cp -R r1 r2 && ln -s r1 current"
    )
    try folder.write(head + "Second release.\n", to: "r2/content/pages/about.md")
    let server = try await Server(folder, ["--source", "current"] + options)
    defer { server.end() }
    #expect(try await !server.page("/about/").text.contains("Second release."))
    _ = try folder.shell("ln -sfn r2 current")
    try await server.wait(for: "/about/") { $0.contains("Second release.") }
    try folder.write(head + "Third release.\n", to: "r2/content/pages/about.md")
    try await server.wait(for: "/about/") { $0.contains("Third release.") }
  }

  @Test func builtFolderInThePlaceOfAnotherIsFollowed() async throws {
    let folder = try SiteFolder()
    #expect(try folder.sitegen("build", "--quiet").status == 0)
    let server = try await Server(folder, ["--static"])
    defer { server.end() }
    _ = try folder.shell("cp -R public new && echo Anew. >new/about/index.html")
    _ = try folder.shell("mv public old && mv new public")
    try await server.wait(for: "/about/") { $0 == "Anew.\n" }
  }

  @Test func sourceThatIsGoneIsReportedAndAwaited() async throws {
    let folder = try SiteFolder()
    let run = try folder.shell(
      """
      "$SITEGEN" serve >address 2>messages & server=$!
      await() { for _ in $(seq 300); do eval "$1" && return; sleep 0.1; done; }
      await 'grep -q http address'
      mv content old; await 'grep -q gone messages'
      mv old content; await '[ "$(grep -c valid messages)" = 2 ]'
      kill $server; wait $server; cat messages
      """
    )
    #expect(run.output.contains("/content is gone: put it back to see changes again; "), "\(run)")
    #expect(run.output.hasSuffix("; the preview shows the last version\nThe content is valid.\n"))
  }

  @Test func portInUseIsNamed() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    let run = try folder.sitegen("serve", "--port", "\(server.port)")
    #expect(run.status == 2)
    let message = "sitegen: port \(server.port) is in use: choose another with --port\n"
    #expect(run.errors.hasSuffix(message))
  }

  @Test func folderWithoutStaticIsWrongUsage() throws {
    let run = try SiteFolder().sitegen("serve", "public/")
    #expect(run.status == 64 && run.errors.contains("--static"))
  }
}
