package import NIOCore

/// What a request asks, in values: the only part of HTTP that an answer depends on.
package struct SiteRequest: Hashable, Sendable {
  package var method: String
  /// The address as the client sent it, with its query: `/forces/durham/?a=b`.
  package var target: String
  /// The host that the client believes to talk to.
  package var host: String?
  /// The entity tags that the client has, as in `If-None-Match`.
  package var knownTags: String?
  /// The part of a file that the client wants, as in `Range`.
  package var range: String?

  package init(
    method: String = "GET",
    target: String,
    host: String? = "localhost",
    knownTags: String? = nil,
    range: String? = nil
  ) {
    self.method = method
    self.target = target
    self.host = host
    self.knownTags = knownTags
    self.range = range
  }
}

/// The answer to a request.
package struct SiteResponse: Hashable, Sendable {
  package var status: Int
  package var headers: [Header]
  package var body: ByteBuffer
  /// Whether the body is the stream of news, which does not end.
  package var isStream = false

  /// One line of the head of an answer.
  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  init(_ status: Int, headers: [Header] = [], body: ByteBuffer = ByteBuffer()) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of a header.
  package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

  mutating func set(_ name: String, _ value: String) {
    headers.removeAll { $0.name == name }
    headers.append(Header(name: name, value: value))
  }

  /// A few words as plain text.
  static func words(_ status: Int, _ text: String) -> SiteResponse {
    var response = SiteResponse(status, body: ByteBuffer(string: text + "\n"))
    response.set("Content-Type", "text/plain; charset=utf-8")
    return response
  }
}
