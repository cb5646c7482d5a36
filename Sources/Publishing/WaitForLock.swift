import Diagnostics
import Glibc

extension PublishOptions {
  /// Tries to take a lock again and again, for as long as there is patience, and takes the time off what is left.
  ///
  /// - Parameter attempt: takes the lock and gives nil, or says who has it, as far as that is known.
  mutating func waitForLock(_ attempt: () throws(Failure) -> String?) throws(Failure) {
    guard let holder = try attempt() else { return }
    notice(
      Phrase(
        "另一次发布正在进行\(holder.isEmpty ? "" : "（\(holder)）")，最多等 \(patience) 秒……",
        "another publish is running\(holder.isEmpty ? "" : " (\(holder))"); waiting \(patience) s at most …"))
    let (whole, start) = (patience, secondsSinceBoot())
    repeat {
      usleep(200_000)
      patience = max(0, whole - (secondsSinceBoot() - start))
      if try attempt() == nil { return }
    } while patience > 0
    throw Failure(
      Phrase(
        "等了 \(whole) 秒，另一次发布还没有结束，这一次没有做；--wait 秒数 可以等得更久",
        "another publish had not ended after \(whole) s, and nothing was done; --wait SECONDS waits longer"),
      cause: holder.isEmpty ? nil : holder)
  }
}

/// Of use for nothing but how long something took.
private func secondsSinceBoot() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec
}

/// This machine's name, as far as it can stand in a script and on a terminal.
var hostName: String {
  var name = [CChar](repeating: 0, count: 256)
  guard gethostname(&name, name.count - 1) == 0 else { return "?" }
  let bytes = name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
  let plain = String(decoding: bytes, as: UTF8.self).filter { character in
    character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == ".")
  }
  return plain.isEmpty ? "?" : plain
}
