import Content

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

/// The variables of the environment.
var environment: [String: String] { ProcessInfo.processInfo.environment }

extension Instant {
  /// The moment that the clock of the machine shows; the only place that asks it.
  static var clock: Instant { Instant(seconds: time(nil)) }
}

/// Whether standard error is a terminal.
var errorsGoToATerminal: Bool { isatty(STDERR_FILENO) == 1 }

/// Prints a line to standard error; where nobody reads it any more, nothing happens.
func printError(_ text: String, terminator: String = "\n") {
  writeAtOnce(text + terminator, to: STDERR_FILENO)
}

/// Prints a line to standard output past its buffer, for a reader that waits at a pipe.
func printAtOnce(_ text: String) {
  writeAtOnce(text + "\n", to: STDOUT_FILENO)
}

private func writeAtOnce(_ text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }
}

/// Keeps a reader that has seen enough (`| head`) from ending a build half way.
func ignoreClosedPipes() {
  signal(SIGPIPE, SIG_IGN)
}

/// How many processors there are to work on.
///
/// `ProcessInfo` says the same, but for a container under the first version of Linux's cgroups.
let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

/// The file of the running program.
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

/// Lets the process hold as many connections as the system allows it: the usual 1,024 are few where
/// every open page listens for news.
func allowManyConnections() {
  var limit = rlimit()
  guard getrlimit(openFiles, &limit) == 0 else { return }
  limit.rlim_cur = min(limit.rlim_max, 65_536)
  // Where it is refused the limit stays as it was, which is enough for most.
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
