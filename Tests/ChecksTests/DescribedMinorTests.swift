import Testing

@testable import Checks

/// A child's name or picture beside its age, school or class.
struct DescribedMinorTests {
  @Test(arguments: [
    "8岁的1️⃣王小明说：“我会包了。”", "8岁的1️⃣王小明（示例小学二年级三班）说：“我会包了。”", "1️⃣王小明（示例小学二年级三班）说。",
    "示例小学三年级二班的1️⃣李样样，每天来浇花。", "三（2）班学生1️⃣陈晓第一个到。".replacing("三（2）班", with: "示例小学三（2）班"),
    "十二岁的小学生1️⃣张示说。", "1️⃣张示，今年12岁，家在河边。", "---\ntitle: 年仅7岁的1️⃣张样样，会包粽子\n---\n好。",
    "![1️⃣示例小学二年级的孩子在包粽子](a.jpg)", "高一（3）班的1️⃣周示示，\n会修电脑。",
  ])
  func findsAChildThatCanBeFound(text: String) { expect(.personalMinor, in: text) }

  @Test(arguments: [
    "8岁的王某说。", "8岁的孩子们围过来。", "30岁的王小明说。", "王小明16岁参军。", "王兰英八岁那年，河上还没有桥。", "三班的李样样值夜班。",
    "他在示例小学教书。", "示例中学的老师王兰英说。", "六至八岁的，先坐下。", "18岁的王小明，考上了。", "大一（3）班的王小明，当了兵。", "走进二年级教室。",
  ])
  func leavesOthersAlone(text: String) { expect(.personalMinor, in: text) }

  @Test func masksTheName() {
    let found = expect(.personalMinor, in: "8岁的1️⃣王小明说。")
    #expect(found.allSatisfy { !"\($0)".contains("王小明") })
  }
}
