import Content
import Diagnostics
import Foundation
import Testing

@Suite struct EncodingTests {
  private static let text = "---\n标题: 三十年守护一盏灯\n日期: 2024-04-07\n---\n\n王兰英把灯点亮。𠮷野家的老人都认得她。\n"

  private static func gb18030(_ text: String) -> Data {
    // Foundation has no name for GB18030, only its number.
    text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data()
  }

  private static let saved: [(form: String, data: Data)] = [
    ("BOM", Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)),
    ("GB18030", gb18030(text)),
    ("UTF-16LE", Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data())),
    ("UTF-16BE", Data([0xFE, 0xFF]) + (text.data(using: .utf16BigEndian) ?? Data())),
    ("UTF-16LE", text.data(using: .utf16LittleEndian) ?? Data()),
    ("UTF-16BE", text.data(using: .utf16BigEndian) ?? Data()),
    ("CRLF", Data(text.replacing("\n", with: "\r\n").utf8)),
    ("CR", Data(text.replacing("\n", with: "\r").utf8)),
    ("GB18030、CRLF", gb18030(text.replacing("\n", with: "\r\n"))),
  ]

  @Test(arguments: saved)
  func theSameTextIsTheSamePageHoweverItIsSaved(form: String, data: Data) throws {
    let plain = try readTale(Self.text)
    let reading = try readTale(data)
    #expect(reading.page?.title == "三十年守护一盏灯")
    #expect(reading.page?.document.html == plain.page?.document.html)
    #expect(reading.printed == "content/tales/a.md:1:1: 提示: 文件是 \(form)，已按此读取 [converted-file]\n")
    #expect(plain.findings.isEmpty)
  }

  /// What other languages' old encodings mean by the bytes of GB18030 is nobody's text.
  @Test(arguments: [
    ("Shift-JIS", Data("これは日本語の文章です。東京の図書館は、夜まで開いています。", in: .shiftJIS)),
    // EUC-JP, which Foundation does not write here.
    (
      "EUC-JP",
      Data(
        hexadecimal:
          "a4b3a4eca4cfc6fccbdcb8eca4cecab8becfa4c7a4b9a1a3c5ecb5fea4cebfdebdf1b4dba4cfa1a2cceba4dea4c7")
    ),
    ("EUC-KR", Data("이것은 한국어 문장입니다. 서울의 도서관은 밤까지 열려 있습니다.", in: .init(rawValue: 0x8000_0940))),
    ("Big5", Data("這是繁體中文的文章，圖書館晚上也開放，歡迎大家來。", in: .init(rawValue: 0x8000_0A03))),
  ])
  func otherLanguagesAreNotTakenForChinese(name: String, text: Data) throws {
    #expect(text.count > 40)
    let reading = try readTale(Data("---\ntitle: a\ndate: 2024-04-07\n---\n\n".utf8) + text)
    #expect(reading.findings.map(\.rule.name) == ["foreign-encoding"])
    #expect(reading.printed.contains(name))
  }

  /// Texts that lie unusually: names alone, rare characters, lines of a table, radicals that somebody pasted.
  @Test(arguments: ["张三、李四、王五、赵六、孙七、周八", "龘靐齉䨻，镕喆堃犇", "⽂明实践，⼀⽣⼀世", "甲─乙─丙─丁─戊─己─庚", "の字号奶茶店开在花园路"])
  func whatIsChineseIsRead(text: String) throws {
    let page = "---\ntitle: a\ndate: 2024-04-07\n---\n\n\(text)\n"
    let reading = try readTale(Self.gb18030(page))
    #expect(reading.findings.map(\.rule.name).contains("converted-file"))
    #expect(!reading.findings.map(\.rule.name).contains("foreign-encoding"))
  }

  @Test func manyConvertedFilesAreNoticedOnce() throws {
    var files: [String: Data] = [:]
    for number in 1...5 { files["content/tales/a\(number).md"] = Self.gb18030(Self.text) }
    let findings = onceForEachForm(try SampleSite(files).read().findings)
    #expect(findings.map(\.location.file) == ["content/tales/a1.md"])
    #expect(findings.first?.help?.chinese.contains("还有 4 个") == true)
  }

  @Test(arguments: [
    // A Chinese text of UTF-8 that lost a byte must not become another text in GB18030.
    (Data("---\n标题: 好".utf8) + Data([0xFF]) + Data("人好事\n---\n".utf8), "not-utf8", "16", 2),
    (gb18030("---\n标题: 好人\n") + Data([0xFF]) + gb18030("---\n"), "not-utf8", "16", 3),
    (Data([0xFF, 0xFE, 0x2D, 0x00, 0x00, 0xD8, 0x2D, 0x00]), "not-utf8", "5", 1),
    (Data([0xFF, 0xFE, 0x2D]), "not-utf8", "3", 1),
    (Data("---\ntitle: a\u{0}b\n---\n".utf8), "not-text", "13", 2),
    (Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]), "not-text", "1", 1),
  ])
  func wrongBytesAreAnErrorAtTheirPlace(data: Data, rule: String, byte: String, line: Int) throws {
    let reading = try readTale(data)
    #expect(reading.page == nil)
    #expect(reading.rules == [rule])
    #expect(reading.findings.first?.arguments.last == byte)
    #expect(reading.findings.first?.location.line == line)
    #expect(reading.ledger.count(.rejected) == 1)
  }

  @Test func namesThatLookTheSameAreAnErrorNamingBoth() throws {
    let tale = Data("---\ntitle: a\ndate: 2024-04-07\nslug: a\n---\n".utf8)
    let reading = try SampleSite(pairs: [
      ("content/tales/caf\u{E9}.md", tale), ("content/tales/cafe\u{301}.md", tale),
    ]).read()
    #expect(reading.rules == ["same-name"])
    #expect(reading.findings.first?.arguments.map { $0.unicodeScalars.count } == [21, 22])
    #expect(
      reading.ledger.entries.map(\.state).sorted { $0.rawValue < $1.rawValue } == [.published, .rejected])
  }
}

extension Data {
  fileprivate init(_ text: String, in encoding: String.Encoding) {
    self = text.data(using: encoding) ?? Data()
  }

  fileprivate init(hexadecimal: String) {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
