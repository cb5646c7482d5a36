import Building
import Content
import Diagnostics
import Files
import Serving

/// The committed versions of a page, their differences, and the restoring of one.
extension Studio {
  func history(_ query: FormData, _ guest: Guest) -> Answer {
    guard git.isThere, let target = target(query["file"]), let now = try? held.read(target.file) else {
      return missing(guest)
    }
    let file = percentEncoded(target.file)
    let commit = query["commit"].flatMap { isCommit($0) ? $0 : nil }
    let old = commit.flatMap { git.bytes(of: target.file, in: $0) }
    let lines = old.map { difference(from: decodedText(now), to: decodedText($0)) } ?? []
    let input = HistoryInput(
      frame: frame(say("改动记录", "History"), guest), file: target.file, edit: Self.prefix + "edit?file=" + file,
      versions: git.versions(of: target.file).map {
        VersionInput(
          address: Self.prefix + "history?file=\(file)&commit=\($0.commit)",
          subject: $0.subject.isEmpty ? $0.commit : $0.subject, author: $0.author, date: $0.date,
          isCurrent: $0.commit == commit)
      },
      lines: lines.map { LineInput(text: String($0.dropFirst(2)), isGone: $0.hasPrefix("-")) },
      commit: old == nil ? nil : commit, token: gate.token(for: "restore", in: guest.session),
      digest: Digest(of: now).hexadecimal)
    return Answer(bytes: templates.page(historySchema, input))
  }

  func restore(_ data: FormData, _ guest: Guest) -> Answer {
    guard gate.take(data["token"] ?? "", for: "restore", in: guest.session) else { return stale(guest) }
    guard git.isThere, let target = target(data["file"]),
      let base = data["digest"].flatMap(Digest.init(hexadecimal:)),
      let bytes = data["commit"].flatMap({ git.bytes(of: target.file, in: $0) })
    else { return missing(guest) }
    do {
      try replace(target.file, base, bytes)
    } catch {
      return notice(say("没有恢复", "Not restored"), [error.phrase[language]], guest, status: 409)
    }
    return redirect("edit?done=restored&file=" + percentEncoded(target.file))
  }
}
