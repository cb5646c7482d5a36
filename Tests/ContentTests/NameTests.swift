import Foundation
import Testing

@testable import Content

@Suite struct NameTests {
  @Test(arguments: [
    ("王样例、李样例", "王样例、李样例"), ("王样例和李样例", "王样例、李样例"), ("王样例 与 李样例", "王样例、李样例"), ("王样例/李样例", "王样例、李样例"),
    ("王样例，李样例，张样例", "王样例、李样例、张样例"), ("王样例及李样例", "王样例、李样例"),
  ])
  func tellsSeveralPeopleInAFieldForOne(text: String, names: String) throws {
    let reading = try readTale(fields: "person: \(text)")
    #expect(reading.rules == ["several-people"])
    #expect(reading.findings.first?.arguments == ["姓名", names])
  }

  @Test(arguments: ["李和平", "王与之", "欧阳和平", "张和", "和珅", "阿里木江·哈力克", "Anna Anderson", "示例市妇女和儿童志愿服务队"])
  func oneNameIsOne(text: String) throws {
    #expect(try readTale(fields: "person: \(text)").printed == "")
  }

  /// U+F979 and 凉 are one character to Unicode and two to a search for bytes; a variation selector is none.
  @Test(arguments: ["王\u{F979}", "王凉\u{FE00}", "王\u{E0100}凉", "王\u{200B}凉", "\u{202E}王凉"])
  func namesThatLookTheSameAreTheSame(text: String) throws {
    let reading = try readTale(fields: "person: \(text)")
    guard case .people(let people) = reading.value("person") else {
      Issue.record("no person")
      return
    }
    #expect(people.map { Array($0.name.utf8) } == [Array("王凉".utf8)])
  }

  @Test func termsAreFoundByWhatTheyLookLike() throws {
    #expect(try readTale(fields: "topics: 身边好人\u{FE00}").printed == "")
  }
}

/// Files that are not what they look like.
@Suite struct LeftOutTests {
  @Test func namesAPagesPointerAndALinkThatBecameText() throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 88888\n"
    #expect(try readTale(pointer).rules == ["lfs-pointer"])
    #expect(try readTale("../../other/a.md").rules == ["link-as-text"])
    #expect(try readTale("正文a.md").rules == ["missing-front-matter"])
  }

  @Test func namesAFileWhoseNameIsGBK() throws {
    let site = try SampleSite([String: String]())
    // 照片.jpg
    let name: [CChar] = [0xD5, 0xD5, 0xC6, 0xAC].map { CChar(bitPattern: $0) } + Array(".jpg".utf8CString)
    let file = try #require(fopen((site.folder.path + "/content/tales/").utf8CString.dropLast() + name, "w"))
    fclose(file)
    let reading = try site.read()
    #expect(reading.rules == ["foreign-file-name"])
    #expect(reading.printed.contains("照片.jpg"))
  }

  @Test func saysThatAFolderOfContentIsEmpty() throws {
    let site = try SampleSite([String: String]())
    try FileManager.default.removeItem(atPath: site.folder.path + "/content")
    try FileManager.default.createDirectory(
      atPath: site.folder.path + "/content", withIntermediateDirectories: true)
    #expect(try site.read().rules == ["no-content"])
  }
}
