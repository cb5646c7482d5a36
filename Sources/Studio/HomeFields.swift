import Content
import Diagnostics

/// The fields of `content/home.yml`, by the table of its keys.
func homeFields(of model: ContentModel, in language: Language) -> [FormField] {
  homeKeys.keys.map { key in
    let row: RowForm? =
      switch key.name {
      case "headline": leadForm(in: language, isList: false)
      case "slides": leadForm(in: language, isList: true)
      case "blocks": blockForm(of: model, in: language)
      case "partners": rowForm(partnerKeys, in: language, isList: true)
      case "account": rowForm(accountKeys, in: language, isList: false)
      default: nil
      }
    return FormField(
      key: key.name, label: label(of: key, in: homeKeys)[language], help: homeHelp[key.name]?[language] ?? "",
      kind: row.map(ControlKind.rows) ?? .raw)
  }
}

private func leadForm(in language: Language, isList: Bool) -> RowForm {
  var form = rowForm(leadKeys, in: language, isList: isList)
  form.allowsBare = true
  form.parts[0].suggestsPages = true
  return form
}

private func blockForm(of model: ContentModel, in language: Language) -> RowForm {
  var form = rowForm(blockKeys, in: language, isList: true)
  form.allowsBare = true
  form.parts[0].words = blockWords(of: model).map {
    RowForm.Word(value: $0.names[0], label: $0.label[language], names: $0.names)
  }
  return form
}

/// A part for each key; for the picture, one for each of its keys.
private func rowForm(_ keys: KeyMap, in language: Language, isList: Bool) -> RowForm {
  let parts = keys.keys.flatMap { key in
    guard case .field("picture") = key.form else {
      return [RowForm.Part(key: key.name, label: label(of: key, in: keys)[language])]
    }
    return pictureLabels.map { name, label in
      RowForm.Part(key: name, label: label[language], within: key.name)
    }
  }
  return RowForm(parts: parts, isBarred: false, isList: isList, allowsBare: false)
}

/// A key's label in the form: from `labels`, else its meaning in the reference.
private func label(of key: FileKey, in keys: KeyMap) -> Phrase {
  labels["\(keys.name) \(key.name)"] ?? key.meaning
}

private let labels = [
  "home.yml headline": Phrase("头条", "Headline"),
  "home.yml slides": Phrase("轮播，最多五张", "Slides, five at most"),
  "home.yml blocks": Phrase("各块，依次登", "Blocks, in their order"),
  "home.yml partners": Phrase("友情链接", "Partners"),
  "home.yml account": Phrase("公众号", "The office’s account"),
  "slides page": Phrase("本站的文章", "Page of this site"),
  "slides to": Phrase("别的网址", "Another address"), "slides title": Phrase("标题", "Title"),
  "slides summary": Phrase("一句话", "A sentence"), "blocks show": Phrase("登什么", "What it shows"),
  "blocks title": Phrase("标题", "Title"), "blocks count": Phrase("几篇", "How many pages"),
  "partners name": Phrase("名称", "Name"), "partners to": Phrase("网址", "Address"),
  "account name": Phrase("名称", "Name"), "account note": Phrase("说明", "What is said of it"),
]

private let pictureLabels = [
  ("src", Phrase("图片文件", "Picture file")), ("alt", Phrase("图上有什么", "What the picture shows")),
  ("credit", Phrase("谁拍的", "Who took it")),
]

private let homeHelp = [
  "headline": Phrase(
    "只写本站的文章，标题和图片就从文章来；别的网址要另写标题。不写就是置顶的第一篇。",
    "Where only a page is named, its title and picture are taken; another address needs a title. Without any, the first "
      + "pinned page."),
  "slides": Phrase("写法同头条。", "Filled in like the headline."),
  "blocks": Phrase("一块也不写，就照通常的样子排。", "Without any, the usual ones in the usual order."),
]
