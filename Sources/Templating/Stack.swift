/// A stack of plain things with one owner, so that a step costs a comparison and a copy.
struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private var capacity = 16
  private(set) var count = 0

  init() { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }

  @inline(__always)
  mutating func push(_ element: Element) {
    if count == capacity { grow() }
    (start + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  mutating func removeLast(_ number: Int = 1) {
    precondition(number <= count, "a stack holds no less than nothing")
    count -= number
  }

  @inline(__always)
  subscript(position: Int) -> Element {
    get {
      precondition(position >= 0 && position < count, "a position below the top")
      return start[position]
    }
    set {
      precondition(position >= 0 && position < count, "a position below the top")
      start[position] = newValue
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
