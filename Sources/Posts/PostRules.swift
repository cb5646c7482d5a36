import Diagnostics

extension Rule {
  static let unreadablePost = Rule(
    "unreadable-post", .error,
    Phrase("读不懂这篇文章的属性，没有导入", "the front matter cannot be read; the post was not imported"),
    manual: Phrase(
      "从 Hexo、Hugo、Jekyll 导入时，文章开头的属性（YAML、TOML 或 JSON）这一行写得不对，或者没有结束。在原来的文件里改好，再导入一次；已经导入的不会重复。",
      "While posts were imported from Hexo, Hugo or Jekyll: the front matter (YAML, TOML or JSON) is wrong at this line or not closed. "
        + "Mend the file and import again; what was imported already is left alone."))
}

package let postRules: [Rule] = [.unreadablePost]
