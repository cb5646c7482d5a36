import Diagnostics
import Files
import Markdown
import Testing

@Suite struct PackDocumentTests {
  @Test func allButTheTextComesBack() {
    let text = """
      ## 一 {#first}

      见[故事](a.md "题目")、<https://example.com/>[^1]。

      ![雨夜](rain.jpg "说明")

      ::: video /a.mp4 /a.vtt 邻里厨房
      大家好。
      :::

      [^1]: 出处。
      """
    let source = Source(name: "a.md", text: text)
    let document = parseMarkdown(source, in: 0..<source.bytes.count)
    var packer = Packer()
    document.packFacts(into: &packer)
    var reader = Unpacker(packer.bytes[...])
    let facts = Document(factsFrom: &reader)
    #expect(!reader.isBroken && reader.isAtEnd)
    #expect(facts.outline == document.outline && !facts.outline.isEmpty)
    #expect(facts.links == document.links && facts.links.count == 2)
    #expect(facts.pictures == document.pictures && !facts.pictures.isEmpty)
    #expect(facts.videos == document.videos && !facts.videos.isEmpty)
    #expect(facts.footnotes == document.footnotes && !facts.footnotes.isEmpty)
    #expect(facts.html.isEmpty)
  }
}
