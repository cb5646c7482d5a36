import Testing

@testable import Content

/// Keys of other systems are answered with the line as it is here, which is read without a word.
@Suite struct ForeignKeyTests {
  @Test(
    arguments: [
      ("draft: true", "status: draft"), ("published: false", "status: draft"), ("草稿: 是", "状态: 草稿"),
      ("permalink: /old/1.html", "aliases: /old/1.html"), ("redirect_from: /old/", "aliases: /old/"),
      ("categories: 身边好人", "topics: 身边好人"), ("分类: 身边好人", "主题: 身边好人"), ("keywords: [甲, 乙]", nil),
      ("description: 三十年守着一盏灯，照着晚归的人。", "summary: 三十年守着一盏灯，照着晚归的人。"),
      ("lastmod: 2024-05-01", "updated: 2024-05-01"),
      ("有效期: 2030-01-01", "截止: 2030-01-01"),
    ] as [(String, String?)])
  func areAnswered(_ line: String, _ right: String?) throws {
    let finding = try #require(try readTale(fields: line).findings.first { $0.rule.name == "unknown-field" })
    #expect(finding.correction == right)
    #expect(finding.correction != nil || finding.help != nil)
    guard let right else { return }
    #expect(try readTale(fields: right).findings.isEmpty)
  }

  @Test(arguments: ["layout: post", "draft: false", "toc: true"])
  func whatIsNotNeededIsToBeRemoved(_ line: String) throws {
    let finding = try #require(try readTale(fields: line).findings.first { $0.rule.name == "unknown-field" })
    #expect(finding.help?.chinese.hasPrefix("删去这一行") == true)
  }

  @Test func titlesAndDatesAreFound() throws {
    let reading = try readTale("---\n题目: 守灯人\npubDate: 2024-04-07\n---\n\n好。\n")
    #expect(
      reading.findings.filter { $0.rule.name == "unknown-field" }.map(\.correction) == [
        "标题: 守灯人", "date: 2024-04-07",
      ])
  }
}
