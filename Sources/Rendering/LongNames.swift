import Content
import Diagnostics

/// Outputs whose names are too long for disks; most such names are refused where authors write them.
package func longNames(in plan: Plan) -> [Diagnostic] {
  plan.outputs.compactMap { output in
    guard output.path.utf8.count > longestFileName, let name = output.path.longName else { return nil }
    let place =
      switch output.role {
      case .page(let position): plan.context.site.pages[position].file
      case .expired(let position): plan.context.site.expired[position].file
      default: "site.yml"
      }
    return Diagnostic(
      .nameTooLong, at: Location(file: place), ["/" + output.path.droppingIndex, String(name.utf8.count)],
      help: Phrase("换一个短的名字", "choose a shorter name"))
  }
}

extension String {
  /// The first part that is too long for a name on a disk.
  fileprivate var longName: Substring? {
    split(separator: "/").first { $0.utf8.count > longestFileName }
  }
}

extension Rule {
  static let nameTooLong = Rule(
    "name-too-long", .error,
    Phrase(
      "网址 {0} 里有一段长 {1} 个字节，磁盘存不下", "a part of the address {0} has {1} bytes, more than disks hold in a name"),
    manual: Phrase(
      "磁盘上一个名字最多 255 个字节。网址来自文章的 slug、词条的 slug、主题里的文件名；换一个短的。",
      "A disk holds 255 bytes in a name. Addresses are made of slugs of pages and terms and of names of files; choose a "
        + "shorter one."))
}
