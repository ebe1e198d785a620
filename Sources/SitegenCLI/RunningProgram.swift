#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Another program that this one has started.
///
/// Its process group is its own, so that Ctrl-C does not end it. It reads nothing, and what it
/// prints is dropped; its errors may go to a file.
struct RunningProgram {
  private let id: pid_t

  /// Starts a program, which is named by its path or as one of those in `PATH`.
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

  /// Waits until the program has ended.
  func wait() {
    while waitpid(id, nil, 0) < 0 && errno == EINTR {}
  }
}

/// Why a program could not be started, in the words of the system.
struct StartFailure: Error, CustomStringConvertible {
  var description: String
}

/// Keeps the open files of this program from those that it starts.
///
/// With the socket of a preview, a browser would keep its port.
private func closeOpenFilesInPrograms() {
  for descriptor in STDERR_FILENO + 1..<min(getdtablesize(), 65_536) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }
}

/// Gives texts as the array of C strings that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String],
  _ use: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let strings = texts.map { strdup($0) }
  defer { strings.forEach { free($0) } }
  return use(strings + [nil])
}
