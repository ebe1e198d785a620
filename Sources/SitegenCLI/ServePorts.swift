package import PreviewServer

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Answers requests at the first free port of `ports`, which is passed to `whenRunning`.
///
/// - Throws: `PortFailure` if no port can be opened, or another error of the server.
func serve(
  _ preview: Preview,
  ports: ClosedRange<Int>,
  whenRunning: @escaping @Sendable (Int) -> Void
) async throws {
  for port in ports {
    do {
      return try await serve(preview, port: port) { whenRunning(port) }
    } catch let failure as PortFailure {
      // Only another program on the port is a reason to try the next one.
      if failure.code != EADDRINUSE || port == ports.upperBound { throw failure }
    }
  }
}

extension PortFailure: CustomStringConvertible {
  package var description: String {
    switch code {
    case EADDRINUSE: "port \(port) is in use: choose another with --port"
    case EACCES, EPERM:
      "this user may not open port \(port): choose one from 1024 to 65535 with --port"
    default: "cannot open port \(port): \(String(cString: strerror(code)))"
    }
  }
}
