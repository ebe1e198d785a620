import Exports
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Answers requests on this machine until the program is told to end.
///
/// Calls `whenRunning` once the port is open. Ends within a second of SIGINT or SIGTERM.
///
/// - Throws: `PortFailure`, or another error of the server.
package func serve(
  _ preview: Preview,
  port: Int,
  whenRunning: @escaping @Sendable () -> Void
) async throws {
  var logger = Logger(label: "sitegen")
  logger.logLevel = .critical
  let application = Application(
    responder: CallbackResponder<BasicRequestContext> { request, _ in
      await respond(to: request, from: preview)
    },
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
    onServerRunning: { _ in whenRunning() },
    logger: logger
  )
  do {
    try await application.runService()
  } catch let error as IOError {
    throw PortFailure(port: port, code: error.errnoCode)
  }
}

/// The error that the system refused a port.
package struct PortFailure: Error {
  package var port: Int
  /// The `errno` of the refusal.
  package var code: Int32

  package init(port: Int, code: Int32) {
    self.port = port
    self.code = code
  }
}

private func respond(to request: Request, from preview: Preview) async -> Response {
  let answer = respond(to: request.head, from: preview.edition)
  if answer.isStream { return stream(of: preview, answer, to: request) }
  var response = Response(status: answer.status, headers: answer.head.headerFields)
  if answer.status != .notModified {
    response.headers[.contentLength] = String(answer.body.readableBytes)
  }
  if request.method != .head, answer.body.readableBytes > 0 {
    response.body = ResponseBody(byteBuffer: answer.body)
  }
  return response
}

/// Sends news as server-sent events until the client disconnects or the server shuts down.
///
/// A closed page sends no message: its stream ends when the client closes its side of the
/// connection.
private func stream(of preview: Preview, _ answer: SiteResponse, to request: Request) -> Response {
  Response(
    status: .ok,
    headers: answer.head.headerFields,
    body: ResponseBody { writer in
      try await writer.write(ByteBuffer(string: "retry: 500\n\n"))
      try await request.body.consumeWithCancellationOnInboundClose { _ in
        for await news in preview.news().cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(string: news.text))
        }
      }
      try await writer.finish(nil)
    }
  )
}
