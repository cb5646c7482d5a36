import Chinese
import Testing

@Suite struct StrokesTests {
  @Test(arguments: [
    ("一", 1), ("丁", 2), ("于", 3), ("王", 4), ("邓", 4), ("冯", 5), ("刘", 6), ("李", 7), ("陈", 7), ("周", 8),
    ("赵", 9), ("郭", 10), ("黄", 11), ("曾", 12), ("解", 13), ("谭", 14), ("潘", 15), ("薛", 16), ("魏", 17),
    ("瞿", 18),
    ("\u{2CB73}", 17), ("Ａ", nil), ("W", nil), ("😀", nil),
  ])
  func charactersHaveStrokes(character: Character, count: Int?) {
    #expect(strokes(of: character) == count)
  }

  /// The order in which official lists give them: strokes, then 横竖撇点折, then the next character.
  @Test func namesAreOrderedByStrokesOfTheSurname() {
    let names = [
      "丁一", "于谦", "马建国", "王兰英", "王兰英子", "王刚", "毛华", "方圆", "邓超", "冯程", "朱德", "刘伟", "孙悦", "李强",
      "杨帆", "吴刚", "何平", "沈红", "张三", "陈军", "邵逸", "周正", "郑和", "赵云", "高山", "郭靖", "唐诗", "黄河", "曹操", "韩非",
      "程颐", "曾巩", "谢安",
    ]
    #expect(names.reversed().sorted { StrokeOrder($0) < StrokeOrder($1) } == names)
  }

  @Test func charactersWithoutKnownStrokesComeLast() {
    #expect(StrokeOrder("魏征") < StrokeOrder("Mary"))
    #expect(StrokeOrder("Ann") < StrokeOrder("Mary"))
    #expect(StrokeOrder("王") < StrokeOrder("王刚"))
    #expect(StrokeOrder("王刚") == StrokeOrder("王刚"))
  }
}
