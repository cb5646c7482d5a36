/// A response: status, headers, and a body of fixed bytes or of events.
struct Response: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Sent until the browser disconnects or the stream ends; the connection ends with it.
    case events(AsyncStream<[UInt8]>)
  }

  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: Body = .bytes([])

  /// The head as sent.
  ///
  /// - Parameter isFollowed: whether the connection stays open for another request.
  func head(isFollowed: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(reasons[status] ?? "")\r\n"
    for header in headers { text += "\(header.name): \(header.value)\r\n" }
    if case .bytes(let bytes) = body, !headers.contains(where: { $0.name == "Content-Length" }) {
      text += "Content-Length: \(bytes.count)\r\n"
    }
    text += "Connection: \(isFollowed ? "keep-alive" : "close")\r\n\r\n"
    return Array(text.utf8)
  }
}

private let reasons = [
  200: "OK", 302: "Found", 303: "See Other", 304: "Not Modified", 400: "Bad Request", 403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed", 409: "Conflict", 413: "Content Too Large", 414: "URI Too Long",
  415: "Unsupported Media Type", 422: "Unprocessable Content",
  431: "Request Header Fields Too Large", 501: "Not Implemented", 505: "HTTP Version Not Supported",
]
