import Testing

@testable import Manuscripts

/// Forms give the story and its fields; what is private stays in the manuscript.
struct ReadFormTests {
  private let story = "林小样十一年如一日守在清河渡口，为夜归的学生点灯引路。"

  @Test func takesFieldsAndLeavesPrivateValues() throws {
    let manuscript = try read(
      paragraph("身边好人推荐表", size: 44, centred)
        + table([
          ["姓　名", "林小样", "出生年月", "1988年2月"], ["身份证号", "990000 19880213 471X", "联系电话", "139 0000 4127"],
          ["单　位", "示例学院", "推荐类别", "□助人为乐 ☑见义勇为"],
          ["主要事迹", paragraph(story) + paragraph("她的号码是 99000019880213471X。"), "单位意见", "同意"],
        ]))
    #expect(manuscript.isForm)
    #expect(manuscript.proposals.map(\.value) == ["林小样", "示例学院", "见义勇为"])
    #expect(manuscript.markdown.contains(story))
    for secret in ["1988年2月", "471X", "4127", "990000"] { #expect(!manuscript.markdown.contains(secret)) }
    let reasons = manuscript.ledger.entries.map { $0.reason.phrase.chinese }.joined()
    for name in ["出生年月", "身份证号", "联系电话"] { #expect(reasons.contains(name)) }
  }

  @Test(arguments: ["姓名：苏示安\t性别：女", "姓名 苏示安　性别 女"])
  func readsFormsThatAreLines(first: String) throws {
    let line = first.split(separator: "\t").map { textRun(String($0)) }.joined(
      separator: "<w:r><w:tab/></w:r>")
    let manuscript = try read(
      paragraph("推荐材料", size: 44, centred) + paragraph(line) + paragraph("手机：158 0000 6630")
        + paragraph("家庭住址：示例县和平里甲7号") + paragraph("主要事迹", font: "黑体") + paragraph(story)
        + paragraph("有事打15800006630或到示例县和平里甲7号。"))
    #expect(manuscript.proposals.map(\.value) == ["苏示安"])
    for secret in ["158", "6630", "和平里"] { #expect(!manuscript.markdown.contains(secret)) }
  }

  @Test func keepsARollAndMakesFactsOfAFormAboutAThing() throws {
    let manuscript = try read(
      paragraph("题目", size: 44, centred) + paragraph(story)
        + table([["姓名", "单位", "类别"], ["王样", "示例学院", "助人为乐"], ["李样", "示例学院", "见义勇为"]])
        + paragraph(story) + table([["名称", "邻里夜校"], ["开办时间", "2024年3月"], ["收费", "不收费"]]))
    #expect(manuscript.markdown.contains("| 王样 | 示例学院 | 助人为乐 |"))
    #expect(manuscript.markdown.contains("::: 资料\n名称：邻里夜校\n开办时间：2024年3月\n收费：不收费\n:::"))
  }

  @Test func readsAFormWhoseCellsRanTogether() throws {
    let manuscript = try read(
      paragraph("推荐表", size: 44, centred)
        + paragraph(
          "姓　名林小样性　别男出生年月1988年2月身份证号99000019880213471X单　位示例学院联系电话13900004127家庭住址示例县渡口路18号主要事迹\(story)"))
    #expect(manuscript.proposals.map(\.value) == ["林小样", "示例学院"])
    #expect(manuscript.markdown == story)
  }

  @Test func findsNumbersOfIdentityCardsAnywhere() {
    #expect(withoutIdentityNumbers("号码99000019880213471X。").kept == "号码（号码略）。")
    #expect(withoutIdentityNumbers("共 123456 789012 元").dropped.isEmpty)
  }
}
