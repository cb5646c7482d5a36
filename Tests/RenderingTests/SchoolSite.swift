/// A small site of a school with kinds, fields and vocabularies that no other site here has; it brings no template.
let schoolSite: [String: String] = [
  "site.yml": """
  name: 示例小学
  address: https://school.example.org/
  theme: THEME
  owner: 示例小学
  navigation: [{label: 课程, to: /lesson/}, {label: 研学, to: /excursion/}]
  footer:
    - {title: 到校, text: [示例路 1 号, 周一至周五]}
    - {title: 常用, links: [{label: 课程, to: /lesson/}, {label: 老师, to: /teachers/}]}

  """,
  "content/_common.yml": """
  fields:
    subject: {type: choice, of: subjects, label: 学科, index: true, home: true, feed: true, counter: 门学科}
    keywords: {type: list, label: 关键词}

  """,
  "content/lesson/_kind.yml": """
  name: 课程
  description: 上了什么课。
  card: goal
  narrow: [year, subject]
  fields:
    grade: {type: choice, of: grades, label: 年级, facet: true, mark: true, index: true}
    level: {type: choice, of: levels, label: 难度, facet: true}
    teacher: {type: people, label: 任课老师, index: /teachers/}
    goal: {type: text, label: 目标}
    minutes: {type: number, label: 课时}
    slides: {type: attachments, label: 课件}
    board: {type: picture, label: 板书}
    prizes: {type: honours, of: levels, label: 获奖, index: true}

  """,
  "content/excursion/_kind.yml": """
  name: 研学
  description: 走出去看一看。
  fields:
    level: {type: choice, of: levels, label: 难度, facet: true}
    mood: {type: choice, of: levels, label: 心情, facet: true}
    route: {type: list, label: 路线}
    begins: {type: day, label: 出发}
    guide: {type: person, label: 带队, index: /guides/}
    weather: {type: choice, of: weathers, label: 天气, public: false}
    contests: {type: awards, of: levels, label: 比赛, index: /contests/}
  calendar: {day: begins}

  """,
  "content/lesson/fen-shu.md": """
  ---
  title: 认识分数
  date: 2024-03-04
  subject: 数学
  keywords: [分数, 折纸]
  grade: 三年级
  level: 校级
  teacher: [张示例, 李示例]
  goal: 会说出一半的一半
  minutes: 40
  slides: [{src: fen-shu.txt, name: 分数课件}]
  board: {src: fen-shu.svg, alt: 黑板上画着一个圆}
  prizes: ["区级｜优质课｜2024-Q1"]
  ---

  把纸对折，再对折。

  """,
  "content/lesson/guan-cha.md": """
  ---
  title: 观察日记
  date: 2024-04-05
  subject: 语文
  grade: 四年级
  level: 区级
  teacher: [张示例]
  goal: 每天写三句话
  ---

  看一颗豆子发芽。

  """,
  "content/lesson/fen-shu.txt": "课件一页\n",
  "content/lesson/fen-shu.svg":
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"><rect width=\"40\" height=\"30\"/></svg>\n",
  "content/excursion/he-bian.md": """
  ---
  title: 河边的一天
  date: 2024-05-06
  subject: 科学
  level: 区级
  mood: 校级
  route: [校门, 河堤, 水文站]
  begins: 2024-05-05
  guide: 王示例
  weather: 晴天
  contests: ["区级｜观鸟比赛｜2024｜一等"]
  ---

  量了水温，数了白鹭。

  """,
  "content/vocabularies/subjects.yml":
    "label: 学科\nterms: [{slug: maths, name: 数学}, {slug: chinese, name: 语文}, {slug: science, name: 科学}]\n",
  "content/vocabularies/grades.yml":
    "label: 年级\nterms: [{slug: three, name: 三年级}, {slug: four, name: 四年级}, {slug: five, name: 五年级}]\n",
  "content/vocabularies/levels.yml":
    "label: 级别\nterms: [{slug: school, name: 校级}, {slug: district, name: 区级}]\n",
  "content/vocabularies/weathers.yml": "label: 天气\nterms: [{slug: fine, name: 晴天}]\n",
]
