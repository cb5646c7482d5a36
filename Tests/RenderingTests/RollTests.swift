import Rendering
import TestSites
import Testing

private let declaration = """
  title: 2024年第一季度名单
  honour: 省直｜省直身边好人｜2024-Q1
  columns: {姓名: name, 单位: unit, 类别: category, 事迹: deed}

  """

private let sheet = """
  姓名,单位,类别,事迹
  王兰英,省直示例一局,助人为乐,守灯三十年
  夜班（组）,示例学院,见义勇为,雨夜巡堤
  王兰英,示例学院,敬业奉献,=1+1

  """

private func site(
  _ pages: [String: String] = [:], sheet: String = sheet, declaration: String = declaration,
  theme: String = "zhongyuan"
) throws -> PlannedSite {
  try PlannedSite(
    pages, files: ["content/rolls/first.csv": sheet, "content/rolls/first.yml": declaration], theme: theme)
}

struct RollTests {
  @Test(arguments: ["zhongyuan", "jianpu"])
  func aRollIsItsSheet(_ theme: String) throws {
    let site = try site(theme: theme)
    let html = try site.text("/rolls/first/")
    #expect(html.contains("2024年第一季度名单") && html.contains("共2人1组"))
    #expect(html.contains("守灯三十年") && html.contains(">助人为乐</td>"))
    #expect(html.contains("/rolls/first/first.csv"))
    let csv = String(decoding: try site.bytes("/rolls/first/first.csv").dropFirst(3), as: UTF8.self)
    #expect(csv.hasPrefix("姓名,单位,类别,事迹\r\n王兰英,省直示例一局,助人为乐,守灯三十年\r\n"))
    // What a spreadsheet would compute is text.
    #expect(csv.contains("'=1+1"))
    #expect(try site.text("/rolls/").contains("2024年第一季度名单"))
  }

  @Test func rowsAreInPeopleHonoursAndUnitsWithoutAnyPage() throws {
    let site = try site()
    let people = try site.text("/people/")
    #expect(people.components(separatedBy: "<bdi class=\"person-name\">王兰英</bdi>").count == 2)
    #expect(people.contains("省直身边好人，2024年第一季度"))
    let batch = try site.text("/honours/organs/2024-Q1/")
    #expect(batch.contains("共2人1组") && batch.contains("雨夜巡堤"))
    #expect(try site.text("/units/sample-college/").contains("夜班"))
  }

  @Test func aPageTakesThePlaceOfItsRow() throws {
    let site = try site(["stories/a.md": story("王兰英", title: "一盏灯")])
    let people = try site.text("/people/")
    #expect(people.components(separatedBy: ">一盏灯</a>").count == 2)
    #expect(people.components(separatedBy: "省直身边好人，2024年第一季度").count == 3)
    let batch = try site.text("/honours/organs/2024-Q1/")
    #expect(batch.contains("共2人1组"))
    #expect(try site.text("/rolls/first/").contains("<a href=\"/stories/2024/a/\">王兰英</a>"))
  }

  @Test func candidatesAreNoHoldersAndOtherHonoursAreOthers() throws {
    let pages = [
      "stories/a.md": story("王兰英", more: "stage: 推荐"),
      "stories/b.md": story("夜班", unit: "示例学院", honours: ["省直｜省直身边好人｜2024-Q2"], more: "subject: 集体"),
    ]
    let site = try site(pages)
    #expect(try site.text("/honours/organs/2024-Q1/").contains("共2人1组"))
    #expect(try site.text("/honours/organs/2024-Q2/").contains("共1组"))
    #expect(!(try site.text("/rolls/first/").contains("/stories/2024/a/")))
  }

  /// Whatever pages and rows there are, the sums by level, batch, category and unit are the same in every place.
  @Test func sumsAreEqualWhereverTheyStand() throws {
    var random = SystemRandomNumberGenerator()
    let units = ["省直示例一局", "示例学院", "省直示例医院"]
    let categories = ["助人为乐", "见义勇为", "敬业奉献"]
    for _ in 0..<4 {
      var rows: Set<String> = []
      for _ in 0..<30 {
        let name = "人" + String("甲乙丙丁戊己庚辛".randomElement(using: &random) ?? "甲")
        rows.insert(
          "\(name),\(units.randomElement(using: &random) ?? ""),\(categories.randomElement(using: &random) ?? ""),"
        )
      }
      var pages: [String: String] = [:]
      for (number, row) in rows.enumerated() where number.isMultiple(of: 3) {
        let cells = row.split(separator: ",").map(String.init)
        pages["stories/s\(number).md"] = story(cells[0], unit: cells[1], category: cells[2])
      }
      let site = try site(pages, sheet: "姓名,单位,类别,事迹\n" + rows.sorted().joined(separator: "\n") + "\n")
      let batch = try site.text("/honours/organs/2024-Q1/")
      let total = try #require(batch.firstMatch(of: /共(\d+)人/).flatMap { Int($0.1) })
      let byCategory = batch.pieces(between: "<h2 id=\"category-", and: "</h2>").compactMap {
        $0.firstMatch(of: /(\d+)人/).flatMap { Int($0.1) }
      }
      let byUnit = batch.pieces(between: "id=\"by-unit\"", and: "</section>").joined().matches(of: /(\d+)人</)
        .compactMap { Int($0.1) }
      #expect(byCategory.reduce(0, +) == total)
      #expect(byUnit.reduce(0, +) == total)
      #expect(batch.components(separatedBy: "<th scope=\"row\">").count - 1 == total)
      #expect(try site.text("/honours/").contains("共\(total)人"))
      let statistics = Statistics(of: site.site, in: SiteWords(in: .chinese))
      #expect(statistics.tables.last?.total == total)
      // Each name of each unit once: what the sheet says twice it says once.
      #expect(Set(rows.map { $0.split(separator: ",").prefix(2).joined() }).count == total)
    }
  }

  /// By level, batch, category and unit: what the sheets say is what batches, rolls and units' pages say.
  @Test func everySumIsThatOfTheSheets() throws {
    var random = SystemRandomNumberGenerator()
    let units = ["省直示例一局": "sample-bureau-one", "示例学院": "sample-college", "省直示例医院": "sample-hospital"]
    let categories = ["助人为乐", "见义勇为", "孝老爱亲"]
    let batches = [("省直", "organs", "2024-Q1"), ("省直", "organs", "2024-Q2"), ("河南省", "provincial", "2024")]
    var files: [String: String] = [:]
    var expected: [String: [String: Int]] = [:]
    var ofUnits: [String: Int] = [:]
    for (number, batch) in batches.enumerated() {
      var lines = ["姓名,单位,类别"]
      for row in 0..<Int.random(in: 12...30, using: &random) {
        let unit = units.keys.sorted().randomElement(using: &random) ?? ""
        let category = categories.randomElement(using: &random) ?? ""
        lines.append(
          "样\(["甲", "乙", "丙", "丁", "戊", "己"][row % 6])\(["子", "丑", "寅", "卯", "辰"][row / 6]),\(unit),\(category)"
        )
        expected["/honours/\(batch.1)/\(batch.2)/", default: [:]]["\(category) \(unit)", default: 0] += 1
        ofUnits[unit, default: 0] += 1
      }
      files["content/rolls/r\(number).csv"] = lines.joined(separator: "\n") + "\n"
      files["content/rolls/r\(number).yml"] =
        "title: 名单\(number)\nhonour: \(batch.0)｜身边好人｜\(batch.2)\ncolumns: {姓名: name, 单位: unit, 类别: category}\n"
    }
    let site = try PlannedSite([:], files: files)
    for (address, sums) in expected {
      var found: [String: Int] = [:]
      for section in try site.text(address).pieces(
        between: "<section class=\"batch-category\"", and: "</section>")
      {
        let category = section.pieces(between: "<h2 id=\"category-", and: "<span")[0].components(
          separatedBy: ">")[1].replacing(" ", with: "")
        for row in section.pieces(between: "<tr><th scope=\"row\">", and: "</tr>") {
          found["\(category) \(row.pieces(between: "<td>", and: "</td>")[0])", default: 0] += 1
        }
      }
      #expect(found == sums)
      let total = sums.values.reduce(0, +)
      #expect(try site.text("/honours/").contains("<span class=\"count\">\(total)人</span>"))
    }
    for (unit, slug) in units where ofUnits[unit] != nil {
      let rows = try site.text("/units/\(slug)/").pieces(
        between: "<section class=\"roll-rows\"", and: "</section>")
      #expect(rows.joined().components(separatedBy: "<dd>").count - 1 == ofUnits[unit])
    }
    let statistics = Statistics(of: site.site, in: SiteWords(in: .chinese))
    #expect(statistics.tables.last?.total == ofUnits.values.reduce(0, +))
  }

  @Test func unitsHoldTitlesWithTermAndResult() throws {
    let site = try site(
      sheet: "单位名称,级别,届次,复查结果\n示例学院,省级,第七届,停牌整改\n示例学院,省级,第六届,合格\n",
      declaration: """
        title: 文明单位复查
        rows: unit
        honour: 文明单位
        columns: {单位名称: name, 级别: level, 届次: term, 复查结果: result}

        """)
    let unit = try site.text("/units/sample-college/")
    for text in ["文明单位", "省级", "第七届", "停牌整改", "第六届"] { #expect(unit.contains(text)) }
    #expect(!unit.contains("这里还没有文章"))
    #expect(try site.text("/rolls/first/").contains("共2家"))
    #expect(Statistics(of: site.site, in: SiteWords(in: .chinese)).tables.last?.total == 2)
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func worksAndTheirCallLeadToOneAnother(_ theme: String) throws {
    let call = """
      ---
      title: 征集启事
      date: 2024-03-01
      summary: 征集家风故事，征文、书画、视频都可以。
      topics: [civil-family]
      unit: 省直示例一局
      source: 示例
      notice: 征集
      ---

      正文。
      """
    let site = try PlannedSite(
      ["notices/call.md": call],
      files: [
        "content/rolls/works.csv":
          "作品名称,作者,类别,单位,链接\n老屋,陈样,摄影,示例学院,https://video.example.org/1?a=1&b=2\n灯,李例,视频,示例学院,\n",
        "content/rolls/works.yml": """
        title: 作品一览
        rows: work
        call: notices/call.md
        columns: {作品名称: name, 作者: author, 类别: medium, 单位: unit, 链接: link}

        """,
      ], theme: theme)
    let works = try site.text("/rolls/works/")
    #expect(works.contains("征集启事") && works.contains("摄影") && works.contains("陈样"))
    #expect(works.contains("href=\"https://video.example.org/1?a=1&amp;b=2\""))
    let address = try #require(site.site.pages.first?.address)
    #expect(works.contains("href=\"\(address)\""))
    #expect(try site.text(address).contains("href=\"/rolls/works/\""))
  }

  @Test func searchFindsRows() throws {
    let plan = try site().plan
    let texts = plan.searchOutputs().compactMap { plan.render($0) }
    #expect(texts.contains { String(decoding: $0, as: UTF8.self).contains("夜班") })
  }
}
