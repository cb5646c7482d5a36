import Diagnostics
import Serving

/// A request that may be answered, with its session and user.
struct Guest: Sendable {
  var session: String
  /// The user's name from a proxy, if proxies are trusted.
  var user: String?
}

/// The reason for which a request is refused.
enum Rejection: Error, Hashable {
  case method
  /// Sent by a page of another site in the same browser.
  case foreign
  /// Without a valid session or user.
  case stranger
  /// The body is not a form.
  case type

  var status: Int {
    switch self {
    case .method: 405
    case .foreign, .stranger: 403
    case .type: 415
    }
  }

  var phrase: Phrase {
    switch self {
    case .method: Phrase("这个网址只能打开", "this address can only be opened")
    case .foreign: Phrase("只接受编辑台自己的网页发来的请求", "only requests of the studio's own pages are taken")
    case .stranger:
      Phrase(
        "请用终端里显示的网址进入编辑台；那个网址只能用一次，用过以后终端会显示新的",
        "come in by the address that the terminal shows; it is good once, and then the terminal shows another"
      )
    case .type: Phrase("只接受表单", "only forms are taken")
    }
  }
}

/// Checks the head of a request: method, origin, session and content type.
///
/// The server has already compared `Host` and `Origin` with its own address. Browsers send `Origin` with every `POST`;
/// a client that does not is no browser, or too old to be trusted with writing.
func admit(_ visit: Visit, by gate: Gate, believing header: String?) throws(Rejection) -> Guest {
  guard ["GET", "HEAD", "POST"].contains(visit.method) else { throw .method }
  let site = visit.headers["sec-fetch-site"]
  if visit.method == "POST" {
    guard visit.headers["origin"] != nil, site == nil || site == "same-origin" else { throw .foreign }
    let type = visit.headers["content-type"] ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") || type.hasPrefix("multipart/form-data") else {
      throw .type
    }
  } else {
    guard site == nil || site == "same-origin" || site == "none" else { throw .foreign }
  }
  if let header {
    guard let user = visit.headers[header.lowercased()].flatMap(userName) else { throw .stranger }
    return Guest(session: "user:" + user, user: user)
  }
  guard let session = cookie(sessionCookie, in: visit.headers["cookie"] ?? ""), gate.knows(session) else {
    throw .stranger
  }
  return Guest(session: session)
}

let sessionCookie = "xinfeng-studio"

/// The value of a cookie; nil if there are several of the name, since their origin is unknown.
func cookie(_ name: String, in header: String) -> String? {
  let values = header.split(separator: ";").compactMap { pair -> Substring? in
    let pair = pair.drop { $0 == " " }
    return pair.hasPrefix(name + "=") ? pair.dropFirst(name.count + 1) : nil
  }
  return values.count == 1 ? String(values[0]) : nil
}

/// A user's name from a proxy's header, if it is safe in a commit: one name, without signs of any syntax.
func userName(_ text: String) -> String? {
  let isName = text.unicodeScalars.allSatisfy {
    $0.value > 0x20 && $0.value != 0x7F && !"<>,;:\"'\\/()[]{}=&|$`".unicodeScalars.contains($0)
  }
  return (1...64).contains(text.count) && isName ? text : nil
}

/// Headers of every answer of the studio: only the studio's own scripts, styles and pictures, and no frames in other
/// sites.
let studioHeaders = [
  (
    name: "Content-Security-Policy",
    value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
      + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
  ),
  (name: "X-Frame-Options", value: "SAMEORIGIN"), (name: "Referrer-Policy", value: "same-origin"),
  (name: "Cross-Origin-Opener-Policy", value: "same-origin"),
]

/// `studioHeaders` for the page from which an article is copied: browsers filter clipboard contents by the policy of
/// the page, and an article has its styles in attributes.
let copyingHeaders = studioHeaders.map { header in
  header.name == "Content-Security-Policy"
    ? (name: header.name, value: header.value + "; style-src-attr 'unsafe-inline'") : header
}

/// Headers of pages of the site and of authors' pictures within the studio: without scripts.
let shownHeaders = [
  (name: "Content-Security-Policy", value: "sandbox allow-same-origin; frame-ancestors 'self'"),
  (name: "X-Frame-Options", value: "SAMEORIGIN"), (name: "Referrer-Policy", value: "same-origin"),
]
