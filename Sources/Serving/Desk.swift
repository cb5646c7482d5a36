import FlyingFox
import FoundationEssentials

/// Where a request is looked at and answered.
///
/// Every answer may be read by its own pages only, is never kept by the browser, and is never taken for
/// another type than it says. The bytes are those of `respond`, but for the reload line in HTML.
struct Desk: Sendable {
  /// Addresses that belong to the preview and not to the site begin so.
  static let reserved = "/__preview/"

  var port: UInt16
  var respond: @Sendable (String) -> PreviewResponse?
  var audience: Audience

  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard isAdmitted(host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")], port: port)
    else {
      return plain(
        .forbidden, "只回答本机的 http://127.0.0.1:\(port)/\nonly http://127.0.0.1:\(port)/ is answered\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = plain(.methodNotAllowed, "GET, HEAD\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    guard let path = sitePath(request.target.path()) else { return missing(request) }
    guard path.hasPrefix(Self.reserved) else { return page(path, request) }
    switch path.dropFirst(Self.reserved.count) {
    case "events": return events(request)
    case "reload.js":
      let script = PreviewResponse(
        contentType: "text/javascript; charset=utf-8", bytes: Array(reloadScript.utf8))
      return represent(script, request)
    default: return missing(request)
    }
  }

  private func page(_ path: String, _ request: HTTPRequest) -> HTTPResponse {
    // Asked before the bytes: if the site changes in between, the page reloads once too often, never too
    // rarely.
    let generation = audience.generation
    let response = respond(path)
    if response?.status ?? 404 == 404, !path.hasSuffix("/"), respond(path + "/")?.status == 200 {
      return redirect(request, to: request.target.path() + "/")
    }
    guard var response else { return missing(request) }
    if response.status == 302 {
      return redirect(request, to: String(decoding: response.bytes, as: UTF8.self))
    }
    if response.contentType.hasPrefix("text/html") { response.bytes = withReloadLine(response.bytes) }
    return represent(response, request, generation: generation)
  }

  private func missing(_ request: HTTPRequest) -> HTTPResponse {
    let text =
      "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>404</title>\n<body>\n<p>没有这一页 · Not found</p>\n</body>\n"
    let page = PreviewResponse(
      status: 404, contentType: "text/html; charset=utf-8", bytes: withReloadLine(Array(text.utf8)))
    return represent(page, request, generation: audience.generation)
  }

  /// To a folder's address with its slash, as web servers treat it, or to the site's path.
  private func redirect(_ request: HTTPRequest, to path: String) -> HTTPResponse {
    var location = path.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) ? path : encoded(path)
    let query = request.target.query()
    // The query was not looked at so far; a line end in it would become a header.
    if !query.isEmpty, query.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { location += "?" + query }
    var response = plain(.found, "")
    response.headers[.location] = location
    return response
  }

  /// What is no sign of an address, in percent signs.
  private func encoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let digits = String(byte, radix: 16, uppercase: true)
      text += 0x21...0x7E ~= byte ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }
  }

  private func events(_ request: HTTPRequest) -> HTTPResponse {
    let seen = request.query.first { $0.name == "seen" }?.value ?? ""
    let headers = standing.merging("text/event-stream; charset=utf-8")
    guard request.method == .GET else { return HTTPResponse(statusCode: .ok, headers: headers) }
    let last = request.headers[HTTPHeader("Last-Event-ID")] ?? ""
    let stream = EventStream(events: audience.listen(seen: seen.isEmpty ? last : seen))
    return HTTPResponse(statusCode: .ok, headers: headers, body: HTTPBodySequence(from: stream))
  }

  private func represent(
    _ response: PreviewResponse, _ request: HTTPRequest, generation: String? = nil
  ) -> HTTPResponse {
    let tag = entityTag(response.bytes)
    var headers = standing.merging(response.contentType)
    headers[.eTag] = tag
    headers[.contentLength] = String(response.bytes.count)
    if let generation { headers[HTTPHeader("Server-Timing")] = "preview;desc=\"\(generation)\"" }
    if response.status == 200, let known = request.headers[.ifNoneMatch], matches(known, tag) {
      return HTTPResponse(statusCode: .notModified, headers: headers)
    }
    let status = response.status == 200 ? HTTPStatusCode.ok : .notFound
    guard request.method == .GET else { return HTTPResponse(statusCode: status, headers: headers) }
    let body = HTTPBodySequence(data: Data(response.bytes), suggestedBufferSize: 1 << 16)
    return HTTPResponse(statusCode: status, headers: headers, body: body)
  }

  private func plain(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: standing.merging("text/plain; charset=utf-8"), body: Data(text.utf8))
  }
}

private let standing: HTTPHeaders = [
  .cacheControl: "no-store",
  HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
  HTTPHeader("X-Content-Type-Options"): "nosniff",
]

extension HTTPHeaders {
  fileprivate func merging(_ contentType: String) -> HTTPHeaders {
    var headers = self
    headers[.contentType] = contentType
    return headers
  }
}
