import ArgumentParser
import Content
import Digests
import Exports
import Formats
import SiteFiles

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The list of copies that were made for named persons: a CSV file that can be published.
struct AccessLog {
  private let path: String
  private let file: OutputFile

  private static let header = ["instant", "name", "report", "manifest", "expires"]

  /// Checks that a line can be added, before the copy is made.
  ///
  /// - Throws: `SiteFilesError` if the file cannot be written, `ValidationError` if it is something
  ///   else than a log.
  init(_ path: String) throws {
    self.path = path
    file = try OutputFile(path, option: "--log")
    _ = try written()
  }

  /// Adds a line for a copy.
  ///
  /// `manifest` is the digest of its manifest, by which the copy is known.
  func add(_ recipient: Recipient, at instant: Instant, manifest: Digest) throws {
    let row = [
      instant.iso, recipient.name, "report:\(recipient.report)", manifest.text,
      recipient.expires?.iso ?? "",
    ]
    try file.write(written() + csvBytes([row]))
  }

  /// The log so far, with its header.
  private func written() throws -> [UInt8] {
    let header = csvBytes([Self.header])
    guard FileManager.default.fileExists(atPath: path) else { return header }
    let bytes = try readFile(path)
    if bytes.isEmpty { return header }
    guard bytes.starts(with: header) else {
      throw ValidationError(
        "\(path) is not a log of access: its first line must be "
          + "\"\(Self.header.joined(separator: ","))\"; choose another file with --log"
      )
    }
    return bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [UInt8(ascii: "\n")]
  }
}

/// The bytes of a file.
///
/// - Throws: `SiteFilesError` if it cannot be read.
func readFile(_ path: String) throws -> [UInt8] {
  guard let data = try? Data(contentsOf: URL(filePath: path)) else {
    throw SiteFilesError("cannot read \(path)")
  }
  return Array(data)
}
