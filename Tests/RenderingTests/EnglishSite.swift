/// A small site in English with kinds and vocabularies of its own, which uses whatever the program has words for.
let englishSite: [String: String] = [
  "content/_common.yml": """
  fields:
    topics: {type: choices, of: topics, label: Topics, index: true, home: true, feed: true, counter: topics}
    unit: {type: unit, of: units, label: Branch, index: true, counter: branches}
    source: {type: text, label: Source}
    author: {type: text, label: Author}
    editor: {type: text, label: Editor}
    reviewer: {type: text, label: Reviewer}
    place: {type: choices, of: places, label: Place}
    cover: {type: picture, label: Cover}
    photos: {type: pictures, label: Photographs}
    video: {type: video, label: Video}
    attachments: {type: attachments, label: Files}

  """,
  "content/about/_kind.yml": """
  name: About
  slug: about
  list: false
  template: page
  address: /{slug}/

  """,
  "content/about/about.md": """
  ---
  title: About this site
  date: 2023-01-02
  summary: What this site is, who makes it and for whom.
  topics: [Children]
  unit: Main Library
  source: Own report
  ---

  Text.

  """,
  "content/books/_kind.yml": """
  name: Books
  slug: books
  template: project
  description: Books that are read together.
  order: 3
  card: method
  fields:
    method: {type: text, label: Method}
    field: {type: choices, of: fields, label: Field, index: true}
    team: {type: choices, of: teams, label: Team}
    partners: {type: units, of: units, label: Partners, pairs: true}
    centre: {type: text, label: Centre}
    since: {type: day, label: Since}
    state: {type: choice, of: states, label: State}
    cycle: {type: choice, of: cycles, label: Cycle}
    audience: {type: choices, of: audiences, label: For}
    contact: {type: contact, label: Contact}
    as_of: {type: day, label: As of}
    volunteers: {type: number, label: Volunteers}
    sessions: {type: number, label: Sessions}
    hours: {type: number, label: Hours}
    beneficiaries: {type: number, label: Served}
    awards: {type: awards, of: levels, label: Awards, index: true}

  """,
  "content/books/b1.md": """
  ---
  title: A book a month
  date: 2023-11-02
  summary: A circle that reads one book a month and talks of it.
  topics: [Children]
  unit: Main Library
  source: Own report
  method: One book, one month, one evening
  field: [Fiction, History]
  team: [Desk]
  partners: [River Branch]
  centre: Reading room
  since: 2022-01-01
  state: Running
  cycle: Weekly
  audience: [Everybody]
  contact: {phone: "0000 000000", email: desk@example.org}
  as_of: 2024-10-01
  volunteers: 4
  sessions: 12
  hours: 1
  beneficiaries: 100
  awards: ["County｜Book Fair｜2023｜First"]
  ---

  Text.

  """,
  "content/books/b2.md": """
  ---
  title: A book that was taken back
  date: 2023-10-02
  summary: Something that has been taken back since, for a reason.
  topics: [Children]
  unit: Main Library
  source: Own report
  status: withdrawn
  ---

  Text.

  """,
  "content/events/_kind.yml": """
  name: Evenings
  slug: events
  template: festival
  description: What happened, and what will.
  order: 2
  card: summary
  calendar: {day: start, end: end, festival: festival, place: venue}
  fields:
    festival: {type: festival, of: festivals, label: Festival, index: /festivals/}
    start: {type: day, label: Begins}
    end: {type: day, label: Ends}
    venue: {type: text, label: Venue}
    slogan: {type: text, label: Motto}
    kinds: {type: choices, of: activities, label: Sort, index: true}
    partners: {type: units, of: units, label: With}
    customs: {type: list, label: Customs}
    participants: {type: number, label: Took part}
    volunteers: {type: number, label: Volunteers}
    beneficiaries: {type: number, label: Served}

  """,
  "content/events/e1.md": """
  ---
  title: An evening, number 1
  date: 2024-01-20
  summary: An evening with music and books, told in a few words.
  topics: [Reading]
  unit: River Branch
  source: Own report
  festival: Moon Festival
  start: 2026-11-01
  end: 2026-11-11
  venue: The hall
  slogan: Come and read
  kinds: [Reading, Music]
  partners: [Main Library]
  customs: [tea, lanterns]
  participants: 30
  volunteers: 3
  beneficiaries: 40
  sample: false
  ---

  Text. See [the first portrait](../people/p1.md).

  """,
  "content/events/e2.md": """
  ---
  title: An evening, number 2
  date: 2024-02-20
  summary: An evening with music and books, told in a few words.
  topics: [Reading]
  unit: River Branch
  source: Own report
  festival: Book Day
  start: 2026-11-02
  end: 2026-11-12
  venue: The hall
  slogan: Come and read
  kinds: [Reading, Music]
  partners: [Main Library]
  customs: [tea, lanterns]
  participants: 30
  volunteers: 3
  beneficiaries: 40
  sample: true
  ---

  Text. See [the first portrait](../people/p1.md).

  """,
  "content/people/_kind.yml": """
  name: Portraits
  slug: people
  template: story
  description: People who help, and what they do.
  order: 1
  card: deed
  roll: {person: person, category: category, groups: {subject: [Group]}}
  fields:
    person: {type: person, label: Name, index: /names/}
    subject: {type: choice, of: subjects, label: Subject}
    category: {type: choice, of: categories, label: Category, index: true}
    honours: {type: honours, of: levels, label: Honours, index: /honours/}
    deed: {type: text, label: Deed}
    role: {type: text, label: Role}
    quote: {type: text, label: In their words}
    window: {type: period, label: Open for comment}
    member: {type: flag, label: Member}
    deceased: {type: flag, label: In memory}

  """,
  "content/people/p1.md": """
  ---
  title: A portrait, number 1
  date: 2024-01-07 09:30
  updated: 2024-06-01
  summary: Somebody who helps in the evenings, told in a few words.
  topics: [Reading, Neighbours]
  unit: Main Library
  source: Own report
  author: A. Writer
  editor: An Editor
  reviewer: A Reviewer
  person: Person Number1
  subject: Person
  category: Reader
  honours: ["Town｜Helper of the Town｜2024-Q1", "County｜Helper of the County｜2024-B1"]
  deed: Reads to those who cannot
  role: Volunteer
  quote: One reads best to somebody.
  window: {from: 2024-01-01, to: 2024-02-01}
  member: true
  aliases: [/old/p1/]
  ---

  A text with a [pages of an example](https://www.example.com/) and the [first evening](../events/e1.md)[^1].

  ## One

  | Day | What |
  | --- | --- |
  | Monday | Reading |

  - [ ] to do
  - [x] done

  ## Two

  > A word.

  ## Three

  Text.

  [^1]: A note.

  """,
  "content/people/p3.md": """
  ---
  title: A portrait, number 3
  date: 2024-03-07 09:30
  updated: 2024-06-01
  summary: Somebody who helps in the evenings, told in a few words.
  topics: [Reading, Neighbours]
  unit: Main Library
  source: Own report
  author: A. Writer
  editor: An Editor
  reviewer: A Reviewer
  person: Person Number3
  subject: Group
  category: Helper
  honours: ["Town｜Helper of the Town｜2024-Q1", "County｜Helper of the County｜2024-B3"]
  deed: Reads to those who cannot
  role: Volunteer
  quote: One reads best to somebody.
  window: {from: 2024-01-01, to: 2024-02-01}
  member: true
  aliases: [/old/p3/]
  ---

  A text with a [pages of an example](https://www.example.com/) and the [first evening](../events/e1.md)[^1].

  ## One

  | Day | What |
  | --- | --- |
  | Monday | Reading |

  - [ ] to do
  - [x] done

  ## Two

  > A word.

  ## Three

  Text.

  [^1]: A note.

  """,
  "content/vocabularies/activities.yml": """
  label: Activities
  terms:
    - {slug: reading, name: Reading}
    - {slug: music, name: Music}

  """,
  "content/vocabularies/audiences.yml": """
  label: Audiences
  terms:
    - {slug: everybody, name: Everybody}

  """,
  "content/vocabularies/categories.yml": """
  label: Categories
  terms:
    - {slug: reader, name: Reader}
    - {slug: helper, name: Helper}

  """,
  "content/vocabularies/cycles.yml": """
  label: Cycles
  terms:
    - {slug: weekly, name: Weekly}

  """,
  "content/vocabularies/festivals.yml": """
  label: Festivals
  fields:
    rule: {type: rule, label: Rule}
    heritage: {type: text, label: Heritage}
  terms:
    - {slug: mothers, name: Mothers’ Day, rule: {weekday: 5-2-7}}
    - {slug: books, name: Book Day, rule: {solar: 4-23}, description: A day for books.}
    - {slug: moon, name: Moon Festival, rule: {lunar: 8-15}}
    - {slug: year, name: Old Year’s Night, rule: {lunar-last: 12}}
    - {slug: clear, name: Clear Day, rule: {solar: 4-5}}
    - {slug: last, name: Last Monday, rule: {weekday: 5-last-1}}

  """,
  "content/vocabularies/fields.yml": """
  label: Fields
  terms:
    - {slug: fiction, name: Fiction}
    - {slug: history, name: History}

  """,
  "content/vocabularies/levels.yml": """
  label: Levels
  terms:
    - {slug: town, name: Town}
    - {slug: county, name: County}

  """,
  "content/vocabularies/places.yml": """
  label: Places
  terms:
    - {slug: town, name: Town}

  """,
  "content/vocabularies/states.yml": """
  label: States
  terms:
    - {slug: running, name: Running}

  """,
  "content/vocabularies/subjects.yml": """
  label: Subjects
  terms:
    - {slug: person, name: Person}
    - {slug: group, name: Group}

  """,
  "content/vocabularies/teams.yml": """
  label: Teams
  terms:
    - {slug: desk, name: Desk}

  """,
  "content/vocabularies/topics.yml": """
  label: Topics
  terms:
    - {slug: reading, name: Reading}
    - {slug: neighbours, name: Neighbours}
    - {slug: children, name: Children}

  """,
  "content/vocabularies/units.yml": """
  label: Branches
  fields:
    formerly: {type: list, label: Formerly}
    fictional: {type: flag, label: Invented}
  terms:
    - {slug: main-library, name: Main Library, formerly: [Old Library, First Library], fictional: true}
    - {slug: river-branch, name: River Branch}

  """,
  "site.yml": """
  name: Friends of the Library
  tagline: Books, people, evenings
  description: What the volunteers of a small library do.
  address: https://library.example.org/
  language: en-GB
  theme: THEME
  owner: Friends of the Library
  contact: {phone: "0000 000000", email: desk@example.org, address: 1 Example Street}
  report: https://library.example.org/report
  code: "0000000000"
  stats: true
  navigation:
    - {label: Portraits, to: /people/}
    - {label: Evenings, to: /events/}

  """,
]
