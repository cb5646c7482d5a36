package let homeKeys = KeyMap(
  "home.yml", "首页，content/home.yml", "the home page, content/home.yml",
  [
    FileKey("headline", .either([.text, .map(leadKeys)]), "头条", "the headline", "news/2024/a.md"),
    FileKey("slides", .list(leadKeys), "轮播，最多五张", "slides, five at most", "[news/2024/a.md]"),
    FileKey(
      "blocks", .list(blockKeys), "各块，依次登", "the blocks, in their order", "[{show: newest, count: 10}]"),
    FileKey(
      "partners", .list(partnerKeys), "友情链接", "links to partners",
      "[{name: 示例单位, to: https://www.example.org/}]", "[{name: Sample Society, to: https://www.example.org/}]"
    ),
    FileKey(
      "account", .map(accountKeys), "公众号", "the office's account",
      "{name: 示例, picture: {src: code.png, alt: 二维码}}",
      "{name: Sample, picture: {src: code.png, alt: QR code}}"),
  ])

package let leadKeys = KeyMap(
  "slides", "头条或一张轮播：文章的文件、网址，或写 page 或 to",
  "the headline or a slide: a page's file or address, or `page` or `to`",
  [
    FileKey("page", .text, "本站的文章", "a page of this site", "news/2024/a.md"),
    FileKey("to", .text, "别的网页，要写 title", "another address, with a title", "https://www.example.org/"),
    FileKey("title", .text, "标题", "its title", "标题", "A title"),
    FileKey("summary", .text, "一句话", "a sentence", "一句话。", "A sentence."),
    FileKey(
      "picture", .field("picture"), "图片", "its picture", "{src: 图.jpg, alt: 图上有什么}",
      "{src: photo.jpg, alt: what it shows}"),
  ])

package let blockKeys = KeyMap(
  "blocks", "首页的一块，也可以只写 show 的词", "a block of the home page, or what `show` says alone",
  [
    FileKey(
      "show", .text, required: true, "登什么：newest、pinned、festival，栏目、词表或词条",
      "what it shows: newest, pinned, festival, a kind, a vocabulary or a term", "newest"),
    FileKey("title", .text, "标题", "its title", "最近更新", "Newest"),
    FileKey("count", .number, "几篇", "how many pages", "10"),
  ])

package let partnerKeys = KeyMap(
  "partners", "一个友情链接", "a partner",
  [
    FileKey("name", .text, required: true, "名称", "its name", "示例单位", "Sample Society"),
    FileKey("to", .text, required: true, "网址", "its address", "https://www.example.org/"),
    FileKey(
      "logo", .field("picture"), "标志", "its logo", "{src: logo.png, alt: 示例单位}",
      "{src: logo.png, alt: Sample Society}"),
  ])

package let accountKeys = KeyMap(
  "account", "公众号", "the office's account",
  [
    FileKey("name", .text, required: true, "名称", "its name", "示例", "Sample"),
    FileKey("note", .text, "说明", "what is said of it", "扫码关注", "Scan to follow"),
    FileKey(
      "picture", .field("picture"), required: true, "二维码图片", "the picture of its code",
      "{src: code.png, alt: 二维码}", "{src: code.png, alt: QR code}"),
  ])
