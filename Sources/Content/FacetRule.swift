import Diagnostics

extension Rule {
  static let noFacet = Rule(
    "no-facet", .error, Phrase("搜索结果不能按“{0}”筛选", "results of the search cannot be narrowed down by “{0}”"),
    manual: Phrase(
      "facet: true 写在有词表、给读者看的字段旁边：搜索页上就有一个选单，列出用到的词。\ngrade: {type: choice, of: grades, label: 年级, facet: true}",
      "`facet: true` stands beside a field that has a vocabulary and that readers see: the search page then has a menu of "
        + "the terms that pages have.\ngrade: {type: choice, of: grades, label: Grade, facet: true}"))
}
