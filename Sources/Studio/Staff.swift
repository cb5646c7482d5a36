import Content
import Diagnostics
import Serving

/// A person's permissions in the studio.
enum Duty: Sendable, Hashable, CaseIterable {
  case write
  case publish
  /// Permission for some step of reviews; the term's words say which.
  case review

  /// The duty for a word in the staff vocabulary.
  init?(_ word: String) {
    switch word.lowercased() {
    case "写", "编辑", "write": self = .write
    case "发", "发布", "publish": self = .publish
    default: return nil
    }
  }
}

/// The people who work at the site: terms of a vocabulary, each with a list of duties.
///
/// Without that vocabulary, everyone whom the proxy authenticates may do everything; with it, only its people are
/// admitted. No field uses it and it has no index, so nothing of it is published.
struct Staff: Sendable {
  private let vocabulary: Vocabulary?
  private let steps: Set<String>

  init(_ name: String, in model: ContentModel?) {
    vocabulary = model?.vocabularies.first { $0.name == name }
    steps = Set((model?.kinds ?? []).flatMap { $0.reviewChain?.steps ?? [] })
  }

  /// A user's duties; nil for a user who is not in the vocabulary.
  func duties(of user: String) -> Set<Duty>? {
    guard let vocabulary else { return Set(Duty.allCases) }
    guard let term = vocabulary.lookup[user].map({ vocabulary.terms[$0] }) else { return nil }
    let words = term.values.compactMap { value -> [String]? in
      if case .texts(let texts)? = value { texts } else { nil }
    }.joined()
    return Set(words.compactMap { Duty($0) ?? (steps.contains($0) ? .review : nil) })
  }

  /// The author name of the user's commits.
  func name(of user: String) -> String {
    vocabulary.flatMap { vocabulary in vocabulary.lookup[user].map { vocabulary.terms[$0].name } } ?? user
  }
}

extension Studio {
  var staff: Staff { Staff(around.staff, in: around.lastSite().prepared?.site?.model) }

  /// Whether a user may use a route; without a proxy there is one editor, at this machine.
  func allows(_ guest: Guest, _ route: String) -> Bool {
    guard let user = guest.user else { return true }
    guard let duties = staff.duties(of: user) else { return false }
    switch route {
    case "publish": return duties.contains(.publish)
    case "edit", "clip", "new", "import", "restore": return duties.contains(.write)
    case "review": return duties.contains(.review)
    // Reviewers commit their marks under their own name.
    case "commit": return duties.contains(.write) || duties.contains(.review)
    default: return true
    }
  }

  func forbidden(_ guest: Guest) -> Answer {
    notice(
      say("没有这个权限", "You may not do this"),
      [
        say(
          "谁可以写、可以发，由管理员写在词表“\(around.staff)”里。",
          "Who may write and publish is said in the vocabulary “\(around.staff)”.")
      ],
      guest, status: 403)
  }
}
