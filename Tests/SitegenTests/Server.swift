import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A `sitegen serve` process that runs during the test.
final class Server: Sendable {
  let address: URL
  let port: UInt16
  private let process: Process

  init(_ folder: SiteFolder, _ arguments: [String] = ["--source", "."]) async throws {
    let output = Pipe()
    process = try folder.start(["serve"] + arguments, output: output)
    // The first line contains the address.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let text = line.split(separator: " ").first.map(String.init) ?? ""
    address = try #require(URL(string: text), "no address in \"\(line)\"")
    port = UInt16(try #require(address.port))
  }

  /// Ends the server with SIGINT, as Ctrl-C does, or another signal, and returns its exit code.
  @discardableResult
  func end(_ signal: Int32 = SIGINT) -> Int32 {
    kill(process.processIdentifier, signal)
    for _ in 0..<200 where process.isRunning { usleep(50_000) }
    if process.isRunning {
      Issue.record("the server does not end")
      process.terminate()
      return -1
    }
    return process.terminationStatus
  }

  /// The number of files and connections that the server has open; `nil` if the system does not
  /// provide it.
  var openFiles: Int? {
    let folder = "/proc/\(process.processIdentifier)/fd"
    return try? FileManager.default.contentsOfDirectory(atPath: folder).count
  }

  func page(_ path: String) async throws -> (status: Int, text: String) {
    var request = URLRequest(url: try #require(URL(string: path, relativeTo: address)))
    request.cachePolicy = .reloadIgnoringLocalCacheData
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    return (status, String(decoding: data, as: UTF8.self))
  }

  /// Requests a page until its text is as wanted.
  ///
  /// Gives up after about half a minute, to allow for busy machines.
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
