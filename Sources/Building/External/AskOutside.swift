import Almanac
import Checks
import Diagnostics

/// How the web outside is asked about links: politely.
package struct OutsideQuestions: Sendable {
  /// How many hosts at once; of one host, one page after another, one a second.
  package var hostsAtOnce = 8
  /// For a page, in seconds.
  package var timeout = 20
  /// Told how many hosts are to be asked.
  package var begins: (@Sendable (Int) -> Void)?

  package init() {}
}

/// Asks hosts about pages, and remembers what they said.
///
/// Headers only at first; a server that does not know how, or that says no, is asked for the page's beginning before
/// it is believed. What was learnt is kept in the cache's folder: a week where all is well, a day where it is not.
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
  // Where the way leads to nobody who answers, the link is as it was.
  default: return .silent(why: redirect)
  }
}

extension Reply {
  /// That a page is gone is believed only of a server that has been asked for the page itself.
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
    // Who asks for a password or for patience is there.
    default: .fine
    }
  }
}
