import Glibc

/// Where a path leads when all links in it are followed; nil where nothing is there.
package func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Where a path would lead that need not be there yet: its nearest folder that is, with the rest behind it.
package func realPath(ofNew path: String) -> String {
  var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  let start = path.hasPrefix("/") ? "/" : "./"
  var rest: [String] = []
  while !parts.isEmpty {
    if let real = realPath(start + parts.joined(separator: "/")) {
      // What is not there has no links, so that `..` takes away what stands before it.
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

/// The text of a symbolic link; nil where none is.
package func linkTarget(_ path: String) -> String? {
  var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  let count = readlink(path, &target, target.count - 1)
  guard count >= 0 else { return nil }
  return String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Whether a link in a folder leads to a regular file in the same folder or below.
package func linksWithin(_ folder: String, _ name: String) -> Bool {
  guard let root = realPath(folder), let target = realPath(folder + "/" + name) else { return false }
  return target.hasPrefix(root == "/" ? root : root + "/") && fileExists(target)
}
