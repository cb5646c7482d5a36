package let rollKeys = KeyMap(
  "rolls/NAME.yml", "名单，content/rolls/名称.yml，与同名表格放在一起", "a roll, content/rolls/NAME.yml beside its sheet",
  [
    FileKey("title", .text, required: true, "标题", "its title", "示例好人名单", "Sample roll"),
    FileKey(
      "rows", .word(RollRow.allCases.map(\.rawValue)), "每行是什么，不写是 person", "what a row is; person without it",
      "person"),
    FileKey("kind", .text, "哪一类文章讲这些人", "the kind whose pages tell of them", "stories"),
    FileKey(
      "honour", .text, "荣誉：级别｜称号｜批次", "the honour: level|title|batch", "省直｜省直身边好人｜2024-Q1",
      "Town|Helper of the Town|2024-Q1"),
    FileKey("call", .text, "征集或公布它的文章", "the page that called for it or announced it", "notices/2024/a.md"),
    FileKey("sample", .flag, "示例内容", "an example, not a fact", "true"),
    FileKey(
      "columns", .free(.word(ColumnRole.allCases.map(\.rawValue))), required: true, "各列的意思：列名和 name、unit 等",
      "what columns mean: their labels with name, unit and so on", "{姓名: name, 单位: unit}",
      "{Name: name, Branch: unit}"),
  ])
