import Exports
import Formats
package import HTTPTypes
import NIOCore
import Pages
import SiteOutline
import SitePlanning

/// Answers a request from memory; the path of a request is never used to access the disk.
package func respond(to request: HTTPRequest, from edition: Edition) -> SiteResponse {
  guard isLocal(host: request.authority) else {
    return .words(.badRequest, "This preview accepts requests to localhost only.").secured(
      by: edition.policy
    )
  }
  guard [.get, .head].contains(request.method) else {
    var response = SiteResponse.words(.methodNotAllowed, "Only GET and HEAD are allowed.")
    response[.allow] = "GET, HEAD"
    return response.secured(by: edition.policy)
  }
  return unsecuredResponse(request, from: edition).secured(by: edition.policy)
}

private func unsecuredResponse(_ request: HTTPRequest, from edition: Edition) -> SiteResponse {
  switch Address(target: request.path ?? "") {
  case .malformed: return .words(.badRequest, "The address is malformed.")
  case .none: return notFound(in: edition)
  case .furniture("events"):
    var response = SiteResponse(.ok)
    response.isStream = request.method == .get
    response[.contentType] = "text/event-stream"
    return response
  case .furniture(let name):
    guard let file = furnitureFiles[name] else { return notFound(in: edition) }
    return content(file, named: name, for: request)
  case .file(let path):
    if let file = edition.file(at: path) { return content(file, named: path.text, for: request) }
    if let folder = SitePath(path.text + "/index.html"), edition.holds(folder) {
      return moved(to: "/\(percentEncoded(path.text))/")
    }
    if case .nothing = edition.contents {
      return page(ByteBuffer(bytes: edition.errorPage), status: .internalServerError)
    }
    return notFound(in: edition)
  }
}

/// A redirect to the address of a folder's page, which ends in a slash as on a real host.
private func moved(to address: String) -> SiteResponse {
  var response = SiteResponse.words(.movedPermanently, "Redirected to \(address)")
  response[.location] = address
  return response
}

private func notFound(in edition: Edition) -> SiteResponse {
  guard let path = SitePath("404.html"), let file = edition.file(at: path) else {
    return .words(.notFound, "Page not found.")
  }
  return page(file.body, status: .notFound)
}

private func page(_ body: ByteBuffer, status: HTTPResponse.Status) -> SiteResponse {
  var response = SiteResponse(status, body: body)
  response[.contentType] = contentType(of: "index.html")
  return response
}

/// A file or the requested part of it, or 304 if the client has it already.
private func content(
  _ file: ServedFile,
  named name: String,
  for request: HTTPRequest
) -> SiteResponse {
  var response: SiteResponse
  if let known = request.headerFields[.ifNoneMatch], isAmong(known, file.tag) {
    response = SiteResponse(.notModified)
  } else {
    response = part(of: file.body, request)
  }
  response[.eTag] = file.tag
  response[.acceptRanges] = "bytes"
  if response.status != .notModified { response[.contentType] = contentType(of: name) }
  return response
}

private func part(of body: ByteBuffer, _ request: HTTPRequest) -> SiteResponse {
  let wanted = request.method == .get ? request.headerFields[.range] : nil
  switch wanted.map({ ByteRange($0, of: body.readableBytes) }) ?? .whole {
  case .whole: return SiteResponse(.ok, body: body)
  case .part(let range):
    let part = body.getSlice(at: body.readerIndex + range.lowerBound, length: range.count)
    var response = SiteResponse(.partialContent, body: part ?? ByteBuffer())
    let ends = "\(range.lowerBound)-\(range.upperBound - 1)"
    response[.contentRange] = "bytes \(ends)/\(body.readableBytes)"
    return response
  case .outside:
    var response = SiteResponse(.rangeNotSatisfiable)
    response[.contentRange] = "bytes */\(body.readableBytes)"
    return response
  }
}

/// The part of a file that a client asked for.
private enum ByteRange {
  case whole
  case part(Range<Int>)
  /// A range outside the file.
  case outside

  /// Parses `bytes=0-499`.
  ///
  /// Multiple ranges and other units are ignored, as RFC 9110 allows.
  init(_ text: String, of count: Int) {
    self = .whole
    let ends = text.dropFirst("bytes=".count)
      .split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = ends.allSatisfy {
      $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && $0.utf8.count < 16
    }
    guard text.hasPrefix("bytes="), ends.count == 2, isPlain else { return }
    switch (Int(ends[0]), Int(ends[1])) {
    case (nil, nil): return
    case (nil, let length?):
      self = length > 0 && count > 0 ? .part(max(0, count - length)..<count) : .outside
    case (let first?, let last):
      if let last, last < first { return }
      self = first < count ? .part(first..<min(last ?? .max - 1, count - 1) + 1) : .outside
    }
  }
}

/// Whether an entity tag is in an `If-None-Match` list such as `"a", W/"b"`, or the list is `*`.
private func isAmong(_ known: String, _ tag: String) -> Bool {
  known.split(separator: ",").contains { item in
    let text = item.drop { $0 == " " }
    let strong = text.hasPrefix("W/") ? text.dropFirst(2) : text
    return text == "*" || strong.prefix { $0 != " " } == tag
  }
}

extension SiteResponse {
  /// Adds the security headers that a host should send, and requires clients to revalidate.
  fileprivate func secured(by policy: ContentPolicy) -> SiteResponse {
    var response = self
    response[.cacheControl] = "no-cache"
    for header in securityHeaders(policy) {
      if let name = HTTPField.Name(header.name) { response[name] = header.value }
    }
    return response
  }
}

extension Edition {
  /// The policy of the published site for a built folder; otherwise that of the preview, which
  /// allows its own script.
  fileprivate var policy: ContentPolicy {
    switch contents {
    case .folder: .published(running: PageScript.allCases)
    case .nothing, .site: .preview
    }
  }
}
