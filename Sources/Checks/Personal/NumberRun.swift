/// Digits that a reader takes for one number, with spaces and hyphens between them allowed.
///
/// Identity numbers, phone numbers and cards are written in groups; every rule asks for the groups of its numbers.
/// Digits of all scripts count as digits, and a number is not hidden by what readers do not see: invisible characters,
/// marks of emphasis, tags and comments.
struct NumberRun {
  var digits: [UInt8] = []
  /// The range of every digit.
  var places: [Range<Int>] = []
  /// Digits without a gap, as positions in `digits`.
  var groups: [Range<Int>] = []
  /// The gap after each group but the last.
  var gaps: [Gap] = []
  /// An `X` directly after the last digit, as identity numbers end.
  var check: Range<Int>?

  enum Gap {
    /// Nothing that readers see: the groups are one to them.
    case hidden
    case space
    case hyphen
    case dot
  }

  /// Several groups next to each other, taken as one number.
  struct Window {
    var groups: Range<Int>
    var digits: Range<Int>
  }

  /// All windows with one of the given counts of digits, longest first at every group.
  ///
  /// - Parameter mayBegin: whether a number may begin with these two digits; a page of nothing but digits has as many
  ///   windows as digits.
  func windows(of lengths: ClosedRange<Int>, from mayBegin: (UInt8, UInt8) -> Bool = { _, _ in true })
    -> [Window]
  {
    var windows: [Window] = []
    for first in groups.indices {
      let start = groups[first].lowerBound
      guard start + 1 < digits.count, mayBegin(digits[start], digits[start + 1]) else { continue }
      var last = first
      while last < groups.count {
        let digits = groups[first].lowerBound..<groups[last].upperBound
        guard digits.count <= lengths.upperBound else { break }
        if lengths.contains(digits.count) { windows.append(Window(groups: first..<last + 1, digits: digits)) }
        last += 1
      }
    }
    return windows.reversed()
  }

  /// The numbers of digits in the groups of a window, as readers see them.
  func shape(of window: Window) -> [Int] {
    var shape: [Int] = []
    for group in window.groups {
      if group > window.groups.lowerBound, gaps[group - 1] == .hidden {
        shape[shape.count - 1] += groups[group].count
      } else {
        shape.append(groups[group].count)
      }
    }
    return shape
  }

  /// The gaps that readers see between the groups of a window.
  func gaps(in window: Window) -> [Gap] { gaps[window.groups.dropLast()].filter { $0 != .hidden } }

  func range(of digits: Range<Int>) -> Range<Int> {
    places[digits.lowerBound].lowerBound..<places[digits.upperBound - 1].upperBound
  }
}
