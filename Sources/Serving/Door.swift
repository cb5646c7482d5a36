/// A request for a door: admitted to the preview, with its path decoded.
package struct Visit: Sendable, Equatable {
  package var method: String
  /// Decoded, free of `..`, dotfiles and doubled slashes.
  package var path: String
  /// As sent, percent-encoded.
  package var query: String
  /// By name in lower case.
  package var headers: [String: String]
  package var body: [UInt8]

  package init(
    method: String, path: String, query: String = "", headers: [String: String] = [:], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }
}

/// The answer to a visit. The server adds the headers common to all answers.
package struct Answer: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var contentType: String
  package var bytes: [UInt8]

  package init(
    status: Int = 200, headers: [(name: String, value: String)] = [],
    contentType: String = "text/html; charset=utf-8", bytes: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.contentType = contentType
    self.bytes = bytes
  }
}

/// Addresses whose requests another part of the program answers: all methods, with bodies.
///
/// Without a door, bodies are never read, and only `GET` and `HEAD` are answered.
package struct Door: Sendable {
  /// The path prefix, such as `/__studio/`.
  package var prefix: String
  /// The origins of reverse proxies, as browsers send them in `Origin`: `https://studio.example`.
  package var origins: Set<String>
  /// The maximum body length accepted for a request with this head, in bytes.
  package var bodyLimit: @Sendable (Visit) -> Int
  package var answer: @Sendable (Visit) -> Answer

  package init(
    prefix: String, origins: Set<String> = [], bodyLimit: @escaping @Sendable (Visit) -> Int,
    answer: @escaping @Sendable (Visit) -> Answer
  ) {
    self.prefix = prefix
    self.origins = origins
    self.bodyLimit = bodyLimit
    self.answer = answer
  }
}

extension Request {
  /// Nil if the path is not valid on a site.
  var visit: Visit? {
    sitePath(path).map { Visit(method: method, path: $0, query: query, headers: headers, body: body) }
  }
}
