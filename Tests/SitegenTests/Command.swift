import Foundation
import TestSupport
import Testing

/// The output and exit code of a run of the program.
struct Run {
  var status: Int32
  var output: String
  var errors: String
}

/// A folder with a small site in it, removed at the end of the test.
final class SiteFolder {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (path, text) in smallSite { try write(text, to: path) }
    let templates = repositoryRoot.appending(path: "templates").resolvingSymlinksInPath()
    try FileManager.default.copyItem(at: templates, to: root.appending(path: "templates"))
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  func write(_ text: String, to path: String) throws {
    let file = root.appending(path: path)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func read(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Every file under a folder with its text and the moment it was written.
  func tree(_ folder: String) -> [String: String] {
    let base = root.appending(path: folder).path
    let names = FileManager.default.enumerator(atPath: base)?.allObjects.compactMap {
      $0 as? String
    }
    return (names ?? []).reduce(into: [:]) { tree, name in
      tree[name] = (try? String(contentsOfFile: "\(base)/\(name)", encoding: .utf8)) ?? "(folder)"
    }
  }

  /// Runs the program in the folder.
  func sitegen(
    _ arguments: String...,
    in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    try sitegen(arguments, in: folder, environment: environment)
  }

  /// Redirects the user's cache folder into the test folder.
  private var caches: [String: String] {
    ["XDG_CACHE_HOME": root.appending(path: ".caches").path]
  }

  func sitegen(
    _ arguments: [String],
    in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    let all = caches.merging(environment) { $1 }
    return try run(program, arguments, in: folder ?? root, environment: all)
  }

  /// Starts the program in the folder without waiting for it to end.
  func start(_ arguments: [String], output: Pipe) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs a shell command in the folder; `$SITEGEN` is the program.
  func shell(_ line: String) throws -> Run {
    let environment = caches.merging(["SITEGEN": program.path]) { $1 }
    return try run(URL(filePath: "/bin/sh"), ["-c", line], in: root, environment: environment)
  }
}

/// The program that `SITEGEN` names, as in `make test`; otherwise the one built with the tests.
private let program = {
  if let named = ProcessInfo.processInfo.environment["SITEGEN"] { return URL(filePath: named) }
  let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  let folders = [bundle.deletingLastPathComponent(), Bundle.main.bundleURL]
  let built = folders.map { $0.appending(path: "sitegen") }
  return built.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? built[0]
}()

private func run(
  _ executable: URL,
  _ arguments: [String],
  in folder: URL,
  environment: [String: String]
) throws -> Run {
  let process = Process()
  process.executableURL = executable
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  // Files rather than pipes, because a full pipe would block the program.
  let names = ["output", "errors"].map { "\($0)-\(UUID().uuidString)" }
  let files = try names.map { name in
    let file = FileManager.default.temporaryDirectory.appending(path: name)
    try Data().write(to: file)
    return file
  }
  defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
  process.standardOutput = try FileHandle(forWritingTo: files[0])
  process.standardError = try FileHandle(forWritingTo: files[1])
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
  return Run(status: process.terminationStatus, output: texts[0], errors: texts[1])
}
