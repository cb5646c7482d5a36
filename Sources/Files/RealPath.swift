import Glibc

/// The path with all links resolved; nil if nothing exists there.
package func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The resolved path of a file that may not exist yet: its nearest existing folder, resolved, with the rest appended.
package func realPath(ofNew path: String) -> String {
  var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  let start = path.hasPrefix("/") ? "/" : "./"
  var rest: [String] = []
  while !parts.isEmpty {
    if let real = realPath(start + parts.joined(separator: "/")) {
      // Missing parts are no links, so `..` removes the part before it.
      return rest.reversed().reduce(real) { path, part in
        switch part {
        case ".": path
        case "..": String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        default: path + "/" + part
        }
      }
    }
    rest.append(parts.removeLast())
  }
  return rest.reversed().reduce(realPath(start) ?? "") { $0 == "/" ? "/" + $1 : $0 + "/" + $1 }
}

/// The target of a symbolic link; nil if there is no link.
package func linkTarget(_ path: String) -> String? {
  var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  let count = readlink(path, &target, target.count - 1)
  guard count >= 0 else { return nil }
  return String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Whether a link in a folder points to a regular file in the same folder or below.
package func linksWithin(_ folder: String, _ name: String) -> Bool {
  guard let root = realPath(folder), let target = realPath(folder + "/" + name) else { return false }
  return target.hasPrefix(root == "/" ? root : root + "/") && fileExists(target)
}
