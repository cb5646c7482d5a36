import Diagnostics
import Glibc

/// The kernel's own record of changes in folders, for whole trees.
///
/// inotify watches single folders. This keeps one watch for every folder of the trees, follows folders
/// that come,
/// forgets folders that go, and watches the folder in which each tree stands, so that a tree or a file
/// may be
/// deleted and made again (`git checkout`, editors that write beside and rename).
struct Inotify: Sendable {
  let descriptor: Int32
  private var folders: [Int32: Folder] = [:]
  private let roots: [String]

  /// A watched folder: what stands before the names in it, and which of them matter (nil: all).
  private struct Folder {
    var prefix: String
    var names: Set<String>?
  }

  /// A record of inotify(7): four words in the byte order of amd64 and arm64, then a name filled up with zeros.
  private struct Event {
    var watch: Int32
    var mask: UInt32
    var name: String

    /// Takes the first of some records; nil where there is none.
    init?(takenFrom rest: inout ArraySlice<UInt8>) {
      guard rest.count >= 16 else { return nil }
      let words = (0..<4).map { word in
        rest.dropFirst(4 * word).prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      watch = Int32(bitPattern: words[0])
      mask = words[1]
      name = String(decoding: rest.dropFirst(16).prefix(Int(words[3])).prefix { $0 != 0 }, as: UTF8.self)
      rest = rest.dropFirst(16 + Int(words[3]))
    }
  }

  /// Watches files and folders, which need not be there yet; the folders they stand in must.
  init(_ paths: [String]) throws(Failure) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw Self.failure("inotify_init1") }
    roots = paths
    do throws(Failure) {
      var found: Set<String> = []
      try addRoots(found: &found)
    } catch {
      end()
      throw error
    }
  }

  func end() { close(descriptor) }

  /// Adds the paths of all changes so far to `changed`.
  mutating func read(into changed: inout Set<String>) throws(Failure) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      var rest = buffer[..<count]
      while let event = Event(takenFrom: &rest) { try take(event, &changed) }
    }
  }

  private mutating func take(_ event: Event, _ changed: inout Set<String>) throws(Failure) {
    let name = event.name
    func has(_ flag: some BinaryInteger) -> Bool { event.mask & UInt32(flag) != 0 }
    if has(IN_Q_OVERFLOW) { return try begin(again: &changed) }
    if has(IN_IGNORED) { folders[event.watch] = nil }
    guard let folder = folders[event.watch], !name.isEmpty else { return }
    if let names = folder.names { guard names.contains(name) else { return } }
    guard folder.names != nil || matters(name) else { return }
    let path = folder.prefix + name
    if has(IN_ISDIR) {
      if has(IN_MOVED_FROM) { forget(path + "/") }
      changed.insert(path)
      if has(IN_CREATE) || has(IN_MOVED_TO) {
        try addTree(path, followLink: roots.contains(path), found: &changed)
      }
    } else if !has(IN_CREATE) || isLink(path) {
      // A new file's writing is not over before its close; a link is never closed.
      changed.insert(path)
      if roots.contains(path) { try addTree(path, followLink: true, found: &changed) }
    }
  }

  private mutating func addRoots(found: inout Set<String>) throws(Failure) {
    for root in roots {
      let nameStart = root.lastIndex(of: "/").map(root.index(after:)) ?? root.startIndex
      try add(Folder(prefix: String(root[..<nameStart]), names: [String(root[nameStart...])]))
      try addTree(root, followLink: true, found: &found)
    }
  }

  /// The kernel's queue was full and events are lost: everything may have changed, and the watches are
  /// laid anew.
  private mutating func begin(again changed: inout Set<String>) throws(Failure) {
    for watch in folders.keys { inotify_rm_watch(descriptor, watch) }
    folders = [:]
    changed.formUnion(roots)
    try addRoots(found: &changed)
  }

  /// Watches a folder and the folders in it. The watch comes first and the look after it, so that a file
  /// which
  /// comes in between is found twice rather than not at all.
  private mutating func addTree(_ path: String, followLink: Bool, found: inout Set<String>) throws(Failure) {
    guard isFolder(path, followLink: followLink) else { return }
    var open = [path]
    while let folder = open.popLast() {
      try add(Folder(prefix: folder + "/", names: nil))
      for name in names(in: folder) where matters(name) {
        let inner = folder + "/" + name
        if isFolder(inner, followLink: false) { open.append(inner) } else { found.insert(inner) }
      }
    }
  }

  private mutating func add(_ folder: Folder) throws(Failure) {
    let mask =
      UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
      | UInt32(IN_MOVED_TO)
      | UInt32(IN_ONLYDIR)
    let watch = inotify_add_watch(descriptor, folder.prefix.isEmpty ? "." : folder.prefix, mask)
    guard watch >= 0 else {
      // A folder that has gone already is no failure, nor is one that may not be read: nobody reads its
      // files.
      if [ENOENT, ENOTDIR, EACCES, ELOOP].contains(errno) { return }
      throw Self.failure("inotify_add_watch")
    }
    // One folder has one watch, however many ask for it.
    if let old = folders[watch], old.prefix == folder.prefix {
      if let names = old.names, let more = folder.names {
        folders[watch]?.names = names.union(more)
      } else {
        folders[watch]?.names = nil
      }
    } else {
      folders[watch] = folder
    }
  }

  /// Ends the watches of a tree that was moved: where it is now, its folders have other paths or do not
  /// matter.
  private mutating func forget(_ prefix: String) {
    for (watch, folder) in folders where folder.prefix.hasPrefix(prefix) {
      inotify_rm_watch(descriptor, watch)
      folders[watch] = nil
    }
  }

  private static func failure(_ call: String) -> Failure {
    Failure(Phrase("\(call) 失败", "\(call) failed"), cause: String(cString: strerror(errno)))
  }
}

/// Whether a name can be content: not what editors, version control and desktops leave beside it.
func matters(_ name: String) -> Bool { !name.hasPrefix(".") && !name.hasSuffix("~") }
