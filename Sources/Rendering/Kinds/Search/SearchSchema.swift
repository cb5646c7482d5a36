import Search
import Templating

/// The page on which readers search, and its links for browsers without scripts.
struct SearchView: Sendable {
  /// The script and the index's file that the page names, below the site's home.
  var script: String
  var guide: String
  var facets: [SearchFacet]
  var count: Int
  /// Ways to everything without searching.
  var directories: [LabelledLink]
}

let searchSchema = ViewSchema<SearchView>(
  "search", "搜索页", "the page on which readers search",
  [
    .init("script", .text, "搜索程序的地址，写在 script 里", "the address of the script that searches") {
      .text($0.script)
    },
    .init(
      "guide", .text, "索引文件的地址，写在它后面的 script 里", "the address of the index, for a script element behind it"
    ) { .text($0.guide) },
    .init("facets", .list(.record("SearchFacet")), "可以按什么筛选", "what results can be narrowed down by") {
      searchFacetSchema.list(of: $0.facets)
    },
    .init("count", .number, "能搜到多少篇", "how many pages can be found") { .number($0.count) },
    .init("directories", .list(.record("Link")), "不搜索也能找到文章的索引页", "indices that need no searching") {
      linkSchema.list(of: $0.directories)
    },
  ])

let searchFacetSchema = ViewSchema<SearchFacet>(
  "SearchFacet", "搜索结果的一种筛选", "something by which results are narrowed down",
  [
    .init("name", .text, "网址和表单里的名字", "its name in addresses and forms") { .text($0.name) },
    .init("label", .text, "名称，如“年份”", "such as 年份") { .text($0.label) },
    .init("values", .list(.record("SearchValue")), "可选的值", "what there is to choose") {
      searchValueSchema.list(of: $0.values)
    },
  ])

let searchValueSchema = ViewSchema<SearchFacet.Value>(
  "SearchValue", "筛选的一个值", "a value of a facet",
  [
    .init("slug", .text, "网址和表单里的值", "as it stands in addresses and forms") { .text($0.slug) },
    .init("label", .text, "名称", "its label") { .text($0.label) },
  ])
