import Diagnostics

/// A placeholder that a Git checkout writes instead of a file.
package enum LeftOut: Sendable, Hashable {
  /// A Git LFS pointer: the contents are stored elsewhere.
  case pointer
  /// A symbolic link checked out as a text file, as on Windows, with its target.
  case link(String)

  /// - Parameter file: the file's path; a link's target has the same extension.
  package init?(_ bytes: [UInt8], of file: String) {
    guard bytes.count < 1024 else { return nil }
    if bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8) {
      self = .pointer
      return
    }
    guard bytes.count < 256, bytes.contains(UInt8(ascii: "/")), !bytes.contains(where: { $0 <= 0x20 }),
      let target = String(validating: bytes, as: UTF8.self), !target.contains(":"),
      let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")),
      target.lowercased().hasSuffix(file[dot...].lowercased()), !file[dot...].contains("/")
    else { return nil }
    self = .link(target)
  }

  /// - Parameter name: the file as the author names it.
  package func finding(about name: String, at location: Location) -> Diagnostic {
    switch self {
    case .pointer:
      Diagnostic(
        .lfsPointer, at: location, [name],
        help: Phrase("在网站的文件夹里运行  git lfs install && git lfs pull", "run  git lfs install && git lfs pull"))
    case .link(let target):
      Diagnostic(
        .linkAsText, at: location, [name, target],
        help: Phrase("把“\(target)”这个文件本身放到这里", "put the file “\(target)” itself here"))
    }
  }
}

extension Rule {
  static let lfsPointer = Rule(
    "lfs-pointer", .error,
    Phrase(
      "“{0}”是 Git LFS 的占位文件，真正的文件没有取来", "“{0}” is a pointer of Git LFS; the file itself has not been fetched"),
    manual: Phrase(
      "大文件存在 Git LFS 里，检出时只得到一个一百多字节的占位文件。装上 git-lfs，在网站的文件夹里运行 git lfs install && git lfs pull。\n"
        + "自动发布的，在检出那一步打开 lfs: true。",
      "The file is kept in Git LFS, and the checkout has only a pointer to it. Install git-lfs and run git lfs install && "
        + "git lfs pull in the site's folder; in a workflow, set lfs: true where the repository is checked out."
    ))
  static let linkAsText = Rule(
    "link-as-text", .error,
    Phrase("“{0}”是一个链接，检出时变成了文字：{1}", "“{0}” is a link that was checked out as text: {1}"),
    manual: Phrase(
      "仓库里这个文件是链接，Windows 上的 Git 把它写成了只有一行路径的文字。站点不用链接，把文件本身放到这里。",
      "In the repository this is a link, and Git on Windows wrote its path into a text. Sites use no links: put the file "
        + "itself here."))
  static let foreignFileName = Rule(
    "foreign-file-name", .error,
    Phrase("文件名不是 UTF-8，打不开", "the name of this file is not UTF-8: it cannot be opened"),
    manual: Phrase(
      "从 Windows 的压缩包解出来的中文文件名常是 GBK 编码，程序打不开。重新起名；一批文件可以用  convmv -f gbk -t utf8 -r --notest content",
      "Chinese names from archives made on Windows are often in GBK, and cannot be opened. Rename the file; for many at "
        + "once there is  convmv -f gbk -t utf8 -r --notest content"))
  static let noContent = Rule(
    "no-content", .error,
    Phrase("content 里没有任何类别：没有一个文件夹里有 _kind.yml", "there is no kind in content: no folder has a _kind.yml"),
    manual: Phrase(
      "网站的内容在 content 里，每一类文章一个文件夹，里面有 _kind.yml。多半是内容没有复制或没有检出；新网站用  xinfeng new site 建立。",
      "A site's content is in content/, a folder with a _kind.yml for each kind. Mostly it was not copied or not checked "
        + "out; a new site is made by  xinfeng new site."))
}
