import Foundation
import Testing

@testable import SitegenCLI

/// What a program is started with.
struct RunningProgramTests {
  private let errors = FileManager.default.temporaryDirectory
    .appending(path: "sitegen-errors-\(UUID().uuidString)")

  @Test func startedProgramGetsNoOpenFile() throws {
    let ours = FileHandle.standardInput.fileDescriptor
    let copy = dup2(ours, 300)
    defer {
      close(copy)
      try? FileManager.default.removeItem(at: errors)
    }
    try RunningProgram("sh", ["-c", "ls /dev/fd/ >&2"], errors: errors.path).wait()
    // The last is the folder that is listed.
    #expect(try String(contentsOf: errors, encoding: .utf8) == "0\n1\n2\n3\n")
  }

  @Test func missingProgramCannotBeStarted() {
    #expect(throws: StartFailure.self) { try RunningProgram("/nowhere/browser", []) }
  }
}
