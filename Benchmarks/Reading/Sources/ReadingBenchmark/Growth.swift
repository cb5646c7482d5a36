import Diagnostics
import Glibc
import Markdown

/// How the cost of a hostile text grows: twice the text may cost at most 2.6 times as much.
///
/// What is measured is work, not the machine: memory once given stays with the process (`keepMemory`), so that no
/// reading pays for fresh pages that the one beside it has got; the least of several readings counts, because
/// other programs only ever add; and a bad ratio is believed when it repeats.
struct Growth {
  static let limit = 2.6
  /// Texts are doubled from the first size to the last; the limit for a body is 1 MiB.
  private static let sizes = [64, 128, 256, 512].map { $0 << 10 }
  private static let readings = 3
  /// Below it, a reading is mostly the clock's and the call's own.
  private static let leastSeconds = 0.000_3

  var fragment: HostileFragment
  /// The largest t(2n)/t(n), and the number of bytes 2n.
  var worst = (ratio: 0.0, bytes: 0)

  init(_ fragment: HostileFragment) {
    self.fragment = fragment
    var before: Double?
    for size in Self.sizes {
      var seconds = Self.seconds(fragment, size)
      if let before, before >= Self.leastSeconds {
        for _ in 0..<4 where seconds / before > Self.limit {
          seconds = min(seconds, Self.seconds(fragment, size))
        }
        if seconds / before > worst.ratio { worst = (seconds / before, size) }
      }
      before = seconds
    }
  }

  private static func seconds(_ fragment: HostileFragment, _ size: Int) -> Double {
    let source = Source(name: "hostile.md", bytes: fragment.text(of: size))
    return (0..<readings).map { _ in
      threadSeconds { sink(parseMarkdown(source, in: 0..<source.bytes.count).html.count) }
    }.min() ?? 0
  }
}

/// Measures all fragments, shows the worst, and says whether all stay below the limit.
func measureGrowth() -> Bool {
  keepMemory()
  let growths = hostileFragments.map(Growth.init).sorted { $0.worst.ratio > $1.worst.ratio }
  print("\n\(growths.count) hostile fragments, t(2n)/t(n) at most \(Growth.limit)")
  for growth in growths.prefix(5) {
    let ratio = (growth.worst.ratio * 100).rounded() / 100
    print("  \(ratio) at \(growth.worst.bytes >> 10) KiB  \(growth.fragment.description)")
  }
  return (growths.first?.worst.ratio ?? 0) <= Growth.limit
}

/// Lets the C library keep what it has, instead of returning large blocks to the system after every reading: options
/// M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of `mallopt`, whose header Swift's module of the C library leaves out.
private func keepMemory() {
  guard let address = dlsym(nil, "mallopt") else { return }
  let mallopt = unsafeBitCast(address, to: (@convention(c) (CInt, CInt) -> CInt).self)
  for (option, value) in [(-1, 1 << 30), (-3, 32 << 20)] as [(CInt, CInt)] { _ = mallopt(option, value) }
}
