import HTTPTypes
import NIOCore
import PreviewServer

extension FuzzBench {
  /// Answers a request from a site, from a built folder and from an empty preview.
  func runRequest(_ input: [UInt8]) throws(BrokenPromise) {
    let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    func line(_ index: Int) -> String? { lines.count > index ? lines[index] : nil }
    // The server rejects an invalid method before `respond` is called.
    guard let method = HTTPRequest.Method(line(0) ?? "") else { return }
    var request = HTTPRequest(method: method, scheme: nil, authority: line(2), path: line(1))
    request.headerFields[.ifNoneMatch] = line(3)
    request.headerFields[.range] = line(4)
    for edition in [edition, folder, Preview(server: "s3").edition] {
      try checkAnswer(to: request, from: edition)
    }
  }

  private func checkAnswer(
    to request: HTTPRequest,
    from edition: Edition
  ) throws(BrokenPromise) {
    let response = respond(to: request, from: edition)
    let status = response.status.code
    try hold(statuses.contains(status), "the status is \(status)")
    for header in response.head.headerFields {
      try hold(
        header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && !header.name.rawName.isEmpty,
        "the header \(header.name) holds control characters"
      )
    }
    try hold(response[.xContentTypeOptions] == "nosniff", "an answer may be sniffed")
    try hold(response[.contentSecurityPolicy] != nil, "an answer has no policy")
    try hold(status != 304 || response.body.readableBytes == 0, "what is known is sent again")
    guard status == 206 else { return }
    var whole = request
    whole.headerFields[.range] = nil
    let body = respond(to: whole, from: edition).body
    let ends = response[.contentRange]?.split { "- /".contains($0) }.compactMap { Int($0) } ?? []
    try hold(ends.count == 3 && ends[0] <= ends[1] && ends[1] < ends[2], "the range is \(ends)")
    try hold(ends[2] == body.readableBytes, "the range is of another size")
    let part = body.getSlice(at: body.readerIndex + ends[0], length: ends[1] - ends[0] + 1)
    try hold(part == response.body, "the part is another than it says")
  }
}

private let statuses: Set = [200, 206, 301, 304, 400, 404, 405, 416, 500]
