/// The labels that offices use for lines with fields: each row is one field, by the names that it may have on a site.
/// The site's own field names are matched against these; without a match, the line stays in the text.
let fieldWords: [[String]] = [
  ["作者", "文", "撰文", "撰稿", "撰稿人", "供稿人", "执笔", "文字", "采写", "通讯员", "记者", "文/图", "图/文", "文图", "图文", "作者姓名"],
  ["责任编辑", "责编", "编辑", "初审", "编发", "网络编辑", "本期编辑", "编辑人"],
  ["审核", "终审", "审签", "审定", "审稿", "签发", "审核人", "校审", "编审", "审校"],
  ["来源", "稿源", "稿件来源", "信息来源", "文章来源", "供稿单位", "转自", "供稿"],
  ["姓名", "人物", "候选人", "候选人姓名", "推荐对象", "被推荐人", "被推荐人姓名", "申报人", "人选", "推荐人选", "人选姓名", "姓名或集体名称", "名字"],
  [
    "单位", "工作单位", "所在单位", "单位名称", "现工作单位", "供职单位", "发文单位", "推荐单位", "申报单位", "主办单位", "报送单位", "选送单位", "工作单位及职务",
    "单位及职务", "单位职务",
  ],
  ["类别", "推荐类别", "申报类别", "参评类别", "候选类别", "所属类别", "事迹类别", "好人类别", "类型"],
  ["身份", "职务", "岗位", "职业", "工作岗位", "现任职务", "职务职称", "职务/职称", "职称", "身份或职务"],
  ["一句话事迹", "事迹概括", "一句话简介", "事迹一句话"],
  ["对象", "推荐类型", "个人或集体"],
  ["本人的话", "人物感言", "感言", "心声", "好人心语"],
  ["标题", "题目", "稿件标题"],
  ["日期", "时间", "成稿时间", "成稿日期", "填表日期", "填报日期", "发布时间", "发布日期"],
  ["摘要", "内容摘要", "导语"],
  ["关键词"],
  ["摄影", "图", "图片", "摄", "拍摄"],
]

/// The labels of the story itself.
let storyWords = [
  "事迹", "事迹材料", "主要事迹", "先进事迹", "简要事迹", "主要事迹材料", "事迹介绍", "事迹简介", "人物事迹", "典型事迹", "感人事迹", "推荐理由", "事迹内容",
]

/// Labels of personal data that is never imported.
let privateWords = [
  "身份证", "证件号", "证件号码", "公民身份号码", "出生", "生日", "手机", "住址", "家庭地址", "现住地", "居住地", "银行卡", "银行账号", "户籍", "户口",
  "籍贯", "微信号", "QQ",
]

/// Labels that are personal in a form about a person, and public in a notice about a place.
let contactWords = ["电话", "联系方式", "地址", "邮箱", "邮编", "微信", "账号", "家庭成员", "家庭情况", "家庭主要成员", "监护人"]

/// Labels of details that forms ask for and pages never publish.
let personWords = [
  "性别", "民族", "年龄", "政治面貌", "学历", "文化程度", "婚姻状况", "健康状况", "入党时间", "参加工作时间", "学位", "宗教信仰", "血型", "毕业院校",
  "学历学位",
]

/// Labels of parts for the office, not for readers.
let formalityWords = ["意见", "盖章", "公章", "签字", "签名", "填表说明", "审批", "填表人", "联系人", "备注", "编号", "简历"]

/// The row of field names with a label, and the label's rank in it; 0 is the likeliest.
func fieldRow(of label: String) -> (names: [String], rank: Int)? {
  for row in fieldWords { if let rank = row.firstIndex(of: label) { return (row, rank) } }
  return nil
}

enum LabelSort: Equatable {
  case field([String], rank: Int)
  case story
  case personal
  case contact
  case formality
}

/// The meaning of a label in a form or line; nil if it is unknown.
func labelSort(of text: String) -> LabelSort? {
  let label = bareLabel(text)
  guard !label.isEmpty, label.count <= 16 else { return nil }
  if let known = knownLabels[label] { return known }
  if privateWords.contains(where: label.contains) { return .personal }
  if contactWords.contains(where: label.contains) { return .contact }
  if formalityWords.contains(where: label.hasSuffix) || label.hasSuffix("意见栏") { return .formality }
  return nil
}

/// The labels that are matched in whole.
private let knownLabels: [String: LabelSort] = {
  var labels: [String: LabelSort] = [:]
  for row in fieldWords {
    for (rank, label) in row.enumerated() where labels[label] == nil {
      labels[label] = .field(row, rank: rank)
    }
  }
  for label in storyWords { labels[label] = .story }
  for label in personWords { labels[label] = .personal }
  return labels
}()

/// A label without spaces, colon, and brackets at its end.
func bareLabel(_ text: String) -> String {
  var label = squeezed(text)
  while let last = label.last, "：:".contains(last) { label.removeLast() }
  if let open = label.firstIndex(where: { "（(".contains($0) }), open > label.startIndex {
    label = String(label[..<open])
  }
  return label
}
