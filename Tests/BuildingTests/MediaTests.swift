import Almanac
import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A photograph of 1800 × 1200 pixels, as a camera would hand it over: with a comment that must not be published.
private let photograph: [UInt8] = {
  let file = TestSite.repository + "/content/stories/2026/maitian.jpg"
  let bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
  let comment = Array("secret of the camera".utf8)
  return Array(bytes[..<2]) + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + Array(bytes[2...])
}()

private let themeSettings = """
  name: plain
  contract: 1
  picture_widths: [480, 960]
  options:
    greeting: {default: 你好, label: 问候}

  """

private let drawing = Array(
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\"><circle r=\"9\"/></svg>".utf8)

private func story(_ fields: String, status: String = "published", body: String = "正文。") -> String {
  "---\ntitle: 一盏灯\ndate: 2024-04-07\ntopics: [good-people]\nstatus: \(status)\n\(fields)\n---\n\(body)\n"
}

/// A site whose pages show all that they have.
private func site(_ pages: [String: String], _ files: [String: [UInt8]] = [:]) throws -> TestSite {
  let site = try TestSite(
    [
      "content/_common.yml": """
      fields:
        topics: {type: choices, of: topics, label: 主题, required: true, index: true}
        cover: {type: picture, label: 封面}
        photos: {type: pictures, label: 图片}
        video: {type: video, label: 视频}
        attachments: {type: attachments, label: 附件}
      """,
      "themes/plain/theme.yml": themeSettings,
      "themes/plain/templates/story.mustache": """
      {{#image}}<meta property="og:image" content="{{image}}">{{/image}}
      {{#page}}{{#cover}}<div id="cover">{{html}}</div>{{/cover}}{{body}}{{#photos}}{{html}}{{/photos}}
      {{#attachments}}<a href="{{address}}">{{name}}</a> {{type}} {{size}}{{/attachments}}
      {{#video}}<video src="{{address}}"></video>{{/video}}
      {{#facts}}<p>{{label}} {{text}}</p>{{/facts}}{{/page}}
      """,
    ].merging(pages) { $1 })
  for (path, bytes) in files { try site.write(bytes, to: path) }
  return site
}

private func media(of site: TestSite) -> [String: Data] {
  TestSite.files(in: site.output).filter { $0.key.hasPrefix("media/") || $0.key.hasPrefix("files/") }
}

@Suite struct MediaTests {
  @Test func publishesAPictureInAllSizesAndNeverAsItIs() throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: 夜班.jpg, alt: 麦田, credit: 记者}")],
      ["content/stories/夜班.jpg": photograph])
    let report = try site.build()
    #expect(report.rules == [])
    let media = media(of: site)
    #expect(
      Set(media.keys.map { $0.replacing(/\.[0-9a-f]{10}\./, with: ".") }) == [
        "media/picture-480.jpg", "media/picture-480.webp", "media/picture-960.jpg", "media/picture-960.webp",
        "media/picture-card.jpg",
      ])
    for (path, bytes) in media {
      #expect(bytes.range(of: Data("secret".utf8)) == nil, "\(path)")
      #expect(bytes.count > 1000 && bytes != Data(photograph), "\(path)")
    }
    let page = site.page("stories/2024/a/")
    #expect(page.contains("<picture><source type=\"image/webp\" srcset=\"/media/picture-480."))
    #expect(page.contains("width=\"960\" height=\"640\" alt=\"麦田\" fetchpriority=\"high\">"))
    #expect(
      page.contains(/og:image" content="https:\/\/example\.org\/media\/picture-card\.[0-9a-f]{10}\.jpg"/))
    for address in page.matches(of: /\/(media\/[^ "]+)/).map({ String($0.1) }) {
      #expect(media[address] != nil, "\(address)")
    }
  }

  /// macOS keeps names decomposed, and authors type them composed, or the other way round.
  @Test(arguments: [("lǚ.jpg", "lu\u{308}\u{30C}.jpg"), ("lu\u{308}\u{30C}.jpg", "lǚ.jpg")])
  func opensAPictureByTheNameThatTheFolderLists(written: String, stored: String) throws {
    let site = try site(["content/stories/a.md": story("cover: {src: \(written), alt: 麦田, credit: 记者}")])
    // Foundation would compose the name.
    let file = try #require(fopen(site.folder + "/content/stories/" + stored, "w"))
    _ = photograph.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    fclose(file)
    #expect(try site.build().rules == [])
    #expect(media(of: site).count == 5)
  }

  @Test(arguments: [
    ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 88888\n", "lfs-pointer"),
    ("../../shared/a.jpg", "link-as-text"), ("只有字", "not-a-picture"),
  ])
  func saysWhatACheckoutLeftOut(text: String, rule: String) throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}")],
      ["content/stories/a.jpg": Array(text.utf8)])
    #expect(try site.build().rules == [rule])
  }

  @Test func looksForNumbersInDrawings() throws {
    for words in [
      "<text>138<tspan>0000</tspan>1234</text>", "<g aria-label=\"13800001234\"/>",
      "<g id=\"t13800001234\"/>", "<desc>13800001234</desc>",
    ] {
      let bytes = Array(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\">\(words)</svg>".utf8)
      let site = try site(
        ["content/stories/a.md": story("cover: {src: a.svg, alt: 图}")], ["content/stories/a.svg": bytes])
      for _ in 0..<2 {
        let findings = try site.build().findings
        #expect(findings.map(\.rule.name) == ["personal-phone"], "\(words)")
        #expect(findings.first?.location.file == "content/stories/a.md")
      }
    }
  }

  @Test func tellsWhatADrawingLoses() throws {
    let label =
      "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">报名处</div></foreignObject><image href=\"灯.png\"/>"
    let bytes = Array(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\">\(label)</svg>".utf8)
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.svg, alt: 图}")], ["content/stories/a.svg": bytes])
    let findings = try site.build().findings
    #expect(findings.map(\.rule.name).sorted() == ["drawing-loses-picture", "drawing-loses-words"])
    #expect(findings.contains { $0.message(in: .chinese).contains("报名处") })
  }

  @Test func noticesAPictureWithoutItsEndMarkAtEveryBuild() throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}")],
      ["content/stories/a.jpg": Array(photograph.dropLast(2))])
    for _ in 0..<2 { #expect(try site.build().rules == ["picture-without-end"]) }
  }

  @Test func picturesFurtherDownAreLoadedLater() throws {
    let site = try site(
      [
        "content/stories/a.md": story(
          "photos:\n  - {src: a.jpg, alt: 麦田, credit: 记者}", body: "![麦浪](a.jpg)\n\n![又一张](a.jpg)")
      ], ["content/stories/a.jpg": photograph])
    try site.build()
    let page = site.page("stories/2024/a/")
    #expect(page.contains("alt=\"麦浪\" fetchpriority"))
    #expect(page.contains("alt=\"又一张\" loading=\"lazy\""))
    #expect(page.split(separator: "alt=\"麦田\" loading=\"lazy\"").count == 2)
  }

  @Test func aSmallPictureIsNotEnlargedAndADrawingStaysADrawing() throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.svg, alt: 圆}")], ["content/stories/a.svg": drawing])
    #expect(try site.build().rules == [])
    #expect(
      site.page("stories/2024/a/").contains(
        /<img src="\/media\/a\.[0-9a-f]{10}\.svg" width="600" height="300"/))
  }

  @Test func theSecondBuildMakesNothingAndALostCacheChangesNothing() throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}")],
      ["content/stories/a.jpg": photograph])
    try site.build()
    let first = TestSite.files(in: site.output)
    #expect(try site.build().made?.written == [])
    try site.remove(".cache")
    #expect(try site.build().made?.written == [])
    let clean = site.folder + "/clean"
    try site.build(to: clean)
    #expect(TestSite.files(in: clean) == first)
    #expect(FileManager.default.fileExists(atPath: site.folder + "/.cache/media/index"))
  }

  @Test func theCacheForgetsWhatNoBuildHasUsedForAMonth() throws {
    let page = story("cover: {src: a.jpg, alt: 麦田, credit: 记者}")
    let site = try site(["content/stories/a.md": page], ["content/stories/a.jpg": photograph])
    try site.build()
    let cache = site.folder + "/.cache/media"
    let used = Set(TestSite.files(in: cache).keys)
    let files = ["old": 31.0, "young": 29.0, "new": 0.0].map { name, days in
      (name: name, date: Date(timeIntervalSinceNow: -days * 86_400))
    }
    for file in files {
      try site.write([1], to: ".cache/media/\(file.name)")
      try FileManager.default.setAttributes(
        [.modificationDate: file.date], ofItemAtPath: "\(cache)/\(file.name)")
    }
    for name in used {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: "\(cache)/\(name)")
    }
    // Nothing new is kept, nothing is looked through.
    try site.build()
    #expect(Set(TestSite.files(in: cache).keys) == used.union(["old", "young", "new"]))
    // Another site's picture, or a second one of this, makes the cache grow: what this site uses stays.
    try site.write(
      story("slug: second\ncover: {src: b.jpg, alt: 麦浪, credit: 记者}"), to: "content/stories/b.md")
    try site.write(photograph + [0], to: "content/stories/b.jpg")
    try site.build()
    let left = Set(TestSite.files(in: cache).keys)
    #expect(left.isSuperset(of: used.union(["young", "new"])))
    #expect(!left.contains("old"))
    // Bytes do not depend on it.
    let first = TestSite.files(in: site.output)
    try site.build(to: site.folder + "/clean")
    #expect(TestSite.files(in: site.folder + "/clean") == first)
  }

  @Test func aColourLikeThePicturesHoldsItsPlace() throws {
    let site = try site(
      [
        "content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}", body: "![圆](b.svg)"),
        "themes/plain/theme.yml": themeSettings + "picture_tones: [\"#00ff00\", \"#b09050\", \"#0000ff\"]\n",
      ], ["content/stories/a.jpg": photograph, "content/stories/b.svg": drawing])
    #expect(try site.build().rules == [])
    let html = site.page("stories/2024/a/")
    #expect(html.contains("class=\"tone-2\" width=\"960\""))
    // What shines through a drawing is the page.
    #expect(html.split(separator: "class=\"tone-").count == 2)
    #expect(!html.contains("style="))
    try site.write(themeSettings + "picture_tones: [\"red\"]\n", to: "themes/plain/theme.yml")
    #expect(try site.build().rules == ["unknown-colour"])
    try site.write(themeSettings, to: "themes/plain/theme.yml")
    try site.build()
    #expect(!site.page("stories/2024/a/").contains("tone-"))
  }

  /// Frames of MPEG audio for 2.6 seconds behind a tag that must not be published.
  private var sound: [UInt8] {
    let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + Array(repeating: 0, count: 413)
    let tag: [UInt8] = Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 6] + Array("secret".utf8)
    return tag + Array(repeating: frame, count: 100).joined()
  }

  @Test func aSoundSaysHowLongItLastsAndNothingOfItsTags() throws {
    let site = try site(
      ["content/stories/a.md": story("", body: "::: 音频 讲述.mp3 她的讲述\n那年冬天。\n:::")],
      ["content/stories/讲述.mp3": sound])
    #expect(try site.build().rules == [])
    let html = site.page("stories/2024/a/")
    #expect(html.contains("<audio controls preload=\"none\" aria-label=\"她的讲述\" src=\"/files/"))
    #expect(html.contains("<span class=\"length\">录音，时长 0:03</span>"))
    #expect(html.contains("下载录音</a></audio>") && html.contains("那年冬天。"))
    let published = try #require(media(of: site).first { $0.key.hasSuffix(".mp3") })
    #expect(published.value.range(of: Data("secret".utf8)) == nil)
    #expect(site.page("stories/feed.xml").contains("rel=\"enclosure\" type=\"audio/mpeg\""))
  }

  /// A film of 640 × 360. A cover of another shape would give it that shape until it is played.
  @Test(arguments: [("1280", "720", true), ("1200", "800", false)])
  func aFilmInATextHasItsSizeAndACoverOfItsShape(width: String, height: String, isPoster: Bool) throws {
    let film = try #require(
      FileManager.default.contents(
        atPath: TestSite.repository + "/content/projects/2025/huanghe-yitian.mp4"))
    let cover = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"></svg>"
    let site = try site(
      [
        "content/stories/a.md": story(
          "cover: {src: a.svg, alt: 麦田, credit: 记者}", body: "::: 视频 b.mp4 河岸\n说的话。\n:::")
      ], ["content/stories/a.svg": Array(cover.utf8), "content/stories/b.mp4": Array(film)])
    #expect(try site.build().rules == [])
    let html = site.page("stories/2024/a/")
    #expect(
      html.contains("<video controls preload=\"none\" width=\"640\" height=\"360\" aria-label=\"河岸\""))
    #expect(html.contains(" poster=\"/media/") == isPoster)
    #expect(html.contains("视频，时长 0:"))
  }

  @Test func aThemeMayAskForAVIF() throws {
    let site = try site(
      [
        "content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}"),
        "themes/plain/theme.yml": themeSettings + "avif: true\n",
      ], ["content/stories/a.jpg": photograph])
    #expect(try site.build().rules == [])
    let types = site.page("stories/2024/a/").matches(of: /<source type="([^"]+)"/).map { String($0.1) }
    let files = media(of: site).filter { $0.key.hasSuffix(".avif") }
    // Where libheif has no encoder for it, pages do with the other formats, and promise nothing else.
    let isWritable = types.first == "image/avif"
    #expect(types == (isWritable ? ["image/avif", "image/webp"] : ["image/webp"]))
    #expect(files.count == (isWritable ? 2 : 0))
    for (path, bytes) in files {
      #expect(bytes.dropFirst(4).starts(with: Data("ftypavif".utf8)), "\(path)")
      #expect(bytes.range(of: Data("secret".utf8)) == nil)
    }
    #expect(site.page("stories/2024/a/").contains(/<img src="\/media\/[^"]+\.jpg"/))
  }

  @Test func aChangedPictureGetsAnotherAddress() throws {
    let page = ["content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}")]
    let site = try site(page, ["content/stories/a.jpg": photograph])
    try site.build()
    let before = Set(media(of: site).keys)
    try site.write(photograph + [0], to: "content/stories/a.jpg")
    try site.build()
    let after = Set(media(of: site).keys)
    #expect(after.count == before.count && after.isDisjoint(with: before))
  }

  @Test(arguments: ["withdrawn", "draft"])
  func aPageThatIsNotShownLeavesNoByteOfItsPictures(status: String) throws {
    let page = "cover: {src: a.jpg, alt: 麦田, credit: 记者}"
    let site = try site(
      ["content/stories/a.md": story(page, body: "![麦浪](b.jpg)")],
      ["content/stories/a.jpg": photograph, "content/stories/b.jpg": photograph])
    try site.build()
    #expect(!media(of: site).isEmpty)
    try site.write(story(page, status: status, body: "![麦浪](b.jpg)"), to: "content/stories/a.md")
    #expect(try site.build().rules == [])
    #expect(media(of: site).isEmpty)
    for (path, bytes) in TestSite.files(in: site.output) {
      #expect(bytes.range(of: Data("/media/".utf8)) == nil, "\(path)")
    }
  }

  /// Front matter, body, what is found and on which line.
  @Test(arguments: [
    ("cover: {src: a.JPG, alt: 麦田, credit: 记者}", "正文。", "missing-file", 6),
    ("", "正文。\n\n![麦田](b.jpg)", "missing-file", 10),
    ("", "![](a.jpg)", "missing-alt", 8),
    ("cover: {src: a.jpg, alt: a.jpg, credit: 记者}", "正文。", "alt-is-file-name", 6),
    ("cover: {src: a.jpg, alt: 麦田}", "正文。", "missing-credit", 6),
    ("cover: {src: small.png, alt: 圆}", "正文。", "small-picture", 6),
  ])
  func saysWhatIsWrongWithTheUseOfAPicture(fields: String, body: String, rule: String, line: Int) throws {
    let site = try site(
      ["content/stories/a.md": story(fields, body: body)],
      ["content/stories/a.jpg": photograph, "content/stories/small.png": tinyPNG])
    let finding = try #require(try site.build().findings.first { $0.rule.name == rule })
    #expect(finding.location.file == "content/stories/a.md")
    #expect(finding.location.line == line)
    if rule == "missing-file", line == 6 { #expect(finding.help?.chinese.contains("a.jpg") == true) }
  }

  @Test func aFileThatNobodyNamesIsAWarningAndNotPublished() throws {
    let site = try site(["content/stories/a.md": story("")], ["content/stories/lost.jpg": photograph])
    let findings = try site.build().findings
    #expect(findings.map(\.rule.name) == ["unused-file"])
    #expect(findings.first?.location.file == "content/stories/lost.jpg")
    #expect(media(of: site).isEmpty)
  }

  /// What waits for a page is not useless because the page is not there yet.
  @Test(arguments: ["date: 明天", "date: 2024-04-07\nstatus: draft"])
  func `pictures of a page that cannot be read are waiting for it`(header: String) throws {
    let page =
      "---\ntitle: 一盏灯\n\(header)\ncover: {src: cover.svg}\n---\n![灯](灯.svg \"灯\")\n[图](../more%20of.svg)\n"
    let site = try site(
      ["content/stories/a/lamp.md": page],
      [
        "content/stories/a/cover.svg": drawing, "content/stories/a/灯.svg": drawing,
        "content/stories/more of.svg": drawing, "content/stories/a/other.svg": drawing,
      ])
    let unused = try site.build().findings.filter { $0.rule.name == "unused-file" }
    #expect(unused.map(\.location.file) == ["content/stories/a/other.svg"])
  }

  /// How many bytes of a photograph are there, or what stands in its place.
  @Test(arguments: [
    (0, "", "empty-picture"), (0, "not a picture", "not-a-picture"), (40_000, "", "damaged-picture"),
    (12, "", "damaged-picture"),
  ])
  func aBadPictureIsAFindingWhereItIsNamedAndNothingIsWritten(length: Int, text: String, rule: String) throws
  {
    let bytes = photograph.prefix(length) + Array(text.utf8)
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.jpg, alt: 麦田, credit: 记者}")],
      ["content/stories/a.jpg": Array(bytes)])
    let report = try site.build()
    let finding = try #require(report.findings.first)
    #expect(finding.rule.name == rule)
    #expect(finding.location == Location(file: "content/stories/a.md", line: 6, column: 14, length: 5))
    #expect(report.findings.count == 1)
    #expect(report.made == nil)
    #expect(TestSite.files(in: site.output).isEmpty)
    let cached = TestSite.files(in: site.folder + "/.cache/media").keys.filter { $0 != "index" }
    #expect(cached.isEmpty)
  }

  /// No colour is kept of a picture that is transparent; that it is whole is seen all the same, by a preview, too.
  @Test func aTransparentPictureThatIsNotWholeIsFoundByAllWhoLook() throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: a.png, alt: 圆}")],
      ["content/stories/a.png": Array(transparentPNG.prefix(272))])
    let report = try site.build()
    #expect(report.rules.contains("damaged-picture") && report.made == nil)
    var live = LiveSite(folder: site.folder, includesDrafts: false)
    let now = Moment(try #require(Day(year: 2026, month: 11, day: 1)), minute: 720)
    #expect(try live.update(now: now) == report.findings)
  }

  @Test func aPageWithoutAPictureGetsADrawnCover() throws {
    let colours = "cover_colours: {paper: \"#ffffff\", ink: \"#111111\", accent: \"#aa0000\"}\n"
    let site = try site([
      "content/stories/a.md": story(""), "content/stories/b.md": story("slug: other"),
      "themes/plain/theme.yml": themeSettings + colours,
    ])
    #expect(try site.build().rules == [])
    let page = site.page("stories/2024/a/")
    let cover = try #require(
      page.firstMatch(of: /<img src="\/(media\/drawn\.[0-9a-f]{10}\.svg)" width="1200"/))
    let drawing = site.page(String(cover.1))
    #expect(drawing.hasPrefix("<svg") && drawing.contains("#aa0000") && !drawing.contains("<text"))
    #expect(page.contains(/og:image" content="https:\/\/example\.org\/media\/drawn\.[0-9a-f]{10}\.png"/))
    // Title and terms are the same; but the two stand side by side, so their drawings differ.
    #expect(!site.page("stories/2024/other/").contains(String(cover.1)))
    #expect(media(of: site).count == 4)
  }

  /// Of any three covers in a row the motifs differ, and of two the grounds; a new page leaves the others' as they were.
  @Test func coversSideBySideDiffer() throws {
    let colours = "cover_colours: {paper: \"#ffffff\", ink: \"#111111\", accent: \"#aa0000\"}\n"
    let site = try site(["themes/plain/theme.yml": themeSettings + colours])
    for number in 1...9 {
      try site.write(
        story("").replacing("2024-04-07", with: "2024-04-0\(number)"), to: "content/stories/p\(number).md")
    }
    #expect(try site.build().rules == [])
    let covers = { (1...9).map { cover(of: site.page("stories/2024/p\($0)/")) } }
    let before = covers()
    let grounds = before.map {
      site.page($0).firstMatch(of: /<rect[^>]*><rect[^>]*>/).map { String($0.0) } ?? ""
    }
    #expect(zip(grounds, grounds.dropFirst()).allSatisfy { $0 != $1 && !$0.isEmpty })
    #expect((2..<9).allSatisfy { Set(before[($0 - 2)...$0]).count == 3 })
    try site.write(story("").replacing("2024-04-07", with: "2024-04-20"), to: "content/stories/new.md")
    try site.build()
    #expect(covers() == before)
  }

  private func cover(of page: String) -> String {
    page.firstMatch(of: /<img src="\/(media\/drawn\.[0-9a-f]{10}\.svg)"/).map { String($0.1) } ?? ""
  }

  @Test func anAttachmentIsPublishedWithItsTypeAndSizeAndWithoutItsAuthor() throws {
    let pdf = """
      %PDF-1.4
      1 0 obj << /Author (Li Lei) /Title (List) >> endobj
      2 0 obj << /Type /Catalog /Pages 3 0 R >> endobj
      3 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj
      4 0 obj << /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] >> endobj
      trailer << /Info 1 0 R /Root 2 0 R /Size 5 >>
      %%EOF
      """
    let site = try site(
      ["content/stories/a.md": story("attachments: [{src: 名单.pdf, name: 候选人名单}]", body: "见[名单](名单.pdf)。")],
      ["content/stories/名单.pdf": Array(pdf.utf8)])
    // Its page is empty, so nobody can read what it says: a notice wherever it is named.
    #expect(try site.build().rules == ["unread-attachment", "unread-attachment"])
    let page = site.page("stories/2024/a/")
    let link = try #require(
      page.firstMatch(of: /<a href="\/(files\/file\.[0-9a-f]{10}\.pdf)">候选人名单<\/a> PDF 1 KB/))
    let published = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: site.output + "/" + link.1)), as: UTF8.self)
    #expect(published.hasPrefix("%PDF-") && !published.contains("Li Lei"))
    #expect(page.contains("见<a href=\"/\(link.1)\" download=\"名单.pdf\">名单</a>"))
  }

  @Test(arguments: [
    ("a.docm", "macro-attachment"), ("a.pdf", "misnamed-attachment"), ("a.doc", "unknown-attachment"),
    ("a.ofd", "unknown-attachment"), ("a.rtf", "unknown-attachment"),
  ])
  func aBadAttachmentIsAFindingWhereItIsNamed(name: String, rule: String) throws {
    let site = try site(
      ["content/stories/a.md": story("attachments: [{src: \(name), name: 名单}]")],
      ["content/stories/\(name)": Array("PK".utf8)])
    let report = try site.build()
    #expect(report.rules == [rule])
    #expect(report.findings.first?.location.line == 6)
    #expect(report.made == nil)
  }

  /// What stands for a page in lists: its cover, else the first picture of its first field that has one, else the
  /// first of its text. Only its own cover is shown above the text; the others stand on the page anyway.
  @Test(arguments: [
    ("cover: {src: 甲.svg, alt: 甲}\nphotos: [{src: 乙.svg, alt: 乙}]", "![丁](丁.svg)", "甲", 1),
    (
      "photos: [{src: 乙.svg, alt: 乙}, {src: 丁.svg, alt: 丁}]\nmore: [{src: 丙.svg, alt: 丙}]", "![丁](丁.svg)",
      "乙", 0
    ),
    ("more: [{src: 丙.svg, alt: 丙}]", "![丁](丁.svg)", "丙", 0), ("", "![丁](丁.svg)", "丁", 0),
  ])
  func thePictureThatStandsForAPage(fields: String, body: String, words: String, shownAbove: Int) throws {
    let kinds = """
      fields:
        topics: {type: choices, of: topics, label: 主题, required: true, index: true}
        cover: {type: picture, label: 封面}
        photos: {type: pictures, label: 图片}
        more: {type: pictures, label: 又一些}
      """
    let site = try site(
      [
        "content/_common.yml": kinds,
        "themes/plain/templates/story.mustache":
          "{{#page}}{{#cover}}<b>{{alt}}</b>{{^borrowed}}<i></i>{{/borrowed}}{{/cover}}{{body}}{{/page}}",
        "content/stories/a.md": story(fields, body: body),
      ],
      Dictionary(uniqueKeysWithValues: ["甲", "乙", "丙", "丁"].map { ("content/stories/\($0).svg", drawing) }))
    try site.build()
    let page = site.page("stories/2024/a/")
    #expect(page.contains("<b>\(words)</b>"))
    #expect(page.components(separatedBy: "<i></i>").count - 1 == shownAbove)
  }

  /// A picture of which a power cut left an empty file is made again, not published empty.
  @Test func anEmptyFileOfTheStoreIsMadeAgain() throws {
    let site = try site(
      ["content/stories/a.md": story("cover: {src: 夜班.jpg, alt: 麦田, credit: 记者}")],
      ["content/stories/夜班.jpg": photograph])
    try site.build()
    let whole = media(of: site)
    let store = site.folder + "/.cache/media"
    var emptied = 0
    for case let path as String in FileManager.default.enumerator(atPath: store) ?? .init() {
      let file = store + "/" + path
      guard whole.values.contains(FileManager.default.contents(atPath: file) ?? Data()) else { continue }
      try Data().write(to: URL(fileURLWithPath: file))
      emptied += 1
    }
    #expect(emptied == whole.count)
    try site.remove("public")
    try site.build()
    #expect(media(of: site) == whole)
  }
}

/// A square of 8 × 8 pixels, each of another colour and half transparent (made with zlib by hand).
private let transparentPNG: [UInt8] = Array(
  Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAABE0lEQVR42gEIAff+AEQggoA8/eaA8cJrgDD5DoDH3Q"
      + "GA5Ih1gDSiD4ALDQSAAMNu2IAOceCA/XewgHZw64CUC9WAM1+XgD2q2IBhm5GAAP/JEYD1fM6A1Fi7gL8s4IA3U8mA"
      + "vfoPgPAWnYDJV1aAAHQGZoB2z7CAtOuJgALEQoBp2hyA9rpmgNP4toDUsQCAAKnqDoB1WlyALoIQgCQqCIDnB4+Af4"
      + "k4gF6wlIAjVVGAAIJWi4CW6KSA/vI6gAyfxYCv12CAhDeBgGvdCoBzCcuAAEoSUoDk2nCA5nIPgMqk2oAemECAbBic"
      + "gCQnnoCYUdWAAIFCBIATb+uAVxPBgGaxMoBp3WOA/DXHgJf/CICmzZCAMMiAunS5X/AAAAAASUVORK5CYII=") ?? Data())

/// One grey pixel (made with zlib by hand).
private let tinyPNG = Array(
  Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
    ?? Data())
