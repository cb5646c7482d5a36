/// A request as those behind a door are given it: admitted to the preview, with its path decoded.
package struct Visit: Sendable, Equatable {
  package var method: String
  /// Decoded, free of `..`, dotfiles and doubled slashes.
  package var path: String
  /// As it was sent.
  package var query: String
  /// By names in lower case.
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

/// What is answered to a visit. Headers that every answer has are the server's.
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

/// Addresses whose requests somebody else answers: all methods, with what is sent.
///
/// Without a door nothing that is sent is ever looked at, and only `GET` and `HEAD` are answered.
package struct Door: Sendable {
  /// Such as `/__studio/`.
  package var prefix: String
  /// Names under which a proxy in front is reached, as browsers say them in `Origin`: `https://studio.example`.
  package var origins: Set<String>
  /// How many bytes of a body are taken from whoever sent this head.
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
  /// Nil where the path is none that a site can have.
  var visit: Visit? {
    sitePath(path).map { Visit(method: method, path: $0, query: query, headers: headers, body: body) }
  }
}
