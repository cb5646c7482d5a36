/// A browser's request, read within limits.
struct Request: Sendable, Equatable {
  var method: String
  /// As sent, before the first `?`.
  var path: String
  /// As sent, after the first `?`.
  var query: String
  /// By name in lower case.
  var headers: [String: String]
  /// The length of the body, in bytes.
  var bodyLength = 0
  /// The body, if a door accepts it.
  var body: [UInt8] = []
  /// Whether the connection stays open for another request.
  var isFollowed: Bool

  /// The value of a parameter of the query, as sent.
  func parameter(_ name: String) -> String? {
    query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map {
      String($0.dropFirst(name.count + 1))
    }
  }
}

/// The reason for which a request is refused, by the response's status.
enum RequestError: Int, Error {
  case malformed = 400
  case bodyTooLarge = 413
  case addressTooLong = 414
  case headTooLarge = 431
  case notImplemented = 501
  case unknownVersion = 505
}

/// The size limits of a request, in bytes, and of the number of headers. Browsers send a hundredth of them.
enum RequestLimits {
  static let head = 32 << 10
  static let address = 8 << 10
  static let body = 64 << 10
  /// With a door, whose own limit is lower.
  static let upload = 64 << 20
  static let headers = 100
}

/// Reads the head of a request.
///
/// - Parameters:
///   - head: the bytes up to the empty line, without it.
///   - limit: the maximum length of the body.
func parseRequest(
  _ head: some Collection<UInt8>, bodyAtMost limit: Int = RequestLimits.body
) throws(RequestError) -> Request {
  guard head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
    throw .malformed
  }
  let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
    String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
  let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
  guard words.count == 3, !words[0].isEmpty, !words[1].isEmpty, words[0].utf8.allSatisfy(isTokenByte) else {
    throw .malformed
  }
  guard words[1].utf8.count <= RequestLimits.address else { throw .addressTooLong }
  guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else { throw .unknownVersion }
  let headers = try readHeaders(lines.dropFirst())
  let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  let connection = headers["connection"]?.lowercased() ?? ""
  return Request(
    method: String(words[0]), path: String(target[0]), query: target.count > 1 ? String(target[1]) : "",
    headers: headers,
    bodyLength: try bodyLength(headers, atMost: limit),
    isFollowed: words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive")
}

private func readHeaders(_ lines: some Collection<String>) throws(RequestError) -> [String: String] {
  guard lines.count <= RequestLimits.headers else { throw .headTooLarge }
  var headers: [String: String] = [:]
  for line in lines {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
      line[..<colon].utf8.allSatisfy(isTokenByte)
    else {
      throw .malformed
    }
    let name = line[..<colon].lowercased()
    let value = line[colon...].dropFirst().trimming { $0 == " " || $0 == "\t" }
    // Headers that decide where a request ends and for which host it is must not be repeated.
    if headers[name] != nil, ["host", "content-length", "transfer-encoding"].contains(name) {
      throw .malformed
    }
    headers[name] = headers[name].map { $0 + ", " + value } ?? value
  }
  return headers
}

private func bodyLength(_ headers: [String: String], atMost limit: Int) throws(RequestError) -> Int {
  guard headers["transfer-encoding"] == nil else { throw .notImplemented }
  guard let text = headers["content-length"] else { return 0 }
  guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { throw .malformed }
  guard let length = Int(text), length <= limit else { throw .bodyTooLarge }
  return length
}

/// The characters of methods and header names (RFC 9110, section 5.6.2).
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x7C, 0x7E: true
  default: false
  }
}

extension Substring {
  fileprivate func trimming(_ isSpace: (Character) -> Bool) -> String {
    var rest = self.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
