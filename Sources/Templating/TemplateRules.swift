import Diagnostics

/// The rules that templates can break.
package let templateRules: [Rule] = [
  .unreadableTemplate, .templateTooLarge, .unclosedTag, .emptyTag, .badDelimiters, .unclosedSection,
  .unopenedSection, .lostText, .tooDeep, .themeTooLarge, .unknownTemplate, .unknownPartial, .endlessPartial,
  .unknownBlock, .unknownName, .noFields, .notInList, .notASection, .noVariants, .notWritable, .unescapedText,
  .misplacedHTML,
  .unquotedAttribute, .valueInTag, .valueInCode, .valueInScheme, .valueOutsideString, .unevenSection,
  .elementLeftOpen, .elementOfOthers, .textBehindParent, .unfinishedMarkup, .unknownWord, .wordAroundNothing,
  .wordWithoutPlace, .chosenByNoNumber,
]

extension Rule {
  static let unreadableTemplate = Rule(
    "unreadable-template", .error,
    Phrase("模板里有不是文字的字节：{0}", "the template has bytes that are not text: {0}"),
    manual: Phrase(
      "模板须是 UTF-8 编码的文本文件，不含 NUL 字节。用编辑器另存为 UTF-8。",
      "Templates are text files in UTF-8, without NUL bytes. Save the file again as UTF-8."))

  static let templateTooLarge = Rule(
    "template-too-large", .error,
    Phrase("模板有 {0} 字节，最多 {1} 字节", "the template has {0} bytes; {1} are allowed"),
    manual: Phrase(
      "模板只写版式；样式、脚本和图片放在主题的静态文件里。",
      "A template is layout only. Keep styles, scripts and pictures in the theme's static files."))

  static let unclosedTag = Rule(
    "unclosed-tag", .error,
    Phrase("标签没有写完，缺少“{0}”", "the tag is not closed: “{0}” is missing"),
    manual: Phrase(
      "每个“{{”都要有对应的“}}”，三个花括号的要有“}}}”。",
      "Every `{{` needs its `}}`, and every `{{{` its `}}}`."))

  static let emptyTag = Rule(
    "empty-tag", .error,
    Phrase("标签里没有名称", "the tag has no name"),
    manual: Phrase("标签里要写名称，例如 {{title}}。", "A tag holds a name, as in `{{title}}`."))

  static let badDelimiters = Rule(
    "bad-delimiters", .error,
    Phrase("新的分隔符写法不对", "the new delimiters cannot be understood"),
    manual: Phrase(
      "写成 {{=<% %>=}}：两个分隔符之间空一格，里面没有等号和空白。",
      "Write `{{=<% %>=}}`: two delimiters with a space between, without equals signs or spaces inside."))

  static let unclosedSection = Rule(
    "unclosed-section", .error,
    Phrase("“{0}”没有结束标签", "“{0}” is never closed"),
    manual: Phrase(
      "{{#a}}、{{^a}}、{{<a}} 和 {{$a}} 都要由 {{/a}} 结束，先开的后关。",
      "`{{#a}}`, `{{^a}}`, `{{<a}}` and `{{$a}}` end with `{{/a}}`; the one opened last is closed first."))

  static let unopenedSection = Rule(
    "unopened-section", .error,
    Phrase("“{0}”在这里并未打开", "“{0}” is not open here"),
    manual: Phrase(
      "{{/a}} 结束最近打开的 {{#a}}；检查名称是否一致。",
      "`{{/a}}` ends the `{{#a}}` that was opened last. Check that the names agree."))

  static let lostText = Rule(
    "lost-text", .error,
    Phrase("父模板标签之内、区块之外的内容不会显示", "text between a parent's blocks is never shown"),
    manual: Phrase(
      "{{<layout}} 和 {{/layout}} 之间只有 {{$区块}} 里的内容会用到，请移入某个区块。",
      "Between `{{<layout}}` and `{{/layout}}` only what stands in a `{{$block}}` is used. Move it into one.")
  )

  static let tooDeep = Rule(
    "too-deep", .error,
    Phrase("标签套得太深，最多 {0} 层", "tags are nested too deeply: {0} levels are allowed"),
    manual: Phrase(
      "节、部件和父模板一共最多套 100 层。把模板写得平一些。",
      "Sections, partials and parents together may be nested 100 deep. Flatten the template."))

  static let themeTooLarge = Rule(
    "theme-too-large", .error,
    Phrase("“{0}”把部件展开得太多", "“{0}” grows too large when its partials are filled in"),
    manual: Phrase(
      "每个部件在用到的地方展开；部件里重复包含部件会成倍增大。减少重复包含。",
      "Partials are filled in where they are used; partials that include others many times multiply."))

  static let unknownTemplate = Rule(
    "unknown-template", .error,
    Phrase("主题缺少模板“{0}”", "the theme has no template “{0}”"),
    manual: Phrase(
      "每一种页面都要有模板；文件名与模板名相同。",
      "Every kind of page needs a template; the file has the template's name."))

  static let unknownPartial = Rule(
    "unknown-partial", .error,
    Phrase("没有名为“{0}”的部件", "there is no partial “{0}”"),
    manual: Phrase(
      "{{>name}} 和 {{<name}} 引用主题里的另一个模板，名称不带扩展名。",
      "`{{>name}}` and `{{<name}}` refer to another template of the theme, without the file's extension."))

  static let endlessPartial = Rule(
    "endless-partial", .error,
    Phrase("部件“{0}”会无休止地包含自己", "the partial “{0}” includes itself without end"),
    manual: Phrase(
      "部件可以包含自己，但每次都须进入当前记录的下一层，例如 {{#children}}{{>menu}}{{/children}}。",
      "A partial may include itself if it goes one level down in its own record each time, as in "
        + "`{{#children}}{{>menu}}{{/children}}`."))

  static let unknownBlock = Rule(
    "unknown-template-block", .error,
    Phrase("“{1}”里没有区块“{0}”", "“{1}” has no block “{0}”"),
    manual: Phrase(
      "{{<layout}} 里的 {{$区块}} 替换父模板的同名区块；名称不同就不会显示。",
      "A `{{$block}}` inside `{{<layout}}` replaces the parent's block of that name; others would vanish."))

  static let unknownName = Rule(
    "unknown-name", .error,
    Phrase("“{0}”不是 {1} 里的名称", "“{0}” is not a name in {1}"),
    manual: Phrase(
      "模板只能用主题说明里列出的名称；先在最内层的节里找，再逐层往外找。",
      "Templates may say the names that the theme guide lists. They are looked up in the innermost "
        + "section first, then outwards."))

  static let noFields = Rule(
    "no-fields", .error,
    Phrase("“{0}”没有下一级名称", "“{0}” has no fields"),
    manual: Phrase(
      "点号只能用在记录上。列表要先用 {{#list}} 展开，再写其中的名称。",
      "Dots lead into records. Open a section over a list, then say the names of its elements."))

  static let notInList = Rule(
    "not-in-list", .error,
    Phrase("“{0}”只能用在列表的节里", "“{0}” can only stand in a section over a list"),
    manual: Phrase(
      "@first、@last 是是否，@index 从 0 数，@number 从 1 数，都指最近的列表。",
      "`@first` and `@last` are flags, `@index` counts from 0 and `@number` from 1, all in the innermost list."
    ))

  static let notASection = Rule(
    "not-a-section", .error,
    Phrase("“{0}”不能当作节", "“{0}” cannot be a section"),
    manual: Phrase(
      "@index 和 @number 是位置，只能写出；用 {{#@first}} 或 {{#@last}} 判断位置。",
      "`@index` and `@number` are positions and can only be written. Ask with `{{#@first}}` or `{{#@last}}`.")
  )

  static let noVariants = Rule(
    "no-variants", .error,
    Phrase("这里没有文章，分不出“{0}”用哪一种", "there is no page here by which to choose a “{0}”"),
    manual: Phrase(
      "{{>card-*}} 照文章的栏目选 card-stories 这样的模板，没有就用 card，所以要写在文章里面，例如 {{#entries}} 之内。",
      "`{{>card-*}}` chooses a piece such as `card-stories` by the page's kind, or `card` where there is none, and so "
        + "belongs inside a page, such as in `{{#entries}}`."))

  static let notWritable = Rule(
    "not-writable", .error,
    Phrase("“{0}”不能直接写出", "“{0}” cannot be written"),
    manual: Phrase(
      "文本、HTML 和数字可以写出；是否、记录和列表要用节 {{#name}}…{{/name}}。",
      "Text, HTML and numbers can be written. Use a section, `{{#name}}…{{/name}}`, for flags, records and lists."
    ))

  static let unescapedText = Rule(
    "unescaped-text", .error,
    Phrase("“{0}”不是 HTML，不能不转义就写出", "“{0}” is not HTML and may not be written without escaping"),
    manual: Phrase(
      "写 {{name}}。类型为 HTML 的值本来就照原样写出，不需要三个花括号。",
      "Write `{{name}}`. Values of type HTML are written as they are, without a third brace."))

  static let misplacedHTML = Rule(
    "misplaced-html", .error,
    Phrase("“{0}”是 HTML，不能写在这里", "“{0}” is HTML, which cannot stand here"),
    manual: Phrase(
      "HTML 只能写在标签之间。属性、标题和纯文本文件里用同一内容的文本值。",
      "HTML stands between tags. In attributes, titles and plain text files use the value's text."))

  static let unquotedAttribute = Rule(
    "unquoted-attribute", .error,
    Phrase("属性值含有“{0}”，须加引号", "the attribute's value holds “{0}” and must be quoted"),
    manual: Phrase(
      "写成 class=\"{{name}}\"：没有引号，值里的空格就会变成新的属性。",
      "Write `class=\"{{name}}\"`: without quotes a space in the value would begin another attribute."))

  static let valueInTag = Rule(
    "value-in-tag", .error,
    Phrase("“{0}”不能写在这里", "“{0}” cannot stand here"),
    manual: Phrase(
      "值只能写在标签之间或带引号的属性值里；元素名和属性名要照写。",
      "Values stand between tags or in quoted attributes. Write names of elements and attributes out."))

  static let valueInCode = Rule(
    "value-in-code", .error,
    Phrase("“{0}”不能写在这里", "“{0}” cannot stand here"),
    manual: Phrase(
      "脚本、样式、事件属性和 javascript: 地址里不能有值。把值放进 data- 属性，由脚本去读。",
      "No value may stand in scripts, styles, event handlers or `javascript:` addresses. Put it into a "
        + "`data-` attribute, which a script can read."))

  static let valueInScheme = Rule(
    "value-in-scheme", .error,
    Phrase("冒号前面有值，地址的协议不确定", "a value stands before the colon, so the address's scheme is not known"),
    manual: Phrase(
      "地址的协议（https: 等）要照写，或者整个地址是一个值。",
      "Write the scheme of an address (`https:`) out, or take the whole address from one value."))

  static let valueOutsideString = Rule(
    "value-outside-string", .error,
    Phrase("JSON 里的“{0}”须写在引号内", "“{0}” must stand in quotes inside JSON"),
    manual: Phrase(
      "写成 \"name\": \"{{title}}\"。数字和是否可以不加引号。",
      "Write `\"name\": \"{{title}}\"`. Numbers and flags need no quotes."))

  static let unevenSection = Rule(
    "uneven-section", .error,
    Phrase(
      "“{0}”的开始和结束不在 HTML 的同一种位置", "“{0}” does not end in the kind of place where it begins"),
    manual: Phrase(
      "节可能出现零次或多次，所以开始和结束须在 HTML 的同一种位置；把整个标签或整个属性写进节里。",
      "A section may be rendered never or often, so it must begin and end in the same kind of place. "
        + "Put whole tags or whole attributes into it."))

  static let elementLeftOpen = Rule(
    "element-left-open", .error,
    Phrase("<{0}> 在“{1}”里打开，没有在里面关闭", "<{0}> is opened in “{1}” and not closed in it"),
    manual: Phrase(
      "节可能出现零次或多次。在节里打开的元素要在同一个节里关闭，否则后面的内容都会套进去。",
      "A section may be rendered never or often. An element opened in it is closed in it, or all that follows ends up "
        + "inside."))

  static let elementOfOthers = Rule(
    "element-of-others", .error,
    Phrase("“{1}”里的 </{0}> 关闭了节外打开的元素", "</{0}> in “{1}” closes an element that was opened before"),
    manual: Phrase(
      "节可能出现零次或多次。把 </div> 这样的结束标签移到节外，或者在节里先打开它。",
      "A section may be rendered never or often. Move the end tag out of it, or open the element in it."))

  static let textBehindParent = Rule(
    "text-behind-layout", .error,
    Phrase("“{0}”结束以后还有内容，会写到整页之后", "what follows the end of “{0}” would be written behind the page"),
    manual: Phrase(
      "以 {{<layout}} 开头的模板，整页都由 layout 写出，{{/layout}} 之后只能是空行和注释。内容移到 layout 的某个区块里。",
      "A template that opens with `{{<layout}}` is written by the layout as a whole; behind `{{/layout}}` there are blank "
        + "lines and comments only. Move the text into one of the layout's blocks."))

  static let unfinishedMarkup = Rule(
    "unfinished-markup", .error,
    Phrase("页面结束时 HTML 还没有写完", "the page ends before its markup does"),
    manual: Phrase(
      "检查最后一个标签、引号、注释或脚本是否关闭。",
      "Check that the last tag, quote, comment or script is closed."))
}
