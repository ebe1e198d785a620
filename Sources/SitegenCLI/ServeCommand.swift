import ArgumentParser
import Content
import Diagnostics
import Exports
import Pages
import PreviewServer
import SiteFiles
import SitePlanning

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the site on this machine, and update it when a file is saved.",
    discussion: """
      Nothing is written. Pages are rendered on request, and reload when a file changes. While the \
      content has errors, the last good version is shown, with the errors. Unpublished records are \
      shown and marked; --as-published omits them, as a build does.

      A folder that is replaced, or reached through a link that is changed, is followed. Where \
      the system may not report changes, such as on a network drive, the files are also checked \
      several times a second; --poll does so anywhere.

      With --static it serves a built folder, byte for byte, for a last check before publication.
      """
  )

  @OptionGroup var source: SourceOptions

  @Option(
    name: .customLong("port"),
    help: "The port to listen on. By default: 8080, or the next free port."
  )
  var port: Int?

  @Flag(name: .customLong("open"), help: "Open the site in a browser.")
  var opensBrowser = false

  @Flag(name: .customLong("as-published"), help: "Show exactly what a build would publish.")
  var isAsPublished = false

  @Flag(name: .customLong("static"), help: "Show a built folder unchanged.")
  var isStatic = false

  @Flag(name: .customLong("poll"), help: "Check the files several times a second.")
  var isPolling = false

  @Argument(help: "With --static: the folder. By default: public/ in the source folder.")
  var folder: String?

  func validate() throws {
    if let port, !(1...65_535).contains(port) {
      throw ValidationError("--port must be a number from 1 to 65535")
    }
    if let folder, !isStatic {
      throw ValidationError(
        "to show the built folder \(folder), add --static; --source gives the folder of the content"
      )
    }
  }

  func run() async throws {
    allowManyConnections()
    let preview = Preview(server: "\(Instant.clock.seconds)p\(processID)")
    let watching = try await isStatic ? followFolder(on: preview) : followSource(on: preview)
    defer { watching.cancel() }
    try await serve(preview, ports: port.map { $0...$0 } ?? 8080...8180) { port in
      // By number, because on some machines "localhost" resolves to another address first.
      let address = "http://127.0.0.1:\(port)/"
      do {
        try printResult("\(address)  (Ctrl-C ends it)")
      } catch {
        // Nobody would find the preview.
        end(after: error)
      }
      if opensBrowser { open(address) }
    }
  }
}

extension ServeCommand {
  /// Shows the site, and updates it after every change until the task is cancelled.
  private func followSource(on preview: Preview) async throws -> Task<Void, Never> {
    var source = source
    source.source = absolutePath(source.source)
    source.templates = source.templates.map(absolutePath)
    let needed = [source.source + "/content", source.templates].compactMap(\.self)
    // Created before the files are read, so that no change in between is missed.
    let watcher = watcher(of: needed + [source.source + "/templates"])
    let tree = try await source.tree()
    let live = await LivePlan(tree, options)
    show(live, on: preview)
    return Task { [source] in
      var (watcher, tree, live) = (watcher, tree, live)
      var wasLost = false
      while let change = await watcher.next() {
        let next = await orNoticed(on: preview, needing: needed) { [tree] in
          try await source.reread(tree, after: change)
        }
        defer { wasLost = next == nil }
        guard let next, wasLost || !next.changed.isEmpty else { continue }
        tree = next.tree
        await live.update(to: tree, changed: next.changed, options)
        show(live, on: preview, stylesOnly: next.changed.allSatisfy { $0.hasSuffix(".css") })
      }
    }
  }

  /// Shows a built folder, and updates it after every change until the task is cancelled.
  private func followFolder(on preview: Preview) throws -> Task<Void, Never> {
    let folder = absolutePath(folder ?? source.source + "/public")
    let watcher = watcher(of: [folder])
    show(try readBuiltSite(at: folder), on: preview)
    return Task {
      var watcher = watcher
      while await watcher.next() != nil {
        let site = await orNoticed(on: preview, needing: [folder]) {
          try readBuiltSite(at: folder)
        }
        if let site { show(site, on: preview) }
      }
    }
  }

  /// The options for planning the site now.
  private var options: BuildOptions {
    let clock = Instant.clock
    let moment = source.now ?? clock
    return BuildOptions(
      now: moment,
      threads: source.threads,
      unpublished: isAsPublished ? .none : .all,
      delivery: .preview,
      // Otherwise the preview marks pages itself.
      audience: isAsPublished ? Audience(asOf: moment, clock: clock) : .everyone
    )
  }

  /// Watches some folders, and says so if the system may not report every change.
  private func watcher(of folders: [String]) -> FolderWatcher {
    let watcher = FolderWatcher(folders: folders, isPolling: isPolling)
    if let reason = watcher.reasonForPolling {
      printError("sitegen: \(reason): the files are also checked several times a second")
    }
    return watcher
  }

  /// The result of `read`, or `nil` if it fails, after printing and showing the error.
  ///
  /// A read may fail in the middle of a rename, which is followed by another change.
  private func orNoticed<Files>(
    on preview: Preview,
    needing folders: [String],
    _ read: () async throws -> Files
  ) async -> Files? {
    do {
      return try await read()
    } catch {
      let gone = folders.first { !isFolder($0) }
      let lost = gone.map { "the folder \($0) is gone: put it back to see changes again" }
      let notice = lost ?? "\(error)"
      printError("sitegen: \(notice); the preview shows the last version")
      preview.show(notice: notice)
      return nil
    }
  }

  private func show(_ live: LivePlan, on preview: Preview, stylesOnly: Bool = false) {
    preview.show(live.plan, live.diagnostics, stylesOnly: stylesOnly)
    let report = textReport(live.diagnostics)
    printError(report.isEmpty ? "The content is valid." : report)
  }

  private func show(_ site: BuiltSite, on preview: Preview) {
    preview.show(folder: site.files)
    for path in site.passedOver {
      printError("sitegen: skipped \(path), which a host does not serve")
    }
    printError("Serving \(counted(site.files.count, "file")) unchanged.")
  }

  private func open(_ address: String) {
    #if os(macOS)
    let program = "open"
    #else
    let program = "xdg-open"
    #endif
    do {
      // Do not wait for it: some browsers run until they are closed.
      _ = try RunningProgram(program, [address])
    } catch {
      printError("sitegen: could not open a browser: \(error)")
    }
  }
}
