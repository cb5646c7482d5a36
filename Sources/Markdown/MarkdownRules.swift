import Diagnostics

extension Rule {
  static let tooLong = Rule(
    "body-too-long", .error,
    Phrase("正文超过 {0} MiB", "the text is longer than {0} MiB"),
    manual: Phrase(
      "一页正文不应超过 1 MiB（约三十五万字）。分成几页，或把长材料做成附件：attachments: [材料汇编.pdf]",
      "A page holds at most 1 MiB of text. Divide it, or attach the material: attachments: [material.pdf]"))

  static let tooDeep = Rule(
    "text-too-deep", .error,
    Phrase("列表和引用嵌套超过 {0} 层", "lists and quotations are nested more than {0} levels deep"),
    manual: Phrase(
      "引用和列表最多嵌套两三层，多半是粘贴时带来了多余的 > 或空格。删去它们：\n> 引用只要一个符号。",
      "Quotations and lists need two or three levels; paste may have brought more. Remove them:\n> one mark is enough."
    ))

  static let tooManyBrackets = Rule(
    "too-many-brackets", .error,
    Phrase(
      "这一段以前没有配对的方括号或强调符号过多（上限 {0}）", "too many unmatched brackets or emphasis marks up to here (limit {0})"),
    manual: Phrase(
      "链接写作 [文字](地址)，每个 [ 都要有 ]。要写方括号本身，用 \\[ 或全角〔〕：豫文明办〔2024〕4号",
      "A link is [text](address); every [ has its ]. To write a bracket itself, use \\[: \\[sic\\]"))

  static let tooManyCells = Rule(
    "too-many-cells", .error,
    Phrase("表格里缺了太多格（上限 {0}）", "too many cells are missing in tables (limit {0})"),
    manual: Phrase(
      "表格每行的格数应与表头相同；空格子写成 | |。例如：\n| 时间 | 地点 |\n| --- | --- |\n| 9月20日 | |",
      "Rows have as many cells as the header; an empty cell is | |. For example:\n| when | where |\n| --- | --- |\n"
        + "| May | |"))

  package static let invisibleCharacter = Rule(
    "invisible-character", .notice,
    Phrase("去掉或换成空格的不可见字符：{0}", "invisible characters removed or replaced by a space: {0}"),
    manual: Phrase(
      "从 Word、WPS 或网页粘贴会带来制表符、不换行空格、零宽字符，页面上已自动清理。不必处理；要干净的原稿，先粘贴到记事本再复制。例如：\n志愿服务 从身边做起",
      "Pasting brings tabs, non-breaking spaces and characters without width; the page has been cleaned. For a clean "
        + "source paste as plain text. For example:\nplain words with plain spaces"))

  static let indentedParagraph = Rule(
    "indented-paragraph", .notice,
    Phrase("段首空格已去掉，按普通段落处理", "the indent was removed; this is a paragraph, not code"),
    manual: Phrase(
      "段首不用空格，缩进由网页样式决定。四个空格在 Markdown 里本来表示代码；要写代码，用三个反引号包起来：\n```\n代码\n```",
      "Paragraphs need no indent; the style sheet decides. Four spaces would mean code in Markdown; for code use a "
        + "fence:\n```\ncode\n```"))

  static let literalEmphasis = Rule(
    "literal-emphasis", .warning,
    Phrase("这里的 ** 没有配成加粗，会原样显示", "these ** are no emphasis and will be shown as they are"),
    manual: Phrase(
      "加粗要前后各两个星号，星号与文字之间不留空格：**“我们的节日”**主题活动。要写星号本身，用 \\*\\*。",
      "Strong text has two asterisks on both sides and no space inside them: **our festivals**. For asterisks "
        + "themselves write \\*\\*."))

  static let rawHTML = Rule(
    "raw-html", .warning,
    Phrase("网页代码已略去：{0}", "raw HTML was left out: {0}"),
    manual: Phrase(
      "粘贴来的段落、换行、加粗、上下标、链接、列表、表格等照样读出，样式去掉；其他标签（<font>、<iframe> 等）略去，里面的文字保留。"
        + "请改用 Markdown：加粗 **文字**，链接 [文字](地址)，提示 ::: 提示。要显示尖括号本身，写 \\<。",
      "Paragraphs, breaks, strong text, raised numbers, links, lists and tables that were pasted are read without their "
        + "styles; other tags are left out, and their words stay. Use Markdown: **strong**, [link](address). To show the "
        + "sign itself write \\<."))

  static let lostText = Rule(
    "lost-words", .error,
    Phrase("这里的文字不会显示：{0}", "text is lost here: {0}"),
    manual: Phrase(
      "注释要有结尾：<!-- 待核 -->。没有结尾，后面的文字都成了注释；结尾后面的文字另起一行写。",
      "A comment has an end: <!-- to be checked -->. Without one all that follows is part of it; text goes on a line of "
        + "its own behind it."))

  static let multiplication = Rule(
    "multiplication", .warning,
    Phrase("数字之间的 * 成了强调，不会显示", "* between numbers is read as emphasis and not shown"),
    manual: Phrase(
      "乘号写作 ×，或者在星号前加反斜线：3×5×2米，3\\*5\\*2。",
      "Write the sign of multiplication, ×, or a backslash before the asterisk: 3×5×2, 3\\*5\\*2."))

  static let underlinedText = Rule(
    "underlined-text", .warning,
    Phrase("下面一行的 --- 使这一行成了小标题", "the line of hyphens below makes this line a heading"),
    manual: Phrase(
      "要分隔线，在它前面空一行；要小标题，写 ## 标题。例如：\n活动圆满结束。\n\n---",
      "For a rule, put an empty line before it; for a heading, write ## Title."))

  static let textAfterTable = Rule(
    "text-after-table", .warning,
    Phrase("紧接在表格后面的文字成了表格的一行", "text directly behind a table is read as one of its rows"),
    manual: Phrase(
      "表格后面空一行，再写正文：\n| 9月 | 社区 |\n\n请各单位准时参加。",
      "Put an empty line between a table and the text behind it."))

  static let unclosedCode = Rule(
    "unclosed-code", .warning,
    Phrase("代码块没有结束，后面的正文都成了代码", "the code is not ended; all that follows is code"),
    manual: Phrase(
      "三个反引号开头的代码，要用单独一行三个反引号结束。不是代码就删去它：\n```\n代码\n```",
      "Code that begins with three backticks ends with a line of three. Remove them where no code is meant:\n```\ncode\n```"
    ))

  static let listNumbers = Rule(
    "list-numbers", .warning, Phrase("序号写的是 {0}，会显示成 {1}", "numbered {0}, and shown as {1}"),
    manual: Phrase(
      "有序列表的序号由网页从第一项数起，不看后面写的是几。下一级的项目要缩进；要保留原来的序号，写成“（1）”“第一条”，一行一个。",
      "The page counts the items of a list from the first on, whatever numbers the others have. Items of the next level are "
        + "set in."))

  static let unsafeAddress = Rule(
    "unsafe-address", .error,
    Phrase("地址“{0}”不安全，不能使用", "the address “{0}” is unsafe"),
    manual: Phrase(
      "链接只能指向网页、文件、邮箱或电话：[省文明网](https://www.example.cn/)、[信箱](mailto:a@example.cn)。",
      "A link leads to a page, a file, a mailbox or a telephone: [site](https://example.org/), [mail](mailto:a@example.org)."
    ))

  static let unknownBlock = Rule(
    "unknown-block", .error,
    Phrase("没有名为“{0}”的块", "there is no block named “{0}”"),
    manual: Phrase(
      "可用的块：\(BlockKind.firstNames(areChinese: true).joined(separator: " "))。例如：\n::: 引语 王秀英，村民\n能帮一把是一把。\n:::",
      "The blocks are: \(BlockKind.firstNames(areChinese: false).joined(separator: " ")). For example:\n"
        + "::: quote Wang Xiuying\nHelp where you can.\n:::"))

  static let unclosedBlock = Rule(
    "unclosed-block", .error,
    Phrase("“{0}”块没有结束", "the block “{0}” is not closed"),
    manual: Phrase(
      "每个块最后要有单独一行三个冒号，块里不能再套块。例如：\n::: 提示\n请提前十分钟到场。\n:::",
      "A block ends with a line of three colons, and blocks do not stand in blocks. For example:\n::: notice\n"
        + "Please be early.\n:::"))

  static let unopenedBlock = Rule(
    "unopened-block", .error,
    Phrase("这里的 ::: 没有对应的开头", "this ::: closes nothing"),
    manual: Phrase(
      "开头一行写块的名字，如 ::: 提示；结尾一行只写 :::。多余的 ::: 请删去。",
      "A block begins with its name, ::: notice, and ends with :::. Remove what is left over."))

  static let misplacedBlock = Rule(
    "misplaced-block", .warning,
    Phrase("::: 要写在行首，不能放在列表或引用里", "::: must begin its line, outside of lists and quotations"),
    manual: Phrase(
      "块要从行首写起，前面空一行。例如：\n::: 提示\n请提前十分钟到场。\n:::",
      "A block begins at the start of a line. For example:\n::: notice\nPlease be early.\n:::"))

  static let blockContent = Rule(
    "block-content", .warning,
    Phrase("“{0}”块里缺少：{1}", "the block “{0}” lacks: {1}"),
    manual: Phrase(
      "图集里放图片；视频和音频块第一行写地址，块里写说了什么（文字稿）；资料和时间线每行写“名称：内容”；访谈写“问：”“答：”。例如：\n::: 资料\n- 姓名：王秀英\n:::",
      "A gallery holds pictures, a video or audio block its address and, as its text, what is said; facts and timelines lines of `name: content`, an interview "
        + "`Q:` and `A:`. For example:\n::: facts\n- Name: Wang Xiuying\n:::"))

  static let unknownFootnote = Rule(
    "unknown-footnote", .warning,
    Phrase("没有脚注“{0}”", "there is no footnote “{0}”"),
    manual: Phrase(
      "正文里写 [^1]，文末另起一行写注释：\n[^1]: 数据截至2024年9月。",
      "Write [^1] in the text and the note on a line of its own:\n[^1]: As of September 2024."))

  static let unusedFootnote = Rule(
    "unused-footnote", .warning,
    Phrase("正文没有引用脚注“{0}”", "nothing refers to footnote “{0}”"),
    manual: Phrase(
      "在正文要加注的地方写上 [^1]，或删去这条注释：募集图书3906册[^1]。",
      "Put [^1] where the note belongs, or remove the note: 3,906 books[^1]."))

  static let duplicateFootnote = Rule(
    "duplicate-footnote", .warning,
    Phrase("脚注“{0}”写了两次，第一次在第 {1} 行", "footnote “{0}” is given twice, first on line {1}"),
    manual: Phrase(
      "每条注释用不同的编号：\n[^1]: 第一条。\n[^2]: 第二条。",
      "Give every note a label of its own:\n[^1]: first\n[^2]: second"))

  static let topHeading = Rule(
    "top-heading", .notice,
    Phrase("正文标题已降一级：一级标题只能是文章题目", "headings moved down one level: level 1 is the page's title"),
    manual: Phrase(
      "正文小标题从两个 # 写起：\n## 初心：从一件小事开始",
      "Headings in the text begin with two signs:\n## How it began"))

  static let wideRow = Rule(
    "wide-row", .warning,
    Phrase("这一行有 {0} 格，表头只有 {1} 格，多出的未显示", "this row has {0} cells, the header {1}; the rest is not shown"),
    manual: Phrase(
      "表格每行的格数与表头相同。格里要写竖线时用 \\|：\n| 时间 | 地点 |\n| --- | --- |\n| 9月20日 | 文苑社区 |",
      "Rows have as many cells as the header. For a bar in a cell write \\|:\n| when | where |\n| --- | --- |\n| May | hall |"
    ))
}

/// All rules of this target, for `xinfeng explain`.
package let markdownRules: [Rule] = [
  .tooLong, .tooDeep, .tooManyBrackets, .tooManyCells, .invisibleCharacter, .indentedParagraph,
  .literalEmphasis, .rawHTML, .lostText, .multiplication, .underlinedText, .textAfterTable, .shallowItem,
  .lazyQuotation,
  .listNumbers, .unclosedCode,
  .unsafeAddress, .unknownBlock, .unclosedBlock, .unopenedBlock, .misplacedBlock, .blockContent,
  .unknownFootnote,
  .unusedFootnote, .duplicateFootnote, .topHeading, .wideRow,
]
