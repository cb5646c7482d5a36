import Diagnostics

extension Rule {
  static let noTheme = Rule(
    "no-theme", .error, Phrase("没有主题“{0}”", "there is no theme “{0}”"),
    manual: Phrase(
      "site.yml 的 theme 和 theme.yml 的 extends 要是 themes/ 下的一个文件夹。",
      "`theme` in site.yml and `extends` in theme.yml name a folder below themes/."))
  static let linkOutOfTheme = Rule(
    "link-out-of-theme", .error, Phrase("主题里不能有链接", "a theme cannot hold links"),
    manual: Phrase("主题只能用自己文件夹里的文件。", "A theme uses files of its own folder only."))
  static let endlessTheme = Rule(
    "endless-theme", .error, Phrase("主题绕回到自己：{0}", "the theme extends itself: {0}"),
    manual: Phrase(
      "theme.yml 的 extends 写另一个主题的文件夹名；这些主题不能绕成一圈。",
      "`extends` in theme.yml names another theme's folder; themes cannot extend each other in a circle."))
  static let noTemplate = Rule(
    "no-template", .error, Phrase("缺少模板 {0}", "the template {0} is missing"),
    manual: Phrase("主题必须有这个模板。", "A theme must have this template."))
  static let generalTemplate = Rule(
    "general-template", .notice, Phrase("没有 {0} 模板，改用 {1}", "there is no template {0}; {1} is used"),
    manual: Phrase("想让这类文章有自己的样子，就加上这个模板。", "Add the template to give the kind its own look."))
  static let unusedTemplate = Rule(
    "unused-template", .notice, Phrase("没有哪里用到模板“{0}”", "nothing uses the template “{0}”"),
    manual: Phrase(
      "既不是一种网页的模板，也没有别的模板嵌入它。名字写错了就改，用不着了就删去。",
      "It is no template of a page, and no other includes it. Correct its name, or remove the file."))
  static let takenTemplate = Rule(
    "taken-template", .error,
    Phrase("模板“{0}”已经是另一种网页的", "another sort of page has the template “{0}” already"),
    manual: Phrase(
      "一类文章的模板不能和首页、列表、搜索页等的模板同名。不写 template 时，模板的名字就是这类文章的英文名。",
      "A kind's template cannot be called like that of the home page, of lists, of the search page …. Without "
        + "`template`, it is called like the kind."))
  static let unreadableAsset = Rule(
    "unreadable-asset", .error, Phrase("读不了这个文件（{0}）", "this file cannot be read ({0})"),
    manual: Phrase("检查文件权限。", "Look at the file's permissions."))
  static let otherContract = Rule(
    "other-contract", .error,
    Phrase("主题按第 {0} 版约定写成，本程序用第 {1} 版", "the theme is written for contract {0}; this program speaks {1}"),
    manual: Phrase(
      "换用与本程序相配的主题，或按主题手册改好后把 contract 改成本程序的版本。",
      "Use a theme for this program, or adapt it by the theme guide and change `contract`."))
  static let unknownOption = Rule(
    "unknown-option", .error, Phrase("主题没有“{0}”这个选项", "the theme has no option “{0}”"),
    manual: Phrase("选项在主题的 theme.yml 里列出。", "Options are listed in the theme's theme.yml."))
  static let owedToReaders = Rule(
    "owed-to-readers", .warning, Phrase("模板 {0} 里缺少：{1}", "the templates {0} lack {2}"),
    manual: Phrase(
      "每张网页都要有：语言、标题、一级标题、内容安全策略；不该收录的要有 noindex，示例要说明是示例，页脚有主办单位和 site.yml 里填了的各项。"
        + "写在 layout 里，所有网页就都有了。",
      "Every page has its language, a title, a heading and the content security policy; what is not to be found has "
        + "`noindex`, an example says that it is one, and the footer has what site.yml sets. In the layout it stands once "
        + "for all."))
  static let unshownField = Rule(
    "unshown-field", .notice, Phrase("“{0}”的“{1}”没有模板显示", "no template shows “{1}” of “{0}”"),
    manual: Phrase(
      "文章里写了这一项，读者却看不到。在这类文章的模板里写上这一项，或用 {{#facts}}、{{#media_facts}} 列出没有另外安排的各项；"
        + "本来就不给读者看的，在 _kind.yml 里写 public: false。",
      "Authors may give what no reader sees. Show the field in the kind's template, or all that it does not place by "
        + "`{{#facts}}` and `{{#media_facts}}`; what is not for readers is declared with `public: false` in _kind.yml."
    ))
  static let takenAddress = Rule(
    "taken-address", .error, Phrase("网址 {0} 已经有别的网页", "something else stands at {0} already"),
    manual: Phrase("给文章换一个网址名，或去掉这个旧址。", "Give the page another slug, or remove the alias."))
}

/// The rules of this target, for `xinfeng explain`.
package let renderingRules: [Rule] =
  [
    .noTheme, .linkOutOfTheme, .endlessTheme, .noTemplate, .takenTemplate, .generalTemplate, .unusedTemplate,
    .unreadableAsset,
    .otherContract,
    .unknownOption,
    .owedToReaders, .unshownField, .takenAddress, .nameTooLong, .lowContrast, .unknownContrastColour,
    .unknownScheme,
    .missingColour, .lowSiteContrast, .noSiteColour, .almanacEnds, .unkeptStyle,
  ] + Rule.wordRules + mediaRules
