import Content
import Posts

/// The file of a picture: beside the post, in the post's own folder, or at an absolute address.
func pictureFile(
  _ address: String, of post: String, in settings: PostSettings, among files: Set<String>
) -> String? {
  let path = withoutPercents(String(address.prefix { $0 != "?" && $0 != "#" }))
  let folder = post.lastIndex(of: "/").map { String(post[...$0]) } ?? ""
  let own = post.lastIndex(of: ".").map { String(post[..<$0]) + "/" } ?? folder
  let bare = path.drop { $0 == "/" }
  let candidates =
    path.hasPrefix("/")
    ? settings.fileFolders.map { $0 + bare }
    : [own, folder].map { $0 + bare } + settings.fileFolders.map { $0 + bare }
  return candidates.lazy.map(plainPath).first { files.contains($0) }
}

/// The path of an address of the old site below its home, `https://example.org/blog/a.png` or `/blog/a.png`.
func withoutHome(_ address: String, _ settings: PostSettings) -> String {
  let hosts = settings.host.isEmpty ? [] : ["https://", "http://", "//"].map { $0 + settings.host + "/" }
  let host = hosts.first { address.hasPrefix($0) }
  let path = host.map { "/" + address.dropFirst($0.count) } ?? address
  guard !settings.root.isEmpty, path.hasPrefix(settings.root + "/") else { return path }
  return String(path.dropFirst(settings.root.count))
}

/// The path with `.` and `..` resolved.
private func plainPath(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return parts.joined(separator: "/")
}
