import Diagnostics
import YAML

/// A target to which the site is published, as named in `site.yml` under `publish`.
package struct PublishTarget: Sendable, Hashable {
  package var name: String
  package var destination: Destination

  package enum Destination: Sendable, Hashable {
    /// A folder of this machine, relative to the site's unless absolute.
    case directory(String)
    /// A folder of another machine. The configuration is a file for `ssh -F`, relative to the site's folder unless
    /// absolute.
    case ssh(host: String, folder: String, configuration: String?)
    /// A remote of rclone, such as `oss:bucket/site`.
    case storage(String)
  }
}

extension Rule {
  static let unclearTarget = Rule(
    "unclear-target", .error,
    Phrase(
      "发布目标“{0}”要写明 directory、ssh 或 rclone 之一", "the target “{0}” needs one of directory, ssh and rclone"),
    manual: Phrase(
      "写成 {directory: 文件夹}、{ssh: 用户@主机, folder: 文件夹} 或 {rclone: \"名称:桶/文件夹\"}。",
      "Write {directory: DIR}, {ssh: user@host, folder: DIR} or {rclone: \"name:bucket/folder\"}."))
  static let unclearPlace = Rule(
    "unclear-place", .error, Phrase("“{0}”不能作 {1}", "“{0}” cannot be the target's {1}"),
    manual: Phrase(
      "ssh 写成 用户@主机；folder 里不用空白和引号；rclone 写成 名称:桶/文件夹，密钥写在 rclone 自己的设置里，不写在 site.yml 里。",
      "ssh is user@host; folder has no spaces and quotes; rclone is name:bucket/folder, and its secrets stand in rclone's "
        + "own settings, never in site.yml."))
}

/// The targets under `publish`, in the order of the file.
func readTargets(_ map: inout MapReader, reader: inout NodeReader) -> [PublishTarget] {
  guard let targets = map.map("publish", reader: &reader) else { return [] }
  return targets.pairs.compactMap { pair in
    guard let name = reader.text(pair.key, of: "publish"),
      var entry = MapReader(pair.value, of: name, keys: targetKeys, reader: &reader)
    else { return nil }
    let destination = readDestination(&entry, named: name, at: pair.key, reader: &reader)
    entry.refuseOtherKeys(reader: &reader)
    return destination.map { PublishTarget(name: name, destination: $0) }
  }
}

private func readDestination(
  _ entry: inout MapReader, named name: String, at key: YAMLNode, reader: inout NodeReader
) -> PublishTarget.Destination? {
  let ways = ["directory", "ssh", "rclone"].filter { entry.take($0) != nil }
  guard ways.count == 1, let way = ways.first else {
    reader.report(.unclearTarget, key, [name])
    return nil
  }
  switch way {
  case "directory":
    return entry.text(way, reader: &reader).map { .directory($0) }
  case "rclone":
    return entry.place(way, reader: &reader, isRight: isRemote).map { .storage($0) }
  default:
    let host = entry.place(way, reader: &reader, isRight: isHost)
    let isGiven = entry.required("folder", reader: &reader) != nil
    let folder = isGiven ? entry.place("folder", reader: &reader, isRight: isFarFolder) : nil
    let configuration = entry.text("config", reader: &reader)
    guard let host, let folder else { return nil }
    return .ssh(host: host, folder: folder, configuration: configuration)
  }
}

extension MapReader {
  /// A text that becomes part of a command line and is therefore checked for its form.
  fileprivate mutating func place(
    _ key: String, reader: inout NodeReader, isRight: (String) -> Bool
  ) -> String? {
    guard let text = text(key, reader: &reader), let node = take(key) else { return nil }
    if isRight(text) { return text }
    // The wrong text may be a secret, and findings end up in logs: do not quote it.
    guard key == "rclone" else {
      reader.report(.unclearPlace, node, [text, key])
      return nil
    }
    let line = reader.source.line(Int(node.place.line)).replacing(text, with: "…")
    var place = node.place.location(in: reader.source.name)
    place.length = 1
    reader.findings.append(Diagnostic(.unclearPlace, at: place, ["…", key], excerpt: line))
    return nil
  }
}

private func isHost(_ text: String) -> Bool {
  text.first != "-" && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "@") }
}

private func isFarFolder(_ text: String) -> Bool {
  text.first != "-" && text.first != "~" && text != "/"
    && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "/") || $0 >= 0x80 }
}

/// `name:path`; a remote defined in place (`:s3,secret=…:`) would put its secrets into `site.yml`.
private func isRemote(_ text: String) -> Bool {
  let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, let first = parts[0].first, first != "-" else { return false }
  return parts[0].utf8.allSatisfy(isPlain) && !parts[1].contains { "'\"\n,".contains($0) }
}

/// Letters, digits and the signs in names of hosts and folders; none has a meaning in a shell.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
    UInt8(ascii: "%"), UInt8(ascii: "+"):
    true
  default: false
  }
}
