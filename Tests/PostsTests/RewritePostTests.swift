import Testing

@testable import Posts

@Suite struct RewritePostTests {
  private func rewrite(_ body: String, _ system: PostSystem = .hexo) -> RewrittenPost {
    let post = Post(path: "a.md", fields: PostFields(), body: body, firstLine: 5)
    return Posts.rewrite(post, in: readPostSettings(of: system) { _ in nil }) {
      $0.contains("://") ? nil : "deng-1.jpg"
    }
  }

  @Test(arguments: [
    ("一段。\n<!-- more -->\n二段。", "一段。\n二段。"),
    ("{% asset_img a.jpg 夜里的灯 %}", "![夜里的灯](deng-1.jpg)"),
    ("{% img full /images/a.jpg 300 200 \"夜里的灯\" %}", "![夜里的灯](deng-1.jpg)"),
    ("{{< figure src=\"/a.jpg\" alt=\"灯\" caption=\"夜里\" >}}", "![灯](deng-1.jpg \"夜里\")"),
    ("见图：<img src='a.jpg' width=\"300\" alt=\"灯\"/>。", "见图：![灯](deng-1.jpg)。"),
    ("![灯](a.jpg \"夜里\")", "![灯](deng-1.jpg \"夜里\")"),
    ("![灯](https://b.example/a.jpg)", "![灯](https://b.example/a.jpg)"),
    (
      "{% codeblock lang:swift %}\nlet a = \"{% x %}\"\n{% endcodeblock %}",
      "```swift\nlet a = \"{% x %}\"\n```"
    ),
    ("{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}", "```ruby\nputs 1\n```"),
    ("{{< highlight go >}}\nfmt\n{{< /highlight >}}", "```go\nfmt\n```"),
    ("{% blockquote %}\n一句。\n\n二句。\n{% endblockquote %}\n后文", "> 一句。\n>\n> 二句。\n后文"),
    ("{% note info %}\n请带伞。\n{% endnote %}", "> 请带伞。"),
    ("{% link 示例 https://a.example/ %}", "[示例](https://a.example/)"),
    ("[关于]({{ site.baseurl }}/about/)", "[关于](/about/)"),
    ("[关于]({{ '/about/' | relative_url }})", "[关于](/about/)"),
    ("* TOC\n{:toc}\n\n正文", "正文"),
    ("```\n{% raw %}\n<img src=a.jpg>\n```", "```\n{% raw %}\n<img src=a.jpg>\n```"),
    ("写作 `{% raw %}` 和 ``![](a.jpg)``。", "写作 `{% raw %}` 和 ``![](a.jpg)``。"),
  ])
  func `what means something plain becomes plain`(_ body: String, _ expected: String) {
    let rewritten = rewrite(body)
    #expect(rewritten.body == expected)
    #expect(rewritten.leftovers.isEmpty)
  }

  @Test(arguments: [
    ("一\n{% youtube abc %}", 6, "{% youtube abc %}"), ("{{< bilibili BV1 >}}", 5, "{{< bilibili BV1 >}}"),
    ("一\n\n<iframe src=\"https://a.example\"></iframe>", 7, "<iframe src=\"https://a.example\""),
    ("公式 $$x^2$$", 5, "$$x^2"), ("{% include toc.html %}", 5, "{% include toc.html %}"),
    ("段落\n{: .center}", 6, "{: .center}"),
  ])
  func `what does not is left and told by its line`(_ body: String, _ line: Int, _ text: String) {
    let rewritten = rewrite(body)
    #expect(rewritten.body == body)
    #expect(rewritten.leftovers.first?.line == line)
    #expect(rewritten.leftovers.first?.text.hasPrefix(text) == true)
  }
}
