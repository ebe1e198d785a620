import ArgumentParser
import Content
import Diagnostics
import Foundation
import Pages
import PreviewServer
import SiteFiles

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site on this machine, and each change as it is saved.",
    discussion: """
      Nothing is written. Pages are made when they are asked for, and open ones load anew when a file \
      changes. With errors the last good version stays, with the errors beside it. What is held back \
      is shown with a mark; --as-published leaves it out as a build does.
      """
  )

  @OptionGroup var source: SourceOptions

  @Option(
    name: .customLong("port"),
    help: "The port to answer on. By default: 8080, or the next that is free."
  )
  var port: Int?

  @Flag(name: .customLong("open"), help: "Open the site in a browser.")
  var opensBrowser = false

  @Flag(name: .customLong("as-published"), help: "Show exactly what a build would publish.")
  var isAsPublished = false

  func validate() throws {
    if let port, !(1...65_535).contains(port) {
      throw ValidationError("--port takes a number from 1 to 65535")
    }
  }

  func run() async throws {
    let preview = Preview(
      server: "\(Instant.clock.seconds)p\(ProcessInfo.processInfo.processIdentifier)"
    )
    var tree = try await withDisk { try read() }
    await show(tree, on: preview)
    let folders = [source.source + "/content", source.source + "/templates", source.templates]
    let watcher = FolderWatcher(folders: folders.compactMap(\.self))
    let watching = Task {
      for await _ in watcher.changes() {
        guard let next = readAgain() else { continue }
        let changed = tree.paths(changedIn: next)
        if changed.isEmpty { continue }
        tree = next
        let isStyle = changed.allSatisfy { $0.hasSuffix(".css") }
        await show(tree, on: preview, stylesOnly: isStyle)
      }
    }
    defer { watching.cancel() }
    do {
      try await serve(preview, ports: port.map { $0...$0 } ?? 8080...8180) { port in
        let address = "http://localhost:\(port)/"
        // Straight to the file: text for a pipe would wait until there is more of it.
        try? FileHandle.standardOutput.write(
          contentsOf: Data("\(address)  (Ctrl-C ends it)\n".utf8)
        )
        if opensBrowser { open(address) }
      }
    } catch {
      printError("sitegen: no port to answer on: \(error)")
      throw ExitCode(2)
    }
  }
}

extension ServeCommand {
  private func read() throws -> SourceTree {
    try readSourceTree(at: source.source, templates: source.templates)
  }

  /// The files after a change; nil where they cannot be read, as in the middle of a rename: the change
  /// that ends it is told of too.
  private func readAgain() -> SourceTree? {
    do {
      return try read()
    } catch {
      printError("sitegen: \(error)")
      return nil
    }
  }

  private func show(
    _ tree: SourceTree,
    on preview: Preview,
    stylesOnly: Bool = false
  ) async {
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(
      now: source.now ?? .clock,
      threads: source.threads,
      keepsHeld: !isAsPublished
    )
    let plan = await buildPlan(tree, options, into: &diagnostics)
    preview.show(plan, diagnostics, stylesOnly: stylesOnly)
    let report = textReport(diagnostics)
    printError(report.isEmpty ? "The site is without fault." : report)
  }

  private func open(_ address: String) {
    #if os(macOS)
    let program = "open"
    #else
    let program = "xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, address]
    do { try process.run() } catch { printError("sitegen: no browser could be opened: \(error)") }
  }
}
