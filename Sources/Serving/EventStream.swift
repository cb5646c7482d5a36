import FlyingSocks

/// A body that is written as it comes about, as the server wants it: in pieces of at most the size it
/// asks for.
struct EventStream: AsyncBufferedSequence {
  typealias Element = UInt8

  var events: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var events: AsyncStream<[UInt8]>.AsyncIterator
    private var rest: ArraySlice<UInt8> = []

    fileprivate init(events: AsyncStream<[UInt8]>.AsyncIterator) { self.events = events }

    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      while rest.isEmpty {
        guard let event = await events.next() else { return nil }
        rest = event[...]
      }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }

    mutating func next() async -> UInt8? { await nextBuffer(suggested: 1)?.first }
  }
}
