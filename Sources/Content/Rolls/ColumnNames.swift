/// The meaning of a column, from the words that offices use in headers of their lists.
///
/// The words of the header decide; a declaration overrides them where they mislead.
enum ColumnMeaning: Hashable {
  case role(ColumnRole)
  /// Row numbers and remarks for the office's own use, of no use to readers.
  case internalUse
  /// Personal data: never read, whatever a declaration says.
  case personal
  case unknown
}

/// - Parameter label: without spaces and brackets (`plainLabel`).
func columnMeaning(_ label: String, in row: RollRow) -> ColumnMeaning {
  if isPersonal(label) { return .personal }
  if isInternal(label) { return .internalUse }
  return role(of: label, in: row).map(ColumnMeaning.role) ?? .unknown
}

private func role(of label: String, in row: RollRow) -> ColumnRole? {
  let words = row == .work ? workWords : row == .unit ? unitWords : peopleWords
  for (role, names) in words where names.contains(label) { return role }
  for (role, parts) in row == .work ? workParts : row == .unit ? commonParts : peopleParts
  where parts.contains(where: { label.hasPrefix($0) || label.hasSuffix($0) }) { return role }
  return nil
}

/// The label as used in declarations: a header's cell on one line, without brackets and colons at its end.
func plainLabel(_ text: String) -> String {
  var label = text.unicodeScalars.filter { !isBlankScalar($0) && $0 != "*" && $0 != "＊" && $0 != "﹡" }
  while let last = label.last, last == "）" || last == ")" {
    guard let open = label.lastIndex(where: { $0 == "（" || $0 == "(" }), open > label.startIndex else {
      break
    }
    label = String.UnicodeScalarView(label[..<open])
  }
  while let last = label.last, last == ":" || last == "：" { label.removeLast() }
  return String(label)
}

/// Whether a label names a column of names; a header must have one.
func isNameColumn(_ label: String) -> Bool {
  RollRow.allCases.contains { role(of: label, in: $0) == .name } && !isPersonal(label) && !isInternal(label)
}

/// Whether a label is known for any kind of row.
func isKnownColumn(_ label: String) -> Bool {
  RollRow.allCases.contains { role(of: label, in: $0) != nil } || isPersonal(label) || isInternal(label)
}

/// The kind of rows, from the label of the column of names.
func rowMeant(by labels: [String]) -> RollRow? {
  if labels.contains(where: { workNames.contains($0) }) { return .work }
  if labels.contains(where: { familyNames.contains($0) }) { return .family }
  if labels.contains(where: { personNames.contains($0) || $0.hasPrefix("姓名") || $0.hasSuffix("姓名") }) {
    return .person
  }
  if labels.contains(where: { groupNames.contains($0) }) { return .group }
  return labels.contains { unitNames.contains($0) } ? .unit : nil
}

/// Whether a column holds personal data that no list needs: identity numbers, days of birth, contact data, addresses,
/// accounts, and other personal information in the sense of GB/T 35273, 3.1 and annex A.
func isPersonal(_ label: String) -> Bool {
  let label = label.lowercased()
  if publicAddresses.contains(where: label.contains) { return false }
  return personalWords.contains(where: label.contains) || personalLabels.contains(label)
}

private let publicAddresses = ["网址", "链接", "作品地址", "视频地址", "网页地址", "下载地址", "网络地址"]
private let personalWords = [
  "身份证", "证件号", "证件编号", "证号", "身份号", "公民身份", "护照", "出生", "生日", "诞辰", "年龄", "手机", "电话", "联系方式",
  "联系号码", "联络方式", "联系信息", "通讯方式", "通信方式", "个人信息", "身份信息", "座机", "传真", "邮箱", "电子邮件", "e-mail", "email", "微信",
  "qq", "住址", "地址", "住所", "户籍", "户口",
  "籍贯", "银行", "开户", "卡号", "账号", "帐号", "账户", "帐户", "支付宝", "社保", "医保", "车牌", "病情", "病史", "健康", "疾病", "残疾",
  "婚姻", "收入", "工资", "家庭成员", "家庭情况", "家庭人口", "监护人", "紧急联系", "民族", "政治面貌", "宗教", "信仰", "血型", "身高",
  "体重", "学历", "学位", "毕业院校", "文化程度", "入党", "党龄", "参加工作",
  "学号", "工号", "警号", "档案号", "配偶", "照片", "邮编", "phone", "mobile", "birth", "address", "idcard",
  "idnumber", "passport",
  "bankcard", "wechat",
]
private let personalLabels: Set = ["性别", "年纪", "id", "sex", "gender", "age"]

private func isInternal(_ label: String) -> Bool {
  internalLabels.contains(label) || internalWords.contains(where: label.contains)
}

private let internalLabels: Set = [
  "序号", "序", "号", "编号", "编码", "排序", "排名", "顺序", "行号", "no", "no.", "No", "No.", "NO", "NO.", "№", "#",
]
private let internalWords = [
  "内部", "内评", "得票", "票数", "是否同意", "审核意见", "审批", "经办", "填表", "填报人", "联系人", "联络员", "推荐人签", "签字", "盖章",
  "公示意见", "反馈意见", "举报",
]

private typealias Words = [(role: ColumnRole, names: Set<String>)]

private let personNames: Set = [
  "姓名", "名字", "人员姓名", "获奖人", "获奖者", "获奖人员", "当选人", "入选人", "入选者", "候选人", "人选", "人选姓名", "推荐人选",
  "好人姓名", "获评人", "获评人员", "表彰人员", "受表彰人", "姓名或名称", "姓名/名称", "姓名名称", "先进个人", "志愿者", "志愿者姓名", "name",
]
private let groupNames: Set = ["集体名称", "团队名称", "小组名称", "先进集体", "组织名称", "志愿服务队", "队伍名称", "名称"]
private let familyNames: Set = ["家庭名称", "家庭", "家庭姓名", "户主", "户主姓名", "家庭代表"]
private let unitNames: Set = [
  "单位名称", "获评单位", "命名单位", "获奖单位", "表彰单位", "当选单位", "入选单位", "文明单位", "村镇名称", "社区名称", "校园名称",
  "学校名称", "机构名称", "单位全称", "单位",
]
private let workNames: Set = ["作品名称", "作品题目", "作品标题", "作品名", "作品", "题目", "标题", "篇名"]

private let unitLabels: Set = [
  "单位", "工作单位", "所在单位", "单位名称", "推荐单位", "选送单位", "报送单位", "申报单位", "所属单位", "推报单位", "单位及职务",
  "工作单位及职务", "单位职务", "所在单位及职务", "单位、职务", "单位和职务", "工作单位和职务", "单位/职务", "作者单位", "服务单位", "部门",
  "单位部门", "单位及部门", "unit",
]

private let common: Words = [
  (.category, ["类别", "类型", "推荐类别", "好人类别", "申报类别", "奖项类别", "获奖类别", "所属类别", "分类", "类"]),
  (.level, ["级别", "称号级别", "荣誉级别", "层级", "等级"]),
  (.term, ["届次", "届别", "届"]),
  (.result, ["复查结果", "复核结果", "复查情况", "复查结论", "复核结论", "复评结果", "复查"]),
  (.deed, ["事迹", "主要事迹", "一句话事迹", "事迹简介", "简要事迹", "先进事迹", "事迹概要", "事迹摘要", "主要事迹简介", "deed"]),
  (.link, ["链接", "网址", "作品链接", "作品网址", "链接地址", "视频链接", "作品地址", "视频地址", "网页链接", "link", "url"]),
]
private let peopleWords: Words =
  [
    (.name, personNames.union(groupNames).union(familyNames)), (.unit, unitLabels),
  ] + common
private let unitWords: Words = [(.name, unitNames)] + common
private let workWords: Words =
  [
    (.name, workNames), (.unit, unitLabels),
    (.author, ["作者", "作者姓名", "主创", "主创人员", "创作者", "创作人员", "姓名", "作者团队", "作者/团队"]),
    (.medium, ["类别", "作品类别", "作品类型", "类型", "体裁", "形式", "作品形式", "门类", "种类", "作品体裁"]),
  ] + common.filter { $0.role != .category }

/// Beginnings and ends of labels, tried if no whole label is known.
private let commonParts: [(ColumnRole, [String])] = [
  (.result, ["复查", "复核", "复评"]), (.term, ["届次"]), (.level, ["级别"]), (.deed, ["事迹"]), (.link, ["链接", "网址"]),
]
private let peopleParts: [(ColumnRole, [String])] =
  [(.name, ["姓名"])] + commonParts + [(.category, ["类别"]), (.unit, ["单位"])]
private let workParts: [(ColumnRole, [String])] =
  [(.name, ["作品名称", "作品题目"]), (.author, ["作者"])] + commonParts
  + [(.medium, ["类别", "体裁"]), (.unit, ["单位"])]

/// Whether the column is the unit that sent the list in, not the one a person works for: it ranks after other units.
func isSecondUnit(_ label: String) -> Bool {
  ["推荐", "报送", "选送", "申报", "推报", "主管", "上级"].contains(where: label.hasPrefix)
}

func isBlankScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // A quick test for nearly all characters; only the rest look up their properties.
  case 0x21...0x7E, 0x3001...0xFEFE: false
  case 0x200B...0x200F, 0x2060, 0xFEFF: true
  default: scalar.properties.isWhitespace
  }
}
