/// A word in which some characters are not read as they mostly are.
struct Word {
  let characters: [Unicode.Scalar]
  /// Which of the characters, from 0, and how each is read.
  let readings: [Int: String]
}

/// The reading that each character mostly has. Made when the first text is read, like all tables here.
let readings: [Unicode.Scalar: String] = {
  var readings: [Unicode.Scalar: String] = [:]
  readings.reserveCapacity(9000)
  var syllable = ""
  for scalar in readingTable.unicodeScalars {
    switch scalar {
    case "\n": syllable = ""
    case " ": continue
    case "a"..."z": syllable.unicodeScalars.append(scalar)
    default: readings[scalar] = syllable
    }
  }
  return readings
}()

/// The words by their first character, the longest first.
let words: [Unicode.Scalar: [Word]] = {
  var found: [String: [Int: String]] = [:]
  for line in wordTable.split(separator: "\n") {
    let parts = line.split(separator: " ")
    for word in parts.dropFirst(2) {
      for (offset, character) in word.enumerated() where parts[1] == String(character) {
        found[String(word), default: [:]][offset] = String(parts[0])
      }
    }
  }
  let words = found.map { Word(characters: Array($0.key.unicodeScalars), readings: $0.value) }
  return Dictionary(grouping: words) { $0.characters[0] }
    .mapValues { $0.sorted { $0.characters.count > $1.characters.count } }
}()

/// Surnames of one character.
let surnames: [Unicode.Scalar: String] = {
  var surnames: [Unicode.Scalar: String] = [:]
  for pair in surnameTable.split(whereSeparator: \.isWhitespace) {
    guard let first = pair.unicodeScalars.first else { continue }
    surnames[first] = String(pair.dropFirst())
  }
  return surnames
}()

let compoundSurnames: [String: [String]] = {
  var surnames: [String: [String]] = [:]
  for line in compoundSurnameTable.split(separator: "\n") {
    let parts = line.split(separator: " ").map(String.init)
    surnames[parts[0]] = Array(parts.dropFirst())
  }
  return surnames
}()

/// Surnames that are read otherwise than the character mostly is, and those whose character is read in more
/// than one way. Collected by hand for this program.
private let surnameTable = """
  单shan 仇qiu 解xie 查zha 曾zeng 区ou 朴piao 盖ge 乐yue 员yun 缪miao 翟zhai 晁chao 覃qin 谌chen 洗xian
  冼xian 种chong 召shao 折she 宿su 尉wei 郗xi 郇xun 隗wei 薄bo 柏bai 么yao 乜nie 逄pang 车che 祭zhai 秘bi
  句gou 钭dou 佴nai 撒sa 褚chu 阚kan 阙que 訾zi 郄qie 仉zhang 繁po 长chang 干gan 那na 牟mou 盛sheng 纪ji
  角jue 燕yan 应ying 任ren 华hua 宁ning 曲qu 过guo 都du 臧zang 藏zang 呙guo 妫gui 亓qi 殷yin
  眭sui 昝zan 逯lu 笪da 贾jia 石shi 沈shen 黑he
  """

private let compoundSurnameTable = """
  尉迟 yu chi
  长孙 zhang sun
  万俟 mo qi
  澹台 tan tai
  单于 chan yu
  乐正 yue zheng
  子车 zi ju
  宰父 zai fu
  夹谷 jia gu
  皇甫 huang fu
  鲜于 xian yu
  令狐 ling hu
  淳于 chun yu
  闾丘 lyu qiu
  亓官 qi guan
  拓跋 tuo ba
  """

/// One reading a line: the syllable, the character, and the words in which it is read so.
///
/// Words where the reading is the usual one are listed too, if they begin as a surname does: they keep 单位 from being
/// taken for a person. Collected by hand for this program: offices, places in Henan and the commonest words of reports.
private let wordTable = """
  zhang 长 校长 市长 院长 部长 局长 会长 处长 组长 队长 成长 家长 村长 镇长 县长 省长 班长 厂长 站长 所长 科长 区长
  zhang 长 董事长 秘书长 理事长 委员长 长大 增长 生长 长辈 首长 社长 团长 行长 船长 店长 乡长 州长 司长 厅长 长老
  zhang 长 兄长 师长 年长 学长 助长 连长 排长 营长 军长 议长 机长 列车长 楼长 路长 街长 河长 林长 田长 台长 馆长 园长
  hang 行 银行 行业 行长 各行各业 同行 行情 内行 外行 行列 央行 工行 农行 建行 行家 商行 行规 行当 分行 支行 改行
  hang 行 行行出状元 排行 懂行 本行 洋行 车行 两行 一行行 行距
  xing 行 同行者 同行人 并肩同行 与爱同行 携手同行 一路同行 你我同行 文明同行
  chong 重 重阳 重庆 重新 重复 重建 重返 重温 重逢 重叠 重走 双重 多重 重组 重启 重现 重修 重塑 重开
  chong 重 九九重阳 重游 重播 重申 重演 重生 重置 重名 重合 重围 重孙 困难重重 重拾 重聚 重燃 重整
  yue 乐 音乐 乐器 乐团 乐曲 民乐 奏乐 声乐 器乐 礼乐 乐队 乐谱 鼓乐 交响乐 弦乐 管乐 乐坛 乐章 乐手 国乐 古乐 乐清
  le 乐 乐观 乐于 乐助 乐园 乐享 乐业 乐龄 乐居 乐意 乐趣 乐施 乐活 乐呵 乐善 乐学 乐山 乐天
  huan 还 还款 归还 偿还 还原 退还 还债 交还 还钱 返还 奉还 送还 还清 还贷 还账 还乡 还书 还给 还愿
  du 都 首都 成都 都市 古都 国都 都城 京都 商都 都江堰 花都 丰都 迁都 建都 定都 都会 都督 东都 新都 帝都 魔都
  diao 调 调查 调研 调动 曲调 声调 强调 调度 单调 格调 抽调 调任 借调 调配 色调 基调 腔调 语调 选调 调令 对调 论调 调阅
  tiao 调 调解 调整 协调 调节 调和 空调 调理 调试 调控 调皮 调料 烹调 失调 调剂 调停 调味 调养 调适 人民调解 调处 风调雨顺
  zhuan 传 传记 自传 水浒传 外传 列传 小传 正传 评传 经传 白蛇传 左传
  tan 弹 弹琴 弹奏 弹性 弹唱 弹力 弹劾 动弹 弹拨 弹指 弹棉花 反弹 评弹 弹跳
  pian 便 便宜
  bian 便 便宜行事
  xing 省 反省 省亲 省悟 自省 内省 三省吾身 不省人事
  shen 参 人参 党参 海参 丹参 参商
  cen 参 参差
  ci 差 参差
  chai 差 出差 差事 邮差 差遣 差旅 当差 交差
  zhao 朝 朝阳 朝气 朝霞 今朝 朝夕 朝晖 朝花夕拾 朝露 一朝一夕 朝朝暮暮 有朝一日
  dan 单 单位 单元 单一 单独 单身 单车 单项 单纯 单价 单调 单薄 单据 单行 单向 单日 单个 单靠 单双 单衣 单亲 单打 单杠
  jie 解 解放 解决 解读 解答 解除 解困 解说 解析 解释 解难 解忧 解惑 解民 解题 解码 解密 解乏 解暑 解馋 解救 解封 解渴
  jie 解 解围 解愁 解脱 解体 解散 解约 解冻 解锁 解剖 解毒 解药 解烦
  xie 解 浑身解数 解数
  cha 查 查询 查处 查看 查找 查阅 查验 查岗 查访 查房 查体 查账 查收 查明 查实 查漏 查摆 查改 查证 查核 查病
  qu 区 区域 区县 区别 区分 区级 区委 区政府 区长 区间 区块 区位 区直 区划 区情 区里 区内 区外
  pu 朴 朴素 朴实 朴质 朴拙 朴厚
  gai 盖 盖章 盖房 盖楼 盖碗 盖子 盖被 盖印
  chou 仇 仇恨 仇人 仇视 仇敌 仇家
  ceng 曾 曾经 未曾 不曾 何曾 曾几何时 似曾相识 曾任 曾获 曾是 曾在 曾有 曾为
  yuan 员 员工 员额
  zhong 种 种植 种地 种树 种田 种花 种粮 种菜 种子 种类 种下 种出 种草 种养 种业 种绿 种好 种棉 种瓜
  che 车 车站 车辆 车间 车队 车主 车位 车险 车厢
  sheng 盛 盛会 盛世 盛开 盛大 盛典 盛况 盛装 盛夏 盛举 盛行 盛赞 盛景 盛事
  cheng 盛 盛饭 盛汤 盛满
  ji 纪 纪念 纪律 纪实 纪委 纪检 纪录 纪要 纪行 纪元
  gan 干 干部 干净 干群 干劲 干事 干活 干警 干旱 干预
  xi 洗 洗涤 洗衣 洗车 洗手 洗礼 洗脚 洗头 洗澡 洗菜 洗碗
  zhao 召 召开 召集 召唤 召回
  zhe 折 折纸 折扣 折射 折叠 折腾 折子戏 折扇
  mi 秘 秘书 秘密 秘诀 秘方 秘籍
  ju 句 句子 句型 句号 句读
  ji 祭 祭祖 祭祀 祭扫 祭奠 祭拜 祭英烈 祭文 祭灶
  na 那 那些 那年 那人 那山 那天 那片 那时 那个
  guo 过 过年 过节 过关 过程 过大年 过来 过去 过冬 过春节 过小年 过端午
  hei 黑 黑板 黑白 黑龙江 黑土地 黑色 黑客 黑暗 黑板报
  jiao 角 角落 角度
  bo 薄 薄弱 厚薄 淡薄 薄利 薄雾 单薄 薄膜 绵薄 微薄 浅薄
  lu 六 六安 六合
  kuai 会 会计 财会 会稽
  xiang 降 投降 降伏 降服 降龙
  jue 角 角色 主角 配角 角逐 角斗 名角 旦角 丑角
  jiao 觉 睡觉 午觉 睡懒觉
  qiao 壳 地壳 躯壳
  liao 了 了解 了不起 了结 了却 了然 明了 一目了然 了如指掌 罢了 不了 了了 了望
  shuai 率 率先 率领 表率 率队 轻率 草率 直率 坦率 统率 率众 率真 率团
  mo 没 没收 淹没 埋没 沉没 没落 出没 吞没 覆没
  mu 模 模样 模具 模板
  jiang 强 倔强
  shi 似 似的
  shi 什 什锦
  shen 什 什么
  xiu 宿 星宿 二十八宿
  ta 拓 拓片 拓本 碑拓 拓印 拓碑
  jiao 校 校对 校正 校验 审校 校订 校准 校勘 校阅
  zhuo 着 着力 着眼 着手 穿着 衣着 着重 沉着 着想 执着 着装 着陆 着实 着落 附着 着色
  zhao 着 着急 着火 着凉 着迷
  zang 藏 西藏 宝藏 藏族 藏历 藏区 援藏 青藏 川藏 进藏 大藏经 藏文 藏语 在藏 藏医 藏药 滇藏 入藏
  duo 度 揣度 测度 忖度 审时度势
  fu 佛 仿佛
  pi 否 否极泰来
  jing 劲 劲旅 强劲 刚劲 劲敌 劲松 苍劲 疾风劲草
  juan 圈 猪圈 羊圈 牛圈
  qia 卡 关卡 哨卡 卡点 设卡 卡口 
  la 落 丢三落四
  lu 绿 绿林好汉 鸭绿江
  man 埋 埋怨
  bi 泌 泌阳
  bing 屏 屏息 屏气
  se 塞 堵塞 闭塞 塞责 阻塞 充塞 搪塞
  sai 塞 塞上 边塞 要塞 塞外
  xia 厦 厦门
  zhi 识 标识 博闻强识 款识
  shui 说 游说
  qian 纤 拉纤 纤夫
  xue 削 剥削 削减 削弱
  ye 咽 哽咽 呜咽
  bi 辟 复辟
  ji 给 给予 供给 补给 自给 给养 给水
  wu 恶 厌恶 可恶 憎恶 深恶痛绝
  dai 大 大夫 老大夫
  da 大 士大夫
  e 阿 阿胶 阿谀 东阿
  he 吓 恐吓 恫吓
  mo 脉 含情脉脉
  di 的 目的 有的放矢 的确 的士
  ni 呢 呢喃 呢绒
  huo 和 暖和 搀和
  ju 车 舍车保帅
  pan 番 番禺
  beng 蚌 蚌埠
  tong 洞 洪洞
  pi 陂 黄陂
  yan 铅 铅山
  xun 浚 浚县
  jun 浚 疏浚 浚河
  mu 牟 中牟 牟平
  wei 尉 尉氏 上尉 中尉 少尉 大尉
  mian 渑 渑池
  chang 长 长垣 长葛 长城 长江 长沙 长春 长征 长期 长者 长寿 长久 长效
  xing 荥 荥阳
  ying 荥 荥经
  she 歙 歙县
  fan 繁 繁华 繁荣 繁忙 繁星 繁花
  shi 峙 繁峙
  qian 犍 犍为
  ke 可 可汗
  han 汗 可汗
  qiu 龟 龟兹
  ci 兹 龟兹
  yuan 宛 大宛
  zhe 著 执著
  shai 色 掉色 色子
  shan 禅 禅让 封禅
  zhang 长 外长 总长 工长 庭长 审判长 检察长 乘务长 护士长 参谋长 警长 署长 分队长 长房
  chong 重 三重 两重 九重
  tiao 调 下调 上调 调价 调制 调侃
  hang 行 开户行 交行 中行 招行 太行 太行山
  huan 还 生还 发还 还价 还击 讨还
  chai 差 公差 听差 差使
  yue 乐 乐理 乐师 乐府 乐感 乐歌 乐舞 乐律 仙乐 哀乐 配乐 爱乐
  liao 了 了事 了断 了无 未了 受不了 忘不了 少不了 离不了 大不了 免不了 了不得
  yu 吁 呼吁 吁请
  zang 藏 三藏 地藏 藏戏 藏香 藏红花
  chen 称 称职 称心 对称 匀称 相称 称心如意
  se 塞 堰塞湖
  xiang 降 受降 归降
  xu 畜 畜牧 畜产 畜养
  long 弄 弄堂 里弄
  bu 堡 瓦窑堡
  qing 亲 亲家
  ma 抹 抹布
  zhai 择 择菜
  sheng 乘 千乘
  e 阿 阿房宫
  wu 恶 好恶
  ge 蛤 蛤蜊
  lao 乐 乐亭
  jia 茄 茄克
  bao 薄 薄饼 薄板 薄脆
  lei 勒 勒紧
  po 泊 湖泊 梁山泊 血泊
  bo 卜 萝卜
  """
