import Diagnostics

/// A key of another system, or one that people write on their own, with its equivalent here.
///
/// Misspelt names are found by edit distance; `thumbnail` and `cover` have no letters in common.
struct ForeignKey {
  private let key: String
  private let meaning: Meaning

  private enum Meaning {
    /// The fields that may be meant; a kind may lack some or all of them.
    case fields([String])
    /// A flag that marks the page as a draft, or, if `isDraft` is false, as published.
    case draft(isDraft: Bool)
    /// Set for the whole site, not page by page.
    case needless
  }

  init?(_ key: String) {
    self.key = key
    let name = key.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    if let (_, fields) = foreignKeys.first(where: { $0.names.split(separator: " ").contains { $0 == name } })
    {
      meaning = .fields(fields)
    } else if name == "draft" || name == "hidden" || name == "草稿" || name == "isdraft" {
      meaning = .draft(isDraft: true)
    } else if name == "published" || name == "publish" || name == "发布" || name == "是否发布" {
      meaning = .draft(isDraft: false)
    } else if needlessKeys.split(separator: " ").contains(where: { $0 == name }) {
      meaning = .needless
    } else {
      return nil
    }
  }

  /// The corrected line, or the help to show; nil if the kind has no such field.
  func line(saying value: String?, of kind: Kind) -> (correction: String?, help: Phrase?)? {
    let isChinese = key.utf8.contains { $0 >= 0x80 }
    switch meaning {
    case .fields(let fields):
      for field in fields {
        guard let label = kind.label(of: field) else { continue }
        let name = isChinese ? label : field
        guard let value, field != BuiltInKey.slug.rawValue else {
          return (nil, Phrase("这里叫 \(label)（\(field)）", "it is called \(field) here"))
        }
        return ("\(name): \(value)", nil)
      }
      return nil
    case .draft(let isDraft):
      let isYes = ["true", "yes", "on", "1", "是"].contains(value?.lowercased() ?? "")
      let status = isChinese ? ("状态", "草稿") : ("status", "draft")
      return isYes == isDraft
        ? ("\(status.0): \(status.1)", nil)
        : (nil, Phrase("删去这一行：不写状态就是发布", "remove the line: without a status the page is published"))
    case .needless:
      return (nil, Phrase("删去这一行：这由网站统一安排", "remove the line: the site sees to it"))
    }
  }
}

extension Kind {
  /// The Chinese label of a field, if pages of the kind have it.
  fileprivate func label(of key: String) -> String? {
    BuiltInKey(rawValue: key)?.label ?? fields.first { $0.key == key }?.label
  }
}

/// Keys of Hexo, Hugo, Jekyll, VuePress, WordPress and offices' own forms.
private let foreignKeys: [(names: String, fields: [String])] = [
  ("题目 题名 文章标题 主标题 篇名 名称 文题 headline name", ["title"]),
  (
    "pubdate publishdate publishedat postdate created createdat createtime datetime time 发布时间 发布日期 发表时间 发表日期 时间 日期时间 发稿日期 发稿时间 成文日期",
    ["date"]
  ),
  ("lastmod lastmodified modified modifiedat updatedat lastupdated 修改时间 修改日期 更新时间 更新日期", ["updated"]),
  ("description desc excerpt abstract intro subtitle digest 简介 导语 概要 内容提要 内容简介 描述 提要 摘要内容", ["summary"]),
  ("permalink url alias redirectfrom redirects oldurl 原网址 旧网址 别名 原地址 链接", ["aliases"]),
  ("categories category section 分类 类目 所属栏目 专题", ["topics", "tags"]),
  ("tag keywords keyword labels 标签 关键字 主题词", ["tags", "topics"]),
  (
    "thumbnail image featuredimage featuredimg coverimage coverimg banner img heroimage ogimage topimg headerimage 缩略图 题图 头图 封面图 封面图片 首图",
    ["cover"]
  ),
  ("images gallery pictures 相册 照片 配图", ["photos"]),
  ("expirydate expiredate unpublishdate validuntil 有效期 失效日期 下线时间", ["expires"]),
  ("writer authors byline 撰稿 撰稿人 通讯员 记者 文", ["author"]),
  ("责编 编辑 责任编辑人 编校", ["editor"]),
  ("审核人 审签 审稿 终审 签发", ["reviewer"]),
  ("origin from copyright 稿源 信息来源 稿件来源 出处 转载自", ["source"]),
  ("department organization office 发布单位 供稿单位 报送单位 主办单位 部门 所属单位 工作单位", ["unit", "organizer"]),
  ("files file downloads 附件下载 下载 文件", ["attachments"]),
  ("location address 地址 举办地点 活动地点", ["place", "venue"]),
  ("people who 人物 先进个人 候选人 事迹人物 真实姓名", ["person"]),
  ("uri filename urlname 网址 路径", ["slug"]),
  ("language locale 语种 文种", ["lang"]),
]

/// Settings that other systems have on each page, and this one does not.
private let needlessKeys =
  "layout type toc comments comment weight sticky top pin pinned math mathjax katex mermaid sidebar navbar readingtime wordcount id guid uid postid template theme author_profile share related 置顶 排序 编号 序号 版式 模板 阅读量 字数"
