import Foundation
import Testing

@testable import SitegenCLI

/// Tests of what a child process inherits.
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
    // The last descriptor is that of the folder being listed.
    #expect(try String(contentsOf: errors, encoding: .utf8) == "0\n1\n2\n3\n")
  }

  @Test func programThatHasEndedHasACode() throws {
    #expect(try RunningProgram("sh", ["-c", "exit 3"]).wait() == 3)
    #expect(try RunningProgram("sh", ["-c", "kill -9 $$"]).wait() == nil)
  }

  @Test func missingProgramCannotBeStarted() {
    #expect(throws: StartFailure.self) { try RunningProgram("/nowhere/browser", []) }
  }
}
