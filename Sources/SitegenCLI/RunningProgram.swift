#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A child process.
///
/// It has its own process group, so Ctrl-C does not end it. It gets no input, and its output is
/// discarded; its errors may go to a file.
struct RunningProgram {
  private let id: pid_t

  /// Starts a program, given by its path or its name in `PATH`.
  ///
  /// - Throws: `StartFailure`.
  init(_ program: String, _ arguments: [String], errors: String = "/dev/null") throws {
    #if canImport(Darwin)
    var files: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var files = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    closeOpenFilesInPrograms()
    var started = pid_t()
    let status = withCStrings([program] + arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }) { environment in
        posix_spawnp(&started, program, &files, &attributes, arguments, environment)
      }
    }
    guard status == 0 else { throw StartFailure(description: String(cString: strerror(status))) }
    id = started
  }

  /// Waits until the process has ended, and returns its exit code; `nil` if a signal ended it.
  @discardableResult
  func wait() -> Int32? {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }
}

/// Why a program could not be started, as the system's message.
struct StartFailure: Error, CustomStringConvertible {
  var description: String
}

/// Prevents child processes from inheriting the open files of this program.
///
/// A browser that inherited the preview's socket would keep its port in use.
private func closeOpenFilesInPrograms() {
  for descriptor in STDERR_FILENO + 1..<min(getdtablesize(), 65_536) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }
}

/// Passes texts as an array of C strings that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String],
  _ use: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let strings = texts.map { strdup($0) }
  defer { strings.forEach { free($0) } }
  return use(strings + [nil])
}
