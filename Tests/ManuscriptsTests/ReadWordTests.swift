import Testing

@testable import Manuscripts

/// What an editor gets of an office manuscript.
struct ReadWordTests {
  private let body = paragraph("清河在示例县拐了一个大弯，弯里有个老渡口。桥修通以后，渡船少了，来来往往的孩子却没有少。")

  @Test func findsTitleHeadingsAndSignatureByTheirLook() throws {
    let manuscript = try read(
      paragraph("渡口边的一盏灯", font: "方正小标宋简体", size: 44, centred) + paragraph("——记志愿者林小样", font: "楷体", centred)
        + body
        + paragraph("一、灯是给孩子留的", font: "黑体") + body + paragraph("（一）从手电筒说起", font: "楷体_GB2312") + body
        + paragraph("示例县实践中心", atRight) + paragraph("二〇二六年四月十八日", atRight)
        + paragraph("来源：示例县　作者：张样　责任编辑：李示"))
    #expect(manuscript.title == "渡口边的一盏灯")
    #expect(manuscript.subtitle == "——记志愿者林小样")
    #expect(headings(manuscript) == ["1 一、灯是给孩子留的", "2 （一）从手电筒说起"])
    #expect(manuscript.proposals.map(\.value) == ["示例县实践中心", "2026-04-18", "示例县", "张样", "李示"])
  }

  @Test func marksHeadingsOfOneLevelAlike() throws {
    let manuscript = try read(
      paragraph("题目", size: 44, centred) + body + paragraph("一、甲", run: "<w:b/>") + body
        + paragraph("1. 乙", run: "<w:b/>") + body + paragraph("二、丙", run: "<w:b/>") + body)
    #expect(headings(manuscript) == ["1 一、甲", "2 1. 乙", "1 二、丙"])
  }

  @Test func leavesNumberedSentencesAndCaptionsOfTablesInTheText() throws {
    let manuscript = try read(
      paragraph("题目", size: 44, centred) + body + paragraph("1. 晚上六点点灯。风雨天提前一小时。")
        + paragraph("（一）买米") + paragraph("（二）买面") + paragraph("表1　十年账", font: "黑体", size: 24, centred)
        + table([["项目", "数量"], ["赶集", "二百"]]))
    #expect(headings(manuscript).isEmpty)
  }

  @Test func neverShowsWhatWasDeletedOrHidden() throws {
    let manuscript = try read(
      paragraph("题目", size: 44, centred)
        + paragraph(
          textRun("他叫") + "<w:del w:id=\"1\"><w:r><w:delText>马老板</w:delText></w:r></w:del><w:ins w:id=\"2\">"
            + textRun("马示样") + "</w:ins>" + textRun("（内部）", "<w:vanish/>")))
    #expect(manuscript.markdown == "他叫马示样")
    #expect(manuscript.changes == 2)
    #expect(manuscript.ledger.entries.contains { $0.reason == .hidden && $0.count == 1 })
  }

  @Test func repeatsMergedCells() throws {
    let manuscript = try read(
      "<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>\(paragraph("班"))</w:tc>"
        + "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(paragraph("上半年"))</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>\(paragraph("应到"))</w:tc><w:tc>\(paragraph("实到"))</w:tc></w:tr></w:tbl>"
    )
    #expect(manuscript.markdown == "| 班 | 上半年 | 上半年 |\n| --- | --- | --- |\n| 班 | 应到 | 实到 |")
  }

  @Test func attachesCaptionsToTheirPictures() throws {
    let picture =
      "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"点灯的人\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId9\"/>"
      + "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    let manuscript = try read(
      paragraph("题目", size: 44, centred) + body + paragraph(picture, centred)
        + paragraph("图为志愿者点灯。（张样 摄）", font: "楷体", size: 24, centred),
      parts: [("word/media/a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])],
      relationships: relation("rId9", "image", "media/a.png"))
    #expect(manuscript.markdown.hasSuffix("![点灯的人](x-1.png \"图为志愿者点灯。（张样 摄）\")"))
  }

  private func headings(_ manuscript: Manuscript) -> [String] {
    manuscript.blocks.compactMap {
      if case .heading(let level, let text) = $0 { "\(level) \(text.plain)" } else { nil }
    }
  }
}
