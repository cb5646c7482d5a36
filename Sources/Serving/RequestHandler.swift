/// Checks and answers requests.
///
/// Answers can only be read by pages of the same origin, are not stored by browsers, and are never taken for another
/// type than stated. The bytes are those of `respond`, with the reload line added in HTML.
struct RequestHandler: Sendable {
  /// The prefix of the preview's own addresses.
  static let reserved = "/__preview/"

  var port: UInt16
  var respond: @Sendable (String) -> PreviewResponse?
  var subscribers: Subscribers
  var door: Door?

  /// The maximum length of a body; larger ones are refused before they are read.
  var largestBody: Int { door == nil ? RequestLimits.body : RequestLimits.upload }

  /// The maximum body length accepted for a request, in bytes.
  func bodyLimit(of request: Request) -> Int {
    guard let door, request.method == "POST", isAdmitted(request), let visit = request.visit,
      visit.path.hasPrefix(door.prefix)
    else { return 0 }
    return min(door.bodyLimit(visit), RequestLimits.upload)
  }

  private func isAdmitted(_ request: Request) -> Bool {
    Serving.isAdmitted(
      host: request.headers["host"], origin: request.headers["origin"], port: port,
      others: door?.origins ?? [])
  }

  func answer(_ request: Request) -> Response {
    guard isAdmitted(request) else {
      return plain(403, "只回答本机的 http://127.0.0.1:\(port)/\nonly http://127.0.0.1:\(port)/ is answered\n")
    }
    if let door, let visit = request.visit, visit.path.hasPrefix(door.prefix) {
      return response(to: request, door.answer(visit))
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = plain(405, "GET, HEAD\n")
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    guard let path = sitePath(request.path) else { return missing(request) }
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

  private func response(to request: Request, _ answer: Answer) -> Response {
    var headers = commonHeaders(answer.contentType) + answer.headers
    headers.append(("Content-Length", String(answer.bytes.count)))
    return Response(
      status: answer.status, headers: headers, body: .bytes(request.method == "HEAD" ? [] : answer.bytes))
  }

  private func page(_ path: String, _ request: Request) -> Response {
    // Taken before the bytes: if the site changes in between, the page reloads once too often and not too rarely.
    let generation = subscribers.generation
    let response = respond(path)
    if response?.status ?? 404 == 404, !path.hasSuffix("/"), respond(path + "/")?.status == 200 {
      return redirect(request, to: request.path + "/")
    }
    guard var response else { return missing(request) }
    if response.status == 302 {
      return redirect(request, to: String(decoding: response.bytes, as: UTF8.self))
    }
    if response.contentType.hasPrefix("text/html") { response.bytes = withReloadLine(response.bytes) }
    return represent(response, request, generation: generation)
  }

  private func missing(_ request: Request) -> Response {
    let text =
      "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>404</title>\n<body>\n<p>没有这一页 · Not found</p>\n</body>\n"
    let page = PreviewResponse(
      status: 404, contentType: "text/html; charset=utf-8", bytes: withReloadLine(Array(text.utf8)))
    return represent(page, request, generation: subscribers.generation)
  }

  /// A redirect to a folder's address with its slash, as web servers send it, or to the site's path.
  private func redirect(_ request: Request, to path: String) -> Response {
    var location = path.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) ? path : encoded(path)
    // Queries with characters that could begin another header are left out.
    if !request.query.isEmpty, request.query.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) {
      location += "?" + request.query
    }
    var response = plain(302, "")
    response.headers.append(("Location", location))
    return response
  }

  /// Percent-encodes all bytes that are not visible ASCII.
  private func encoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let digits = String(byte, radix: 16, uppercase: true)
      text += 0x21...0x7E ~= byte ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }
  }

  private func events(_ request: Request) -> Response {
    let headers = commonHeaders("text/event-stream; charset=utf-8")
    guard request.method == "GET" else { return Response(status: 200, headers: headers) }
    let seen = request.parameter("seen") ?? ""
    let last = request.headers["last-event-id"] ?? ""
    return Response(
      status: 200, headers: headers, body: .events(subscribers.listen(seen: seen.isEmpty ? last : seen)))
  }

  private func represent(
    _ response: PreviewResponse, _ request: Request, generation: String? = nil
  ) -> Response {
    let tag = entityTag(response.bytes)
    var headers = commonHeaders(response.contentType)
    headers.append(("ETag", tag))
    headers.append(("Content-Length", String(response.bytes.count)))
    if door != nil {
      headers += [("Content-Security-Policy", "frame-ancestors 'self'"), ("X-Frame-Options", "SAMEORIGIN")]
    }
    if let generation { headers.append(("Server-Timing", "preview;desc=\"\(generation)\"")) }
    if response.status == 200, let known = request.headers["if-none-match"], matches(known, tag) {
      return Response(status: 304, headers: headers)
    }
    let body = request.method == "GET" ? response.bytes : []
    return Response(status: response.status == 200 ? 200 : 404, headers: headers, body: .bytes(body))
  }

  private func plain(_ status: Int, _ text: String) -> Response {
    Response(
      status: status, headers: commonHeaders("text/plain; charset=utf-8"), body: .bytes(Array(text.utf8)))
  }
}

private func commonHeaders(_ contentType: String) -> [(name: String, value: String)] {
  [
    ("Cache-Control", "no-store"), ("Content-Type", contentType),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
  ]
}
