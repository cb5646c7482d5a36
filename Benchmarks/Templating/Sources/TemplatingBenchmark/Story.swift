import Diagnostics
import Templating

/// A story as a theme would show it, once for each engine: the same text, the same data.
let template = """
  <!doctype html>
  <html lang="zh-Hans-CN">
  <head>
  <meta charset="utf-8">
  <title>{{title}} - {{site.name}}</title>
  <meta name="description" content="{{summary}}">
  <meta name="ArticleTitle" content="{{title}}"><meta name="PubDate" content="{{date}}">
  <meta name="ContentSource" content="{{source}}">
  <link rel="canonical" href="{{address}}">
  <link rel="stylesheet" href="/assets/site.css">
  </head>
  <body>
  <a class="skip" href="#main">跳到正文</a>
  <header><p class="name">{{site.name}}</p>
  <nav aria-label="栏目"><ul>
  {{#site.menu}}
  <li><a href="{{address}}">{{name}}</a></li>
  {{/site.menu}}
  </ul></nav></header>
  <main id="main"><article>
  <h1>{{title}}</h1>
  <p class="deed">{{deed}}</p>
  <dl class="facts"><dt>发布时间</dt><dd><time>{{date}}</time></dd><dt>来源</dt><dd>{{source}}</dd>
  {{#author}}<dt>作者</dt><dd>{{author}}</dd>{{/author}}{{#editor}}<dt>责任编辑</dt><dd>{{editor}}</dd>{{/editor}}</dl>
  {{#photos}}
  <figure><img src="{{address}}" alt="{{name}}" loading="lazy" width="1200" height="800"><figcaption>{{name}}</figcaption></figure>
  {{/photos}}
  <div class="body">{{{body}}}</div>
  {{#sample}}<p class="sample">示例内容</p>{{/sample}}
  <h2>主题</h2>
  <ul class="topics">{{#topics}}<li><a href="{{address}}">{{name}}</a></li>{{/topics}}</ul>
  <h2>相关</h2>
  <ul class="related">
  {{#related}}
  <li><a href="{{address}}">{{name}}</a></li>
  {{/related}}
  </ul>
  </article></main>
  <footer><p>{{site.name}} 主办</p><p><a href="https://beian.example">豫ICP备00000000号</a></p></footer>
  </body>
  </html>

  """

struct Link {
  var name: String
  var address: String
}

let siteName = "河南省省直文明办"
let title = "王小丽：三十年如一日照顾“陌生”老人 & 她的邻居"
let texts = [
  ("title", title), ("summary", "她把<邻居>当亲人，一照顾就是三十年，街坊们都说她是身边的好人。"), ("date", "2024-04-12 09:30"),
  ("source", "省直文明办"), ("address", "https://wmb.example/stories/2024/wang-xiaoli/"),
  ("deed", "三十年照顾没有血缘关系的孤寡老人"), ("author", "李明"), ("editor", ""),
]
let menu = ["身边好人", "我们的节日", "项目展示", "主题", "日期", "通知公示"].map { Link(name: $0, address: "/x/y/") }
let photos = (1...4).map { Link(name: "照片第\($0)张：老人和“女儿”", address: "/photos/2024/wang-\($0).jpg") }
let topics = (1...3).map { Link(name: "主题 \($0)", address: "/topics/topic-\($0)/") }
let related = (1...3).map { Link(name: "相关故事 \($0)：敬业奉献", address: "/stories/2024/related-\($0)/") }
let body = String(repeating: "<p>那年冬天，她第一次敲开了隔壁老人的门。从那以后，每天早晚两趟，从没有断过。</p>\n", count: 130)

// The same for our engine.

private let unsaid = Phrase("", "")
private func members(_ types: [(String, ValueType)]) -> [Member] {
  types.enumerated().map { Member($1.0, $1.1, slot: $0, meaning: unsaid) }
}

let schema = Schema(records: [
  RecordType(
    "story", meaning: unsaid,
    members: members(
      texts.map { ($0.0, .text) } + [
        ("body", .html), ("sample", .flag), ("site", .record("site")), ("photos", .list(.record("link"))),
        ("topics", .list(.record("link"))), ("related", .list(.record("link"))),
      ])),
  RecordType("site", meaning: unsaid, members: members([("name", .text), ("menu", .list(.record("link")))])),
  RecordType("link", meaning: unsaid, members: members([("name", .text), ("address", .text)])),
])

private func list(_ links: [Link]) -> TemplateValue {
  .list(links.map { .record([.text($0.name), .text($0.address)]) })
}

let story = TemplateRecord(
  texts.map { .text($0.1) } + [
    .html(Array(body.utf8)), .flag(false), .record([.text(siteName), list(menu)]), list(photos), list(topics),
    list(related),
  ])

// The same for swift-mustache, as dictionaries, which it reads faster than structs.

private func dictionaries(_ links: [Link]) -> [[String: String]] {
  links.map { ["name": $0.name, "address": $0.address] }
}

func dictionary() -> [String: Any] {
  var result: [String: Any] = [
    "body": body, "sample": false, "site": ["name": siteName, "menu": dictionaries(menu)] as [String: Any],
    "photos": dictionaries(photos), "topics": dictionaries(topics), "related": dictionaries(related),
  ]
  for (name, text) in texts where !text.isEmpty { result[name] = text }
  return result
}
