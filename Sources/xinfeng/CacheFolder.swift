import Diagnostics
import Files
import Glibc

/// Where a site's cache is: in its folder, or, where nothing may be written there, in the user's.
///
/// Sites lie on disks that are mounted for reading, on shares, and in folders of somebody else's.
func cacheFolder(of site: String) -> String {
  let own = site + "/.cache"
  let isThere = access(own, F_OK) == 0
  guard access(isThere ? own : site, W_OK) != 0 else { return own }
  let name = Digest(of: Array((realPath(site) ?? site).utf8)).hexadecimal
  let homes = [variable("XDG_CACHE_HOME"), variable("HOME").map { $0 + "/.cache" }].compactMap(\.self)
  return "\(homes.first(where: mayBeWritten) ?? "/tmp/xinfeng-cache-\(getuid())")/xinfeng/\(name)"
}

/// Whether a folder may be written in, or be made.
private func mayBeWritten(_ path: String) -> Bool {
  var place = path[...]
  while !place.isEmpty, access(String(place), F_OK) != 0 {
    place = place[..<(place.lastIndex(of: "/") ?? place.startIndex)]
  }
  return access(place.isEmpty ? "/" : String(place), W_OK) == 0
}

/// An absolute path in the environment.
private func variable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
}
