import Content
import SiteFiles

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The environment variables.
var environment: [String: String] { ProcessInfo.processInfo.environment }

extension Instant {
  /// The current time; nothing else reads the clock of the machine.
  static var clock: Instant { Instant(seconds: time(nil)) }
}

/// A path that stays the same if the current folder is renamed.
func absolutePath(_ path: String) -> String {
  absolutePath(path, in: environment["PWD"])
}

/// Whether standard error is a terminal.
var errorsGoToATerminal: Bool { isatty(STDERR_FILENO) == 1 }

/// Prints a line to standard error; does nothing if it is closed.
func printError(_ text: String, terminator: String = "\n") {
  writeAtOnce(text + terminator, to: STDERR_FILENO)
}

/// Prints a result to standard output without buffering, for a reader that waits on a pipe.
///
/// A reader that stops before the end, such as `head`, has what it wanted: that is not an error,
/// and does not change the exit code.
///
/// - Throws: `OutputFailure` if the result cannot be printed.
func printResult(_ text: String, terminator: String = "\n") throws {
  guard writeAtOnce(text + terminator, to: STDOUT_FILENO) > 0 else { return }
  let code = errno
  if code == EPIPE { return }
  throw OutputFailure(code: code)
}

/// The error that a result could not be printed to standard output.
struct OutputFailure: Error, CustomStringConvertible {
  var code: Int32

  var description: String {
    let reason =
      switch code {
      // The runtime may have reused the number of a closed stream for a file that takes no text.
      case EBADF, EINVAL: "standard output is closed"
      default: String(cString: strerror(code))
      }
    return "cannot print the result: \(reason)"
  }
}

/// Writes a text, and returns how many bytes could not be written, for the reason in `errno`.
@discardableResult
private func writeAtOnce(_ text: String, to descriptor: Int32) -> Int {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        // The reader of a non-blocking pipe is slow.
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
        continue
      }
      guard count > 0 else { break }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return rest.count
  }
}

/// Prepares the standard streams for a program that also writes files.
///
/// SIGPIPE is ignored, so that a reader that exits early (`| head`) does not end a build halfway. A
/// stream that is closed is opened so that nothing can be written to it: otherwise the first file
/// of the site would get its number, and messages would be written into that file.
func prepareStandardStreams() {
  signal(SIGPIPE, SIG_IGN)
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    // The system gives the lowest free number, which is this one.
    _ = open("/dev/null", O_RDONLY)
  }
}

/// The number of available processors.
///
/// `ProcessInfo` gives the same number, except in a container under version 1 of Linux's cgroups.
let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

/// The path of the running executable.
var programPath: String {
  #if canImport(Darwin)
  var path = [CChar](repeating: 0, count: Int(PATH_MAX))
  var size = UInt32(path.count)
  _ = _NSGetExecutablePath(&path, &size)
  #else
  let path = "/proc/self/exe"
  #endif
  guard let resolved = realpath(path, nil) else { return CommandLine.arguments[0] }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Raises the limit on open files as far as the system allows.
///
/// The usual 1,024 is too low when every open page has a connection for events.
func allowManyConnections() {
  var limit = rlimit()
  guard getrlimit(openFiles, &limit) == 0 else { return }
  limit.rlim_cur = min(limit.rlim_max, 65_536)
  // If this fails, the old limit remains, which is usually enough.
  _ = setrlimit(openFiles, &limit)
}

#if canImport(Glibc)
private let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
#else
private let openFiles = RLIMIT_NOFILE
#endif

/// Whether the user of the program is root.
var isRoot: Bool { geteuid() == 0 }

var processID: Int { Int(getpid()) }
