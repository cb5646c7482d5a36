package let siteKeys = KeyMap(
  "site.yml", "整个网站的设置", "the settings of the whole site",
  [
    FileKey("name", .text, required: true, "网站名称", "the site's name", "示例协会", "Sample Society"),
    FileKey(
      "address", .text, required: true, "网址，写到文件夹为止", "where the site stands, up to its folder",
      "https://www.example.org/"),
    FileKey(
      "tagline", .text, "名称下面的一句话", "a line below the name", "做了什么，说给大家听", "What we do, told to everybody"),
    FileKey(
      "description", .text, "给搜索引擎的简介，不写就是 tagline", "what search engines say; `tagline` without it",
      "协会的新闻和活动。", "News and events of the society."),
    FileKey(
      "language", .text, "语言，BCP 47 代码：zh-Hans-CN、zh-TW、en",
      "the language, a tag of BCP 47: zh-Hans-CN, zh-TW, en", "zh-Hans-CN"),
    FileKey("theme", .text, "主题，themes/ 下的文件夹名", "the theme: a folder below themes/", "zhongyuan"),
    FileKey(
      "logo", .either([.text, .map(logoKeys)]), "页眉的标志，SVG 或 PNG",
      "the logo in the head of pages, SVG or PNG",
      "{light: /logo.svg, dark: /logo-dark.svg}"),
    FileKey("favicon", .text, "浏览器标签上的图标", "the icon in the browser's tab", "/favicon.svg"),
    FileKey(
      "colours", .free(.text), "两种颜色，主题的其余颜色由它们算出：强调色 accent、底色 paper",
      "two colours, `accent` and `paper`, of which the theme's others are made", "{accent: \"#1f5f8b\"}"),
    FileKey(
      "header", .field("picture"), "首页页眉的图片，文件放在 content/home/",
      "the picture in the head of the home page, whose file lies in content/home/",
      "{src: content/home/大厅.jpg, alt: 图上有什么, credit: 谁拍的}",
      "{src: content/home/hall.jpg, alt: what it shows, credit: who took it}"),
    FileKey("owner", .text, "主办单位", "who publishes the site", "示例协会", "Sample Society"),
    FileKey(
      "contact", .map(officeContactKeys), "页脚的联系方式", "how to reach the owner, at the foot of pages",
      "{phone: 0371-…}"),
    FileKey(
      "icp", .text, "ICP 备案号，没有就不写", "the ICP filing number of sites in mainland China", "豫ICP备00000000号"),
    FileKey("police", .text, "公安备案号，没有就不写", "the police filing number of such sites", "豫公网安备00000000000000号"),
    FileKey(
      "code", .text, "党政机关网站标识码，十位", "the ten digits of the site of a Chinese public office", "\"0000000000\""
    ),
    FileKey(
      "mark", .text, "党政机关网站标识的证书页", "the certificate of a Chinese public office's site",
      "https://www.example.org/mark"),
    FileKey("report", .text, "网站找错的地址", "where readers report mistakes", "mailto:desk@example.org"),
    FileKey(
      "navigation", .list(navigationKeys), "页眉的栏目", "the sections in the head of pages",
      "[{label: 新闻, to: /news/}]", "[{label: News, to: /news/}]"),
    FileKey(
      "footer", .list(footerKeys), "页脚的几栏，每栏一个标题，下面是链接或几行文字",
      "columns at the foot of pages: a title above links or words",
      "[{title: 常用, links: [{label: 新闻, to: /news/}]}]",
      "[{title: Useful, links: [{label: News, to: /news/}]}]"),
    FileKey("stats", .flag, "公开统计页 /stats/", "a page of statistics, /stats/", "true"),
    FileKey("search", .flag, "全站搜索，不写就有", "the search, which sites have unless they say no", "false"),
    FileKey(
      "checks", .free(.word(["error", "warning", "notice", "off"])), "规则的轻重：规则名和 error、warning、notice、off",
      "how much rules weigh: names with error, warning, notice or off", "{repeated-heading: error}"),
    FileKey(
      "publish", .named(targetKeys), "发布到哪里：名称和目标", "where the site is published: names with targets",
      "{server: {directory: /srv/www/site}}"),
    FileKey(
      "options", .free(.text), "主题声明的选项", "options that the theme declares", "{report_label: 我要找错}",
      "{report_label: Report a mistake}"),
  ])

package let logoKeys = KeyMap(
  "logo", "site.yml 的 logo", "`logo` of site.yml",
  [
    FileKey("light", .text, required: true, "浅色页面上的", "the one on light pages", "/logo.svg"),
    FileKey("dark", .text, "深色页面上的", "the one on dark pages", "/logo-dark.svg"),
  ])

package let officeContactKeys = KeyMap(
  "contact", "site.yml 的 contact", "`contact` of site.yml",
  [
    FileKey("phone", .text, "办公电话，带区号", "a telephone number", "0371-00000000"),
    FileKey("email", .text, "公务邮箱", "a mailbox", "desk@example.org"),
    FileKey("address", .text, "办公地址", "a postal address", "示例路 1 号", "1 Sample Road"),
  ])

package let navigationKeys = KeyMap(
  "navigation", "site.yml 的 navigation 的一项", "an item of `navigation` in site.yml",
  [
    FileKey("label", .text, required: true, "显示的文字", "what is shown", "新闻", "News"),
    FileKey("to", .text, required: true, "通向哪里", "where it leads", "/news/"),
  ])

package let footerKeys = KeyMap(
  "footer", "site.yml 的 footer 的一栏：links 和 text 至少写一项",
  "a column of `footer` in site.yml, with `links`, `text` or both",
  [
    FileKey("title", .text, required: true, "标题", "its title", "开放时间", "Opening hours"),
    FileKey(
      "text", .texts, "几行文字，每项一行", "lines of words", "[周一至周五 9:00–17:00, 周末 10:00–16:00]",
      "[Mondays to Fridays 9–17, Saturdays 10–16]"),
    FileKey(
      "links", .list(footerLinkKeys), "链接", "links", "[{label: 新闻, to: /news/}]",
      "[{label: News, to: /news/}]"),
  ])

package let footerLinkKeys = KeyMap(
  "links", "footer 一栏里的一个链接", "a link in a column of `footer`",
  [
    FileKey("label", .text, required: true, "显示的文字", "what is shown", "新闻", "News"),
    FileKey(
      "to", .text, required: true, "网址、邮箱，或者本站的一个文件", "an address, a mailbox, or a file of the site",
      "content/about/about.md"),
  ])

package let targetKeys = KeyMap(
  "publish", "site.yml 的 publish 的一个目标：写 directory、ssh 或 rclone 之一",
  "a target of `publish` in site.yml, with one of `directory`, `ssh` and `rclone`",
  [
    FileKey("directory", .text, "本机的文件夹", "a folder of this machine", "/srv/www/site"),
    FileKey("ssh", .text, "另一台机器", "another machine", "web@www.example.org"),
    FileKey("folder", .text, "ssh 那台机器上的文件夹", "with `ssh`, the folder there", "/srv/www/site"),
    FileKey("config", .text, "ssh 的配置文件", "with `ssh`, a file of settings for it", "deploy/ssh_config"),
    FileKey("rclone", .text, "rclone 的存储位置", "a place that rclone knows", "oss:bucket/site"),
  ])
