import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The preview over a real socket, with a real folder.
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

  @Test func endsAtOnceWithAnOpenStream() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    let address = try #require(URL(string: "/-/events", relativeTo: server.address))
    let listening = Task { try? await URLSession.shared.data(from: address) }
    try await Task.sleep(for: .milliseconds(300))
    #expect(server.end() == 0)
    listening.cancel()
  }
}

/// A `sitegen serve` that runs beside the test.
private final class Server: Sendable {
  let address: URL
  private let process: Process

  init(_ folder: SiteFolder) async throws {
    let output = Pipe()
    process = try folder.start("serve", "--source", ".", output: output)
    // The first line says where.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let text = line.split(separator: " ").first.map(String.init) ?? ""
    address = try #require(URL(string: text), "no address in \"\(line)\"")
  }

  /// Ends it as Ctrl-C does; its exit code.
  @discardableResult
  func end() -> Int32 {
    process.interrupt()
    for _ in 0..<200 where process.isRunning { usleep(50_000) }
    if process.isRunning {
      Issue.record("the server does not end")
      process.terminate()
      return -1
    }
    return process.terminationStatus
  }

  func page(_ path: String) async throws -> (status: Int, text: String) {
    var request = URLRequest(url: try #require(URL(string: path, relativeTo: address)))
    request.cachePolicy = .reloadIgnoringLocalCacheData
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    return (status, String(decoding: data, as: UTF8.self))
  }

  /// Asks until a page is as wanted; half a minute at most, for busy machines.
  @discardableResult
  func wait(for path: String, _ isWanted: (String) -> Bool) async throws -> String {
    for _ in 0..<600 {
      let text = try await page(path).text
      if isWanted(text) { return text }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw NotSeen(path: path)
  }
}

private struct NotSeen: Error {
  var path: String
}
