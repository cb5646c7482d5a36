import Almanac
import Checks
import Diagnostics

/// The settings for requests to other sites, which keep their load low.
package struct OutsideQuestions: Sendable {
  /// The number of hosts asked at once; pages of one host are asked one after another, one a second.
  package var hostsAtOnce = 8
  /// The time limit for a page, in seconds.
  package var timeout = 20
  /// Called with the number of hosts before they are asked.
  package var begins: (@Sendable (Int) -> Void)?

  package init() {}
}

/// Requests pages of other sites, and caches the answers.
///
/// Requests headers first. If a server does not support that or reports an error, the page's first bytes are requested
/// before the answer counts. Answers are kept in the cache's folder: a week for pages that are fine or moved, a day for
/// those that are gone.
///
/// - Returns: answers by address.
func askOutside(
  about links: [ExternalLink], _ questions: OutsideQuestions, cache folder: String, on day: Day
) throws(Failure) -> [String: ExternalAnswer] {
  var cache = ExternalCache(in: folder, on: day)
  let unknown = Set(links.map(\.page)).subtracting(cache.answers.keys).sorted()
  guard !unknown.isEmpty else { return cache.answers }
  questions.begins?(Set(unknown.map(host)).count)
  let heads = try request(unknown, .head, questions)
  let doubtful = unknown.filter { heads[$0]?.isDoubtful ?? false }
  let replies = heads.merging(try request(doubtful, .beginning, questions)) { $1 }
  let targets = Set(replies.values.compactMap(\.redirect)).sorted()
  let ends = try request(targets, .end, questions)
  for address in unknown { cache.answers[address] = answer(replies[address], ends) }
  try cache.keep()
  return cache.answers
}

private func answer(_ reply: Reply?, _ ends: [String: Reply]) -> ExternalAnswer {
  guard let reply else { return .silent(why: "curl") }
  guard let redirect = reply.redirect else { return reply.answer }
  switch ends[redirect]?.answer {
  case .fine: return reply.isPermanent ? .moved(to: redirect) : .fine
  case .gone(let code): return .gone(code: code)
  // If the target of a redirect does not answer, the state of the link is unknown.
  default: return .silent(why: redirect)
  }
}

extension Reply {
  /// Whether an error counts only after a request for the page itself, and not just for its headers.
  fileprivate var isDoubtful: Bool {
    if code == 0 { return [8, 52, 56].contains(failure) }
    return code >= 400 && ![401, 403, 407, 429].contains(code)
  }

  fileprivate var isPermanent: Bool { code == 301 || code == 308 }

  fileprivate var answer: ExternalAnswer {
    switch code {
    case 0: .silent(why: reason)
    case 404, 410: .gone(code: code)
    case 500...: .silent(why: String(code))
    // A page that requires a password, or asks to wait, exists.
    default: .fine
    }
  }
}
