import Diagnostics
import Files
import Glibc

/// The cache's folder of a site: in the site's folder, or in the user's cache if that cannot be written.
///
/// Sites may lie on read-only disks, on shares, and in folders of other users.
func cacheFolder(of site: String) -> String {
  let own = site + "/.cache"
  let isThere = access(own, F_OK) == 0
  guard access(isThere ? own : site, W_OK) != 0 else { return own }
  let name = Digest(of: Array((realPath(site) ?? site).utf8)).hexadecimal
  let homes = [variable("XDG_CACHE_HOME"), variable("HOME").map { $0 + "/.cache" }].compactMap(\.self)
  return "\(homes.first(where: mayBeWritten) ?? "/tmp/xinfeng-cache-\(getuid())")/xinfeng/\(name)"
}

/// Whether a folder can be written or created.
private func mayBeWritten(_ path: String) -> Bool {
  var place = path[...]
  while !place.isEmpty, access(String(place), F_OK) != 0 {
    place = place[..<(place.lastIndex(of: "/") ?? place.startIndex)]
  }
  return access(place.isEmpty ? "/" : String(place), W_OK) == 0
}

/// An absolute path from the environment.
private func variable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
}
