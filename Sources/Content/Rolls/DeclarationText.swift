/// A declaration as YAML for editors, with comments on what can be changed.
func declarationText(_ declaration: RollDeclaration, honour: String?, in model: ContentModel) -> String {
  var lines = [
    "# 这张表是什么、各列是什么意思。表格在旁边，照原样放着，不用改。",
    "title: \(yamlText(declaration.title))",
    "# 一行是什么：person 人、group 集体、family 家庭、unit 单位、work 作品。",
    "rows: \(declaration.row.rawValue)",
  ]
  if declaration.row.isOfPeople, let kind = declaration.kind {
    lines += ["# 写这些人的是哪一类文章，人物和荣誉同它们算在一起。", "kind: \(model.kinds[kind].slug)"]
  }
  if let honour, !honour.isEmpty {
    lines += ["# 级别｜称号｜批次；级别、届次写在表里的，只写称号。", "honour: \(yamlText(honour))"]
  } else if declaration.row != .work {
    lines += ["# 表的标题没有说明是什么荣誉；写明以后才进荣誉名单。", "# honour: 级别｜称号｜批次"]
  }
  if let call = declaration.call {
    lines += ["# 征集它的那一篇。", "call: \(yamlText(String(call.dropFirst("content/".count))))"]
  }
  lines.append(
    "# 列名: 意思。name 名称、unit 单位、category 类别、level 级别、term 届次、result 复查结果、medium 体裁、author 作者、deed 事迹、")
  lines.append("# link 网址、text 照登。没有写的列不公开；证件号、电话、出生年月、住址等列写了也不读。")
  lines.append("columns:")
  for (label, _) in declaration.labels {
    guard let role = declaration.roles[label] else { continue }
    lines.append("  \(yamlText(label)): \(role.rawValue)")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// A text as YAML, in quotation marks if YAML could read it as something else.
func yamlText(_ text: String) -> String {
  let isPlain =
    !text.isEmpty && !text.contains { ":#\"'\\\n{}[],&*?|<>=!%@`-".contains($0) } && !text.hasPrefix(" ")
    && !(text.first?.isNumber ?? true)
  return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
