import Content

/// The keys of `theme.yml`.
package let themeKeys = KeyMap(
  "theme.yml", "主题的设置，themes/名称/theme.yml", "the settings of a theme, themes/NAME/theme.yml",
  [
    FileKey("name", .text, required: true, "主题名称", "the theme's name", "示例主题", "Sample"),
    FileKey("version", .text, "版本", "its version", "1.0.0"),
    FileKey("contract", .number, "照哪一版模板约定写的", "the version of the contract that it was written for", "1"),
    FileKey("extends", .text, "在哪个主题上改", "the theme that it extends", "zhongyuan"),
    FileKey(
      "shows", .free(.text), "模板认得哪些属性，各是什么类型", "the fields that its templates know, with their types",
      "{cover: picture, place: choices}"),
    FileKey(
      "shows_of_terms", .free(.text), "模板认得词条的哪些属性", "the fields of terms that its templates know",
      "{region: text}"),
    FileKey(
      "follows", .free(.texts), "哪些颜色随网站的 accent 和 paper 变",
      "which colours follow a site's `accent` and `paper`", "{accent: [red], paper: [paper, wash]}"),
    FileKey("page_length", .number, "列表一页几篇", "how many pages a list has on one page", "20"),
    FileKey("picture_widths", .texts, "图片的几种宽度，像素", "the widths in which pictures are made", "[480, 960]"),
    FileKey(
      "picture_sizes", .text, "文章里的图片有多宽（sizes 属性）",
      "how wide pictures of texts are shown, as `sizes` of HTML", "100vw"),
    FileKey("card_sizes", .text, "卡片上的图片有多宽", "how wide pictures of cards are shown", "50vw"),
    FileKey(
      "picture_tones", .texts, "图片到来之前占位的颜色", "colours that hold the place of pictures", "[\"#f4f1ea\"]"),
    FileKey("avif", .flag, "是否也生成 AVIF", "whether AVIF is made, too", "false"),
    FileKey(
      "cover_colours", .map(coverColourKeys), "画的封面的颜色", "the colours of drawn covers",
      "{paper: \"#fbf3e6\", ink: \"#3a2c25\", accent: seal}"),
    FileKey("palette", .free(.free(.text)), "几套颜色", "schemes of colours", "{light: {paper: \"#ffffff\"}}"),
    FileKey(
      "contrast", .list(contrastKeys), "配成对的颜色要看得清", "pairs of colours that have to be told apart",
      "[{text: ink, on: paper, at_least: 4.5}]"),
    FileKey(
      "options", .named(optionKeys), "网站可以设的选项", "options for sites to set",
      "{wide: {default: false, label: 宽版}}", "{wide: {default: false, label: Wide}}"),
  ])

package let coverColourKeys = KeyMap(
  "cover_colours", "theme.yml 的 cover_colours：颜色，或调色板里的名称",
  "`cover_colours` of theme.yml: colours, or names of the palette",
  [
    FileKey("paper", .text, required: true, "底色", "the ground", "\"#fbf3e6\""),
    FileKey("ink", .text, required: true, "线条和字", "lines and letters", "\"#3a2c25\""),
    FileKey("accent", .text, required: true, "点缀", "the accent", "seal"),
  ])

package let contrastKeys = KeyMap(
  "contrast", "theme.yml 的 contrast 的一对", "a pair of `contrast` in theme.yml",
  [
    FileKey("text", .text, required: true, "字的颜色", "the colour of letters", "ink"),
    FileKey("on", .text, required: true, "底的颜色", "that of the ground", "paper"),
    FileKey("at_least", .text, "对比度至少多少，不写是 4.5", "the least contrast; 4.5 without it", "4.5"),
  ])

package let optionKeys = KeyMap(
  "options", "theme.yml 的一个选项", "an option of theme.yml",
  [
    FileKey(
      "default", .text, "不设时的值；true 或 false 就是开关", "its value unless set; `true` or `false` make a switch",
      "false"),
    FileKey("label", .text, "名称", "what it is called", "宽版", "Wide"),
  ])

package let themeKeyMaps = [themeKeys, coverColourKeys, contrastKeys, optionKeys]
