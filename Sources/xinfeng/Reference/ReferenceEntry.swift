import Checks
import Content
import Diagnostics
import Markdown
import Rendering
import Templating

/// An entry of the reference, printed by `xinfeng explain` and listed in docs/reference.md.
struct ReferenceEntry {
  /// The names by which it can be asked for.
  var names: [String]
  var title: String
  var meaning: Phrase
  /// Further facts: label and text.
  var facts: [(label: Phrase, text: Phrase)] = []
  /// Example lines of a file.
  var example = Phrase("", "")
}

/// A part of the reference, in the order of the page.
struct ReferencePart {
  var title: Phrase
  var about: Phrase
  var entries: [ReferenceEntry]
}

/// The tables by which files are read, in the order of the reference.
let allKeyMaps = contentKeyMaps + wordingKeyMaps + themeKeyMaps

/// The whole reference except the rules, which have their own manual texts.
let referenceParts: [ReferencePart] =
  allKeyMaps.map { map in
    ReferencePart(
      title: Phrase(map.name, map.name), about: map.meaning, entries: map.keys.map { entry(of: $0, in: map) })
  } + [
    ReferencePart(
      title: Phrase("每篇文章都有的属性", "Fields of every page"),
      about: Phrase("写在文章开头的两行 --- 之间，键用中文或英文", "Between the `---` lines of a page, under key or label"),
      entries: BuiltInKey.allCases.map(entry)),
    ReferencePart(
      title: Phrase("属性的类型", "Types of fields"),
      about: Phrase("写在 fields 的 type 里", "What `type` of a field may say"),
      entries: fieldTypeNames.flatMap { type in type.names.compactMap { entry(ofType: $0, type.manual) } }),
    ReferencePart(
      title: Phrase("正文里的块", "Blocks of Markdown"),
      about: Phrase("::: 名称 开始，::: 结束", "From `::: name` to `:::`"), entries: blockManuals.map(entry)),
  ]

private func entry(of key: FileKey, in map: KeyMap) -> ReferenceEntry {
  ReferenceEntry(
    names: [key.name, "\(map.name)/\(key.name)"], title: key.name, meaning: key.meaning,
    facts: [
      (Phrase("写法", "form"), key.form.text),
      (Phrase("必填", "required"), key.isRequired ? Phrase("是", "yes") : Phrase("否", "no")),
    ],
    example: Phrase("\(key.name): \(key.example.chinese)", "\(key.name): \(key.example.english)"))
}

private func entry(of key: BuiltInKey) -> ReferenceEntry {
  ReferenceEntry(
    names: [key.rawValue, key.label], title: "\(key.rawValue) · \(key.label)", meaning: key.manual,
    example: Phrase("\(key.label): \(key.example.chinese)", "\(key.rawValue): \(key.example.english)"))
}

private func entry(ofType name: String, _ manual: Phrase) -> ReferenceEntry? {
  guard let type = sampleType(named: name) else { return nil }
  let seen = valueType(of: type.schema)?.description ?? Phrase("不给模板", "nothing")
  var facts = [
    (Phrase("模板", "templates"), seen), (Phrase("索引", "index"), index(of: type)),
    (Phrase("搜索", "search"), type.schema.searchUse.text), (Phrase("订阅", "feeds"), feeds(of: type.schema)),
  ]
  if let record = type.schema.record {
    let parts = record.parts.map(\.name).joined(separator: ", ")
    facts.insert((Phrase("各项", "parts"), Phrase(parts, parts)), at: 1)
  }
  if !type.labelsOfKeys.isEmpty {
    let labels = type.labelsOfKeys.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    facts.append(
      (Phrase("键的中文名", "Chinese keys"), Phrase(labels.joined(separator: "、"), labels.joined(separator: ", ")))
    )
  }
  let example = type.example
  return ReferenceEntry(
    names: [name], title: name, meaning: manual, facts: facts,
    example: Phrase("属性: \(example.chinese)", "field: \(example.english)"))
}

private func entry(of block: BlockManual) -> ReferenceEntry {
  ReferenceEntry(
    names: block.names, title: block.names.joined(separator: " · "), meaning: block.meaning,
    example: block.example)
}

private func index(of type: any FieldType) -> Phrase {
  guard type.makesIndex else { return Phrase("没有", "none") }
  return type.schema.vocabulary == nil
    ? Phrase("写了 index：人物索引", "with `index`: an index of people")
    : Phrase("写了 index：每个词条一页", "with `index`: a page for each term")
}

private func feeds(of schema: FieldSchema) -> Phrase {
  if schema.vocabulary != nil {
    return Phrase("写了 feed：每个词条一个订阅源，条目里是分类", "with `feed`: a feed for each term, and a category of entries")
  }
  return schema == .video ? Phrase("随条目附上", "enclosed with the entry") : Phrase("不写进条目", "nothing")
}

extension SearchUse {
  fileprivate var text: Phrase {
    switch self {
    case .nothing: Phrase("不查", "nothing")
    case .text: Phrase("查文字", "its text")
    case .people: Phrase("查姓名，也认拼音", "names, and by their pinyin")
    case .terms: Phrase("有索引的查名称和别名", "with `index`, names and aliases")
    }
  }
}

extension KeyForm {
  /// The form's name for people.
  var text: Phrase {
    switch self {
    case .text: Phrase("文字", "text")
    case .number: Phrase("整数", "a whole number")
    case .flag: Phrase("true 或 false", "true or false")
    case .day: Phrase("日期", "a day")
    case .word(let words):
      Phrase("其中之一：\(words.joined(separator: "、"))", "one of \(words.joined(separator: ", "))")
    case .texts: Phrase("一段或几段文字", "a text or a list of texts")
    case .field(let type): Phrase("同 \(type) 类型的属性", "as a field of type \(type)")
    case .map(let map): Phrase("一组键，见 \(map.name)", "a map, see \(map.name)")
    case .list(let map): Phrase("列表，每项见 \(map.name)", "a list; for items see \(map.name)")
    case .named(let map): Phrase("自己起的名称，每个见 \(map.name)", "names of your own; for each see \(map.name)")
    case .free(let form):
      Phrase("自己起的名称，每个是\(form.text.chinese)", "names of your own, each with \(form.text.english)")
    case .any: Phrase("见右", "as it says")
    case .either(let forms):
      Phrase(
        forms.map(\.text.chinese).joined(separator: "，或"),
        forms.map(\.text.english).joined(separator: ", or "))
    }
  }
}
