import Testing

@testable import Markdown

@Suite struct ExcerptTests {
  @Test(arguments: [
    ("- 王某 示例学院\n- 李某 示例医院\n- 张某 示例社区", "王某 示例学院；李某 示例医院；张某 示例社区"),
    ("时间：6月8日\n地点：文苑社区\n人数：30人", "时间：6月8日 地点：文苑社区 人数：30人"),
    ("活动要求：\n1、准时参加；\n2、佩戴标识。", "活动要求：1、准时参加；2、佩戴标识。"),
    ("## 名单\n\n| 姓名 | 单位 |\n|-|-|\n| 王某 | 示例学院 |", "姓名 单位；王某 示例学院"),
    ("::: 资料\n- 周期：每月两次\n- 对象：独居老人\n:::", "周期：每月两次；对象：独居老人"),
    ("名单如下：\n\n- 甲\n- 乙。\n\n特此公示。", "名单如下：甲；乙。特此公示。"),
    ("Line one.\n\nLine two.", "Line one. Line two."),
  ])
  func isOnOneLine(_ text: String, _ excerpt: String) { #expect(parse(text).excerpt == excerpt) }

  @Test(arguments: [
    String(repeating: "他说：“好。真好，谢谢你们啊大家来帮忙。", count: 12),
    "下雪了。" + String(repeating: "志愿服务队走进社区开展便民活动，", count: 20),
    String(repeating: "甲乙丙丁", count: 60), "他说：“" + String(repeating: "你们来得真是时候，", count: 30) + "”",
    String(repeating: "（甲：《乙》", count: 40), String(repeating: "短。", count: 80),
  ])
  func isOfSomeLengthAndPaired(_ text: String) {
    let excerpt = parse(text).excerpt
    #expect(20...120 ~= excerpt.count)
    for (opening, closing) in [("“", "”"), ("（", "）"), ("《", "》")] {
      #expect(excerpt.count { String($0) == opening } == excerpt.count { String($0) == closing })
    }
    #expect(excerpt.last.map { "。…”）》".contains($0) } == true)
  }
}
