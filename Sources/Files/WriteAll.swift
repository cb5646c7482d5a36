import Glibc

/// Writes all bytes to an open file, pipe or terminal, in as many calls as needed.
///
/// Waits for a terminal or pipe that another program has made non-blocking.
///
/// - Returns: false if the system refuses, with the reason in `errno`.
package func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
  bytes.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = retrying {
        write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
        continue
      }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
