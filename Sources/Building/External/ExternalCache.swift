import Almanac
import Checks
import Diagnostics
import Files

/// Answers of other sites with the day of each: a line for each address in `.cache/external-links`.
///
/// Addresses without an answer are not cached, and are asked again.
struct ExternalCache {
  /// Answers that have not expired.
  var answers: [String: ExternalAnswer] = [:]
  private var days: [String: Int] = [:]
  private let folder: String
  private let today: Int

  init(in folder: String, on day: Day) {
    self.folder = folder
    today = Int(day.number)
    guard FileStamp(of: path) != nil, let bytes = try? readFile(path) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, let day = Int(parts[0]), let answer = ExternalAnswer(parts[1], parts[2]),
        0..<answer.daysToLive ~= today - day
      else { continue }
      answers[parts[3]] = answer
      days[parts[3]] = day
    }
  }

  private var path: String { folder + "/external-links" }

  func keep() throws(Failure) {
    let lines = answers.sorted { $0.key < $1.key }.compactMap { address, answer in
      answer.words.map { "\(days[address] ?? today)\t\($0.kind)\t\($0.value)\t\(address)\n" }
    }
    try makeFolder(folder)
    try replaceFile(path, with: Array(lines.joined().utf8))
  }
}

extension ExternalAnswer {
  fileprivate init?(_ kind: String, _ value: String) {
    switch (kind, Int(value)) {
    case ("fine", _): self = .fine
    case ("gone", let code?): self = .gone(code: code)
    case ("moved", _) where !value.isEmpty: self = .moved(to: value)
    default: return nil
    }
  }

  fileprivate var words: (kind: String, value: String)? {
    switch self {
    case .fine: ("fine", "")
    case .gone(let code): ("gone", String(code))
    case .moved(let address): ("moved", address)
    case .silent: nil
    }
  }

  fileprivate var daysToLive: Int { if case .gone = self { 1 } else { 7 } }
}
