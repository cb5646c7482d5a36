import Chinese
import Testing

@Suite struct PinyinTests {
  @Test(arguments: [
    ("王兰英", "wang-lan-ying"), ("单玉芳", "shan-yu-fang"), ("解放", "jie-fang"), ("解海龙", "xie-hai-long"),
    ("单位简介", "dan-wei-jian-jie"), ("曾庆香", "zeng-qing-xiang"), ("未曾", "wei-ceng"),
    ("2024年中秋", "2024-nian-zhong-qiu"), ("重阳节 敬老", "chong-yang-jie-jing-lao"), ("G20峰会", "g20-feng-hui"),
    ("Readme", "readme"), ("ＡＢ１２", "ab12"), ("“赶考路上有我”", "gan-kao-lu-shang-you-wo"),
    ("阿卜杜拉·买买提", "a-bu-du-la-mai-mai-ti"), ("吕女士", "lyu-nyu-shi"), ("……", ""), ("", ""),
  ])
  func aFileNameBecomesAnAddress(text: String, address: String) {
    #expect(slug(of: text) == address)
  }

  @Test(arguments: [
    ("单雄信", "shan xiong xin"), ("仇和", "qiu he"), ("解缙", "xie jin"), ("查良镛", "zha liang yong"),
    ("曾国藩", "zeng guo fan"), ("区寄", "ou ji"), ("朴树", "piao shu"), ("盖宽饶", "ge kuan rao"),
    ("尉迟恭", "yu chi gong"), ("长孙无忌", "zhang sun wu ji"), ("万俟咏", "mo qi yong"), ("乐毅", "yue yi"),
    ("澹台灭明", "tan tai mie ming"), ("种师道", "chong shi dao"), ("单于", "shan yu"), ("任长霞", "ren chang xia"),
  ])
  func surnamesAreReadAsSurnames(name: String, reading: String) {
    // Surnames of two characters need a given name after them.
    #expect(pinyin(of: name, as: .name).joined(separator: " ") == reading)
  }

  @Test(arguments: [
    ("银行行长", "yin hang hang zhang"), ("校长", "xiao zhang"), ("长垣", "chang yuan"), ("音乐", "yin yue"),
    ("快乐", "kuai le"), ("都市", "du shi"), ("成都", "cheng du"), ("调解", "tiao jie"), ("调查", "diao cha"),
    ("中牟县", "zhong mu xian"), ("浚县", "xun xian"), ("泌阳", "bi yang"), ("渑池", "mian chi"),
    ("荥阳", "xing yang"), ("尉氏", "wei shi"), ("重庆", "chong qing"), ("重要", "zhong yao"), ("旅行", "lyu xing"),
    ("西藏", "xi zang"), ("收藏", "shou cang"), ("率先", "shuai xian"), ("效率", "xiao lyu"), ("参差", "cen ci"),
    ("出差", "chu chai"), ("会计", "kuai ji"), ("角色", "jue se"), ("着力", "zhuo li"), ("朝阳", "zhao yang"),
    ("厦门", "xia men"), ("大厦", "da sha"), ("佛教", "fo jiao"), ("仿佛", "fang fu"), ("各行各业", "ge hang ge ye"),
  ])
  func commonWordsAreReadRight(word: String, reading: String) {
    #expect(pinyin(of: word).joined(separator: " ") == reading)
  }

  @Test func onlyTheStartOfANameIsASurname() {
    #expect(pinyin(of: "王·解", as: .name) == ["wang", "jie"])
    #expect(pinyin(of: "李单", as: .name) == ["li", "dan"])
    #expect(pinyin(of: "单", as: .prose) == ["dan"])
  }

  @Test func rareCharactersAreReadOrKeptAsTheirNumber() {
    // Outside the basic plane, in the official list and not in it.
    #expect(slug(of: "𬭳") == "xi")
    #expect(slug(of: "王𠮷") == "wang-u20bb7")
    #expect(slug(of: "é") == "ue9")
  }

  @Test func addressesAreASCIIWhateverTheText() {
    for text in ["王兰英的故事（上）", "カナ", "emoji 😀 文", "a/b\\c?d#e", "𠮷野家-2024.md", "　全角　空格　"] {
      let slug = slug(of: text)
      #expect(slug.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == 45 }, "\(text): \(slug)")
      #expect(!slug.hasPrefix("-") && !slug.hasSuffix("-") && !slug.contains("--"))
    }
  }

  @Test(arguments: [
    ("王兰英", "W"), ("单玉芳", "S"), ("曾庆香", "Z"), ("尉迟恭", "Y"), ("李某", "L"), ("Mary", "M"), ("欧阳修", "O"),
    ("𠮷田", "#"), ("3号", "#"), ("", "#"), ("·", "#"),
  ])
  func aNameStandsUnderItsInitial(name: String, letter: Character) {
    #expect(initial(ofName: name, read: pinyin(of: name, as: .name)) == letter)
  }
}
