package import HTTPTypes
package import NIOCore

/// The response to a request.
package struct SiteResponse: Hashable, Sendable {
  package var head: HTTPResponse
  package var body: ByteBuffer
  /// Whether the body is the event stream, which does not end.
  package var isStream = false

  init(_ status: HTTPResponse.Status, body: ByteBuffer = ByteBuffer()) {
    head = HTTPResponse(status: status)
    self.body = body
  }

  package var status: HTTPResponse.Status { head.status }

  package subscript(name: HTTPField.Name) -> String? {
    get { head.headerFields[name] }
    set { head.headerFields[name] = newValue }
  }

  /// A short plain text response.
  static func words(_ status: HTTPResponse.Status, _ text: String) -> SiteResponse {
    var response = SiteResponse(status, body: ByteBuffer(string: text + "\n"))
    response[.contentType] = "text/plain; charset=utf-8"
    return response
  }
}
