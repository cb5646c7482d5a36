import Building
import Files
import Synchronization

/// Data kept between requests: previews, and files as opened. The studio works without them.
final class StudioMemory: Sendable {
  private struct State {
    var pages: [String: [UInt8]] = [:]
    var pageOrder: [String] = []
    var opened: [Digest: [UInt8]] = [:]
    var openedOrder: [Digest] = []
    /// The last articles shown; with its pictures, each has several megabytes.
    var articles: [(key: String, export: WeChatExport)] = []
    var spellings: [String: Spelling] = [:]
    var pictures: [@Sendable (String) -> [UInt8]?] = []
  }

  private let state = Mutex(State())

  func keep(page: [UInt8], of file: String, in session: String) {
    let key = session + "\n" + file
    state.withLock { state in
      if state.pages.updateValue(page, forKey: key) == nil { state.pageOrder.append(key) }
      if state.pageOrder.count > 64 { state.pages[state.pageOrder.removeFirst()] = nil }
    }
  }

  func forget(_ file: String, in session: String) {
    let key = session + "\n" + file
    state.withLock { state in
      state.pages[key] = nil
      state.pageOrder.removeAll { $0 == key }
    }
  }

  func page(of file: String, in session: String) -> [UInt8]? {
    state.withLock { $0.pages[session + "\n" + file] }
  }

  func keep(opened bytes: [UInt8], _ digest: Digest) {
    state.withLock { state in
      guard state.opened.updateValue(bytes, forKey: digest) == nil else { return }
      state.openedOrder.append(digest)
      if state.openedOrder.count > 256 { state.opened[state.openedOrder.removeFirst()] = nil }
    }
  }

  /// Keeps the pictures of the last unsaved texts; each holds a plan, so there are only two.
  func keep(pictures: @escaping @Sendable (String) -> [UInt8]?) {
    state.withLock { state in
      state.pictures.append(pictures)
      if state.pictures.count > 2 { state.pictures.removeFirst() }
    }
  }

  func picture(at path: String) -> [UInt8]? {
    let pictures = state.withLock { $0.pictures }
    return pictures.lazy.compactMap { $0(path) }.first
  }

  /// The spellings of titles, in order; computed at first use.
  func spellings(of titles: some Sequence<String>) -> [Spelling] {
    state.withLock { state in
      if state.spellings.count > 100_000 { state.spellings = [:] }
      return titles.map { title in
        if let known = state.spellings[title] { return known }
        let spelling = Spelling(of: title)
        state.spellings[title] = spelling
        return spelling
      }
    }
  }

  func keep(article: WeChatExport, of file: String, in session: String) {
    let key = session + "\n" + file
    state.withLock { state in
      state.articles.removeAll { $0.key == key }
      state.articles.append((key, article))
      if state.articles.count > 4 { state.articles.removeFirst() }
    }
  }

  func article(of file: String, in session: String) -> WeChatExport? {
    let key = session + "\n" + file
    return state.withLock { $0.articles.first { $0.key == key }?.export }
  }

  func opened(_ digest: Digest) -> [UInt8]? { state.withLock { $0.opened[digest] } }
}
