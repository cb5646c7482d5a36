import TestSites
import Testing

@Suite struct RollContradictionTests {
  private func rules(unit: String, category: String) throws -> [String] {
    let site = try TestSite([
      "content/_common.yml": "fields:\n  unit: {type: unit, of: units, label: 单位, index: true}\n",
      "content/vocabularies/units.yml":
        "label: 单位\nterms:\n  - {slug: a, name: 示例学院}\n  - {slug: b, name: 示例医院}\n",
      "content/vocabularies/levels.yml": "label: 级别\nterms:\n  - {slug: organs, name: 省直}\n",
      "content/vocabularies/categories.yml":
        "label: 类别\nterms:\n  - {slug: c, name: 助人为乐}\n  - {slug: d, name: 见义勇为}\n",
      "content/stories/_kind.yml": """
      name: 人物
      roll: {person: person, category: category}
      fields:
        person: {type: person, label: 姓名, index: true}
        category: {type: choice, of: categories, label: 类别}
        honours: {type: honours, of: levels, label: 荣誉, index: true}
      """,
      "content/stories/a.md": """
      ---
      title: 一盏灯
      date: 2024-04-07
      unit: \(unit)
      person: 王兰
      category: \(category)
      honours: [省直｜好人｜2024-Q1]
      ---

      正文。
      """,
      "content/rolls/a.csv": "姓名,单位,类别\n王　兰,示例学院,助人为乐\n",
      "content/rolls/a.yml":
        "title: 名单\nhonour: 省直｜好人｜2024-Q1\ncolumns: {姓名: name, 单位: unit, 类别: category}\n",
    ])
    return try site.build { $0.isDryRun = true }.findings.map(\.rule.name).filter { $0.hasPrefix("roll") }
  }

  @Test func aPageAgreesWithTheRollOfItsHonour() throws {
    #expect(try rules(unit: "示例学院", category: "助人为乐") == [])
    #expect(try rules(unit: "示例医院", category: "助人为乐") == ["roll-contradiction"])
    #expect(try rules(unit: "示例医院", category: "见义勇为") == ["roll-contradiction", "roll-contradiction"])
  }
}
