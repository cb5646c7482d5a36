import Diagnostics
import Glibc

extension PublishOptions {
  /// Tries to take a lock every 200 ms until patience runs out, and subtracts the time from it.
  ///
  /// - Parameter attempt: takes the lock and returns nil, or returns its holder, empty if unknown.
  mutating func waitForLock(_ attempt: () throws(Failure) -> String?) throws(Failure) {
    guard let holder = try attempt() else { return }
    notice(
      Phrase(
        "另一次发布正在进行\(holder.isEmpty ? "" : "（\(holder)）")，最多等 \(patience) 秒……",
        "another publish is running\(holder.isEmpty ? "" : " (\(holder))"); waiting \(patience) s at most …"))
    let whole = patience
    let end = millisecondsSinceBoot() + whole * 1000
    var left = whole * 1000
    while left > 0 {
      usleep(UInt32(min(left, 200)) * 1000)
      left = max(0, end - millisecondsSinceBoot())
      patience = left / 1000
      if try attempt() == nil { return }
    }
    throw Failure(
      Phrase(
        "等了 \(whole) 秒，另一次发布还没有结束，这一次没有做；--wait 秒数 可以等得更久",
        "another publish had not ended after \(whole) s, and nothing was done; --wait SECONDS waits longer"),
      cause: holder.isEmpty ? nil : holder)
  }
}

/// Milliseconds of the monotonic clock, for measuring intervals only.
private func millisecondsSinceBoot() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

/// This machine's name if it is safe in a script and on a terminal, else `?`.
var hostName: String {
  var name = [CChar](repeating: 0, count: 256)
  guard gethostname(&name, name.count - 1) == 0 else { return "?" }
  let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return isPlain(text) ? text : "?"
}

/// The account that runs this process, by name, or by number if the name is unsafe.
var userName: String {
  let name = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
  return isPlain(name) ? name : "\(geteuid())"
}

func isPlain(_ name: some StringProtocol) -> Bool {
  !name.isEmpty
    && name.utf8.allSatisfy { byte in
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._?".utf8.contains(byte)
    }
}
