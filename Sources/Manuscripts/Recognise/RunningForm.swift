/// The labels and values of a form whose cells were joined to one paragraph, as conversion from old formats does; nil
/// for any other text.
///
/// Personal data is recognised by the label before it, so labels must be found without any separator.
func runningForm(_ text: String) -> [(label: String, value: String)]? {
  guard text.utf8.count > 60, text.utf8.count < 20_000, text.contains("姓") || text.contains("身份证") else {
    return nil
  }
  let line = Array(squeezed(text))
  var found: [(start: Int, end: Int, name: String)] = []
  var position = 0
  while position < line.count {
    if let name = formNames.first(where: { line[position...].starts(with: $0) }) {
      found.append((position, position + name.count, name))
      position += name.count
    } else {
      position += 1
    }
  }
  let names = Set(found.map(\.name))
  let privates = names.filter {
    privateWords.contains(where: $0.contains) || contactWords.contains(where: $0.contains)
  }
  guard let first = found.first, privates.count >= 2, names.count >= 3 else { return nil }
  var pairs = first.start > 0 ? [("", String(line[..<first.start]))] : []
  for (index, label) in found.enumerated() {
    let end = index + 1 < found.count ? found[index + 1].start : line.count
    var value = line[label.end..<end]
    while let mark = value.first, "：:".contains(mark) { value.removeFirst() }
    pairs.append((label.name, String(value)))
  }
  return pairs
}

/// The labels of forms about a person, the longer of two with the same beginning first.
private let formNames = [
  "姓名", "性别", "出生年月日", "出生年月", "出生日期", "民族", "政治面貌", "身份证号码", "身份证号", "公民身份号码", "联系电话", "手机号码", "手机号", "手机",
  "联系方式", "工作单位及职务",
  "工作单位", "所在单位", "单位名称", "家庭住址", "家庭地址", "现住址", "通讯地址", "住址", "推荐类别", "申报类别", "文化程度", "学历", "主要事迹", "先进事迹",
  "事迹材料", "推荐单位意见", "推荐单位", "单位",
  "邮政编码", "电子邮箱",
]
