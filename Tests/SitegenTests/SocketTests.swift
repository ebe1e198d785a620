import Foundation
import TestSupport
import Testing

/// Tests of the preview with raw sockets, which send what no well-behaved client would.
@Suite(.serialized) struct SocketTests {
  @Test func answersEveryRequestWithItsStatus() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    let whole = try Answer(to: request("/about/"), on: server.port)
    let tag = try #require(whole["etag"])
    #expect(whole.status == 200 && whole.text.contains("<p>Text.</p>"))
    let cases: [(String, [Int])] = [
      (request("/about/", "If-None-Match: \(tag)"), [304]),
      (request("/assets/site.css", "Range: bytes=0-9"), [206]),
      (request("/assets/site.css", "Range: bytes=99999999-"), [416]),
      (request("/about"), [301]), (request("/nothing/"), [404]), (request("//"), [404]),
      (request("/%2e%2e/%2e%2e/etc/passwd"), [404]), (request("/../../etc/passwd"), [404]),
      (request("/%00"), [404]), (request("/%zz"), [400]), (request("/a\0b"), [400]),
      (request("/" + String(repeating: "a", count: 9_000)), [400]),
      (request("/" + String(repeating: "a", count: 200_000)), [400, 414, 431]),
      (request("/", "X-Long: " + String(repeating: "a", count: 200_000)), [400, 431]),
      (request("/", method: "POST"), [405]), (request("/", method: "DELETE"), [405]),
      (request("/", method: "NONSENSE"), [400, 405]), ("nonsense\r\n\r\n", [400]),
      ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [400]),
      (request("/", host: "evil.example"), [400]), (request("/", host: "localhost@evil"), [400]),
    ]
    for (text, statuses) in cases {
      let answer = try Answer(to: text, on: server.port)
      #expect(
        statuses.contains(answer.status),
        "\(answer.status) for \(text.prefix(80).debugDescription)"
      )
    }
    // After all of these, the server still answers as before.
    #expect(try Answer(to: request("/about/"), on: server.port).text == whole.text)
  }

  @Test func headHasTheHeadersAndNoBody() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    let whole = try Answer(to: request("/about/"), on: server.port)
    let head = try Answer(to: request("/about/", method: "HEAD"), on: server.port)
    #expect(head.status == 200 && head.text.isEmpty)
    #expect(head["content-length"] == String(whole.text.utf8.count))
    #expect(head["etag"] == whole["etag"])
  }

  @Test func thousandSlowReadersAreAllServed() async throws {
    try allowManyFiles()
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    // Larger than the system's buffers, so that the server has to wait for the reader.
    let text = request("/-/axe.js")
    let slow = try (0..<1_000).map { number in
      let connection = try Connection(to: server.port, receiveBuffer: 4_096)
      // Some have not yet sent a complete request.
      try connection.send(number % 10 == 0 ? String(text.prefix(20)) : text)
      return connection
    }
    #expect(try Answer(to: request("/about/"), on: server.port).status == 200)
    for (number, connection) in slow.enumerated() where number % 10 == 0 {
      try connection.send(String(text.dropFirst(20)))
    }
    let whole = try Answer(to: text, on: server.port)
    #expect(whole.status == 200 && whole.text.utf8.count > 500_000)
    for connection in slow {
      #expect(Answer(connection.readToEnd()) == whole)
    }
  }

  @Test func closedPagesAreLetGo() async throws {
    let folder = try SiteFolder()
    let server = try await Server(folder)
    defer { server.end() }
    guard let before = server.openFiles else { return }
    for _ in 0..<5 {
      let streams = try (0..<40).map { _ in
        let connection = try Connection(to: server.port)
        try connection.send("GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return connection
      }
      // The first event shows that the stream has started.
      #expect(streams.allSatisfy { !$0.readSome().isEmpty })
    }
    for _ in 0..<600 where (server.openFiles ?? 0) > before + 20 {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect((server.openFiles ?? 0) <= before + 20)
  }

  private func request(
    _ target: String,
    _ header: String? = nil,
    method: String = "GET",
    host: String = "localhost"
  ) -> String {
    let lines = ["\(method) \(target) HTTP/1.1", "Host: \(host)", "Connection: close", header]
    return lines.compactMap(\.self).joined(separator: "\r\n") + "\r\n\r\n"
  }
}

/// A response as received.
private struct Answer: Hashable {
  var status: Int
  var headers: [String: String]
  var text: String

  init(to request: String, on port: UInt16) throws {
    let connection = try Connection(to: port)
    // A server may reject a long request before it has read all of it.
    try? connection.send(request)
    self.init(connection.readToEnd())
  }

  init(_ bytes: [UInt8]) {
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) ?? bytes.count..<bytes.count
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(
      separatedBy: "\r\n"
    )
    status = head.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let pairs = head.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (line[..<colon].lowercased(), String(value))
    }
    headers = Dictionary(pairs) { first, _ in first }
    // The date differs between responses.
    headers["date"] = nil
    text = String(decoding: bytes[end.upperBound...], as: UTF8.self)
  }

  subscript(name: String) -> String? { headers[name] }
}

/// A connection to this machine.
private final class Connection {
  private let descriptor: Int32

  struct Failed: Error {
    var call: String
    var code = errno
  }

  init(to port: UInt16, receiveBuffer: Int32? = nil) throws {
    #if canImport(Glibc)
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw Failed(call: "socket") }
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    // No read or write blocks for ever.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_SNDTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw Failed(call: "connect") }
  }

  deinit {
    close(descriptor)
  }

  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failed(call: "write") }
      rest = rest.dropFirst(count)
    }
  }

  func readSome() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &buffer, buffer.count)
    return Array(buffer[..<max(count, 0)])
  }

  func readToEnd() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}

/// Raises this process's limit on open files above a thousand.
private func allowManyFiles() throws {
  #if canImport(Glibc)
  let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
  let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  getrlimit(resource, &limit)
  limit.rlim_cur = min(limit.rlim_max, 8_192)
  guard setrlimit(resource, &limit) == 0 else { throw Connection.Failed(call: "setrlimit") }
}
