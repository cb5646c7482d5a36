import Diagnostics
import Glibc

/// The kernel's reports of changes in folders, for whole trees.
///
/// inotify watches single folders. This keeps one watch for every folder of the trees, adds and removes watches as
/// folders come and go, and watches the folder that contains each root, so that a root may be deleted and made again
/// (`git checkout`, editors that write beside and rename).
struct Inotify: Sendable {
  let descriptor: Int32
  private var folders: [Int32: Folder] = [:]
  private let roots: [String]

  /// A watched folder: the prefix of paths in it, and the names that matter in it (nil: all).
  private struct Folder {
    var prefix: String
    var names: Set<String>?
  }

  /// A record of inotify(7): four words in the byte order of amd64 and arm64, then a name padded with zeros.
  private struct Event {
    var watch: Int32
    var mask: UInt32
    var name: String

    /// Takes the first of several records; nil if there is none.
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

  /// Watches files and folders, which need not exist yet; the folders that contain them must.
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
      // A new file is reported when it is closed after writing; a link is never closed.
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

  /// The kernel's queue overflowed and events are lost: report all roots as changed, and add the watches again.
  private mutating func begin(again changed: inout Set<String>) throws(Failure) {
    for watch in folders.keys { inotify_rm_watch(descriptor, watch) }
    folders = [:]
    changed.formUnion(roots)
    try addRoots(found: &changed)
  }

  /// Watches a folder and the folders in it. The watch is added before the folder is listed, so that a file that comes
  /// in between is found twice and not missed.
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
      // A folder that has gone is no failure, nor is an unreadable one, whose files are not read either.
      if [ENOENT, ENOTDIR, EACCES, ELOOP].contains(errno) { return }
      throw Self.failure("inotify_add_watch")
    }
    // A folder has one watch, however often it is added.
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

  /// Removes the watches of a tree that was moved away: its folders have other paths now or no longer matter.
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

/// Whether a name can be content, and not a file of editors, version control or desktops.
func matters(_ name: String) -> Bool { !name.hasPrefix(".") && !name.hasSuffix("~") }
