import Almanac
import Diagnostics
import Files

/// A mark at a target that blocks every publish until it is lifted: the next publish, by a timer or a push, could bring
/// back the release that was rolled back.
///
/// It lies beside the releases, as lines of text, so that it also blocks publishes from other machines and can be read
/// at the target. A mark that cannot be parsed blocks, too.
package struct Hold: Sendable, Hashable {
  static let fileName = ".xinfeng-held"

  /// The person who set it: `wang@web1`.
  package var person: String
  /// In seconds since 1970.
  package var moment: Int
  package var reason: String

  package init(person: String, moment: Int, reason: String) {
    self.person = person
    self.moment = moment
    self.reason = String(String.UnicodeScalarView(reason.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }

  package init(_ bytes: [UInt8]) {
    var parts: [Substring: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      if words.count == 2 { parts[words[0]] = String(words[1]) }
    }
    self.init(
      person: parts["by"] ?? "?", moment: parts["moment"].flatMap { Int($0) } ?? 0,
      reason: parts["reason"] ?? "?")
  }

  var bytes: [UInt8] { Array("by \(person)\nmoment \(moment)\nreason \(reason)\n".utf8) }

  /// The message for a blocked publish, with the remedy.
  package var refusal: Phrase {
    let when = Moment(epochSeconds: moment).text
    return Phrase(
      "这个目标停住了，没有发布，读者看到的不变，撤下的也还没有撤下（\(person)，\(when)：\(reason)）；内容改好了，用 --resume 发布",
      "this target is held: nothing was published, nor withdrawn, and readers see what they saw (\(person), \(when): "
        + "\(reason)); once the content is right, publish with --resume")
  }
}

extension PublishOptions {
  /// The hold that this run sets.
  ///
  /// - Parameter reason: used if the options give none.
  func hold(because reason: String) -> Hold {
    Hold(person: "\(userName)@\(hostName)", moment: now.epochSeconds, reason: holdReason ?? reason)
  }
}

extension DeployedState {
  /// The hold that a rollback sets: later releases stay unpublished until it is lifted. A return to the newest release
  /// lifts it.
  func hold(after release: Release, _ options: PublishOptions) -> Hold? {
    guard release.name != releases.last?.name || options.holdReason != nil else { return nil }
    return options.hold(because: "--rollback: \(current?.description ?? "?") → \(release.name)")
  }

  func isLifted(by release: Release, _ options: PublishOptions) -> Bool {
    self.hold != nil && hold(after: release, options) == nil
  }
}
