/// A word that the program itself writes into a site: its key in `words.yml`, and the values that it is given.
struct SiteWord: Sendable {
  let key: String
  let values: [String]

  init(_ key: String, _ values: String...) {
    self.key = key
    self.values = values
  }
}

extension SiteWord {
  static let listSeparator = SiteWord("list_separator")
  static let partSeparator = SiteWord("part_separator")
  static let clauseSeparator = SiteWord("clause_separator")
  static let numberSeparator = SiteWord("number_separator")
  static let yes = SiteWord("yes")
  static let no = SiteWord("no")
  static let period = SiteWord("period", "from", "to")
  static let peopleCount = SiteWord("people_count", "count")
  static let groupsCount = SiteWord("groups_count", "count")
  static let unitsCount = SiteWord("units_count", "count")
  static let worksCount = SiteWord("works_count", "count")

  static let year = SiteWord("year", "year")
  static let month = SiteWord("month", "month")
  static let monthOfYear = SiteWord("month_of_year", "year", "month")
  static let lunar = SiteWord("lunar", "lunar")
  static let lunarSpan = SiteWord("lunar_span", "from", "to")
  static let batchQuarter = SiteWord("batch_quarter", "year", "quarter")
  static let batchHalf = SiteWord("batch_half", "year", "half")
  static let batchNumber = SiteWord("batch_number", "year", "number")

  static let ruleLunar = SiteWord("rule_lunar", "rule", "month", "day")
  static let ruleLunarLast = SiteWord("rule_lunar_last", "rule", "month")
  static let ruleSolarTerm = SiteWord("rule_solar_term", "rule", "name")
  static let ruleSolar = SiteWord("rule_solar", "rule", "month", "day")
  static let ruleWeekday = SiteWord("rule_weekday", "rule", "month", "ordinal", "weekday_number")
  static let ruleLastWeekday = SiteWord("rule_last_weekday", "rule", "month", "weekday_number")

  static let away = SiteWord("away")
  static let captions = SiteWord("captions")
  static let captionsLanguage = SiteWord("captions_language")
  static let transcript = SiteWord("transcript")
  /// The host.
  static let watchAway = SiteWord("watch_away", "host")
  /// The duration of a film or a sound.
  static let filmLength = SiteWord("film_length", "length")
  static let soundLength = SiteWord("sound_length", "length")
  /// The way to the file where no player is.
  static let film = SiteWord("film")
  static let sound = SiteWord("sound")
  static let footnotes = SiteWord("footnotes")
  static let footnote = SiteWord("footnote")
  static let footnoteBack = SiteWord("footnote_back", "number")
  static let table = SiteWord("table", "number")
  static let taskOpen = SiteWord("task_open")
  static let taskDone = SiteWord("task_done")
  static let paperCode = SiteWord("paper_code")
  /// The text in place of a film or a sound where none can be played.
  static let watchAt = SiteWord("watch_at", "address")
  static let listenAt = SiteWord("listen_at", "address")

  static let home = SiteWord("home")
  static let notFound = SiteWord("not_found")
  static let moved = SiteWord("moved")
  static let withdrawn = SiteWord("withdrawn")
  static let withdrawnAbout = SiteWord("withdrawn_about")
  static let numbered = SiteWord("numbered", "title", "number")
  static let pinned = SiteWord("pinned")
  static let partOfList = SiteWord("part_of_list", "title", "part")
  static let archive = SiteWord("archive")
  static let archiveAbout = SiteWord("archive_about")
  static let yearAbout = SiteWord("year_about", "year")
  static let monthAbout = SiteWord("month_about", "year", "month")
  static let siteMap = SiteWord("site_map")
  static let siteMapAbout = SiteWord("site_map_about")
  static let statistics = SiteWord("statistics")
  static let statisticsAbout = SiteWord("statistics_about")
  static let related = SiteWord("related", "label", "names")
  static let search = SiteWord("search")
  static let searchAbout = SiteWord("search_about")
  static let searchKind = SiteWord("search_kind")
  static let searchYear = SiteWord("search_year")

  static let calendar = SiteWord("calendar")
  static let calendarOf = SiteWord("calendar_of", "year", "month")
  static let calendarAbout = SiteWord("calendar_about", "year", "month")
  static let calendarAboutEvents = SiteWord("calendar_about_events", "year", "month")
  static let festivalYear = SiteWord("festival_year", "year", "name")
  static let festivalYearAbout = SiteWord("festival_year_about", "year", "name")

  static let people = SiteWord("people")
  static let peopleByStrokes = SiteWord("people_by_strokes")
  static let peopleAbout = SiteWord("people_about", "kind")
  static let peopleIndex = SiteWord("people_index")
  static let strokes = SiteWord("strokes", "count")
  static let other = SiteWord("other")
  static let honoursIndex = SiteWord("honours_index", "label")
  static let honoursAbout = SiteWord("honours_about", "label")
  static let honoursOfLevel = SiteWord("honours_of_level", "level", "label")
  static let honourOfBatch = SiteWord("honour_of_batch", "honour", "batch")
  static let batchTitle = SiteWord("batch_title", "level", "label", "batch")
  static let batchAbout = SiteWord("batch_about", "title", "heads")
  static let noCategory = SiteWord("no_category")
  static let awardsAbout = SiteWord("awards_about", "kind", "label")
  static let rolls = SiteWord("rolls")
  static let rollsAbout = SiteWord("rolls_about")
  static let rollAbout = SiteWord("roll_about", "title", "heads")

  static let columnMonth = SiteWord("column_month")
  static let columnYear = SiteWord("column_year")
  static let columnPeople = SiteWord("column_people")
  static let columnGroups = SiteWord("column_groups")
  static let columnUnits = SiteWord("column_units")
  static let columnWorks = SiteWord("column_works")
  static let columnHeads = SiteWord("column_heads")
  static let sortPerson = SiteWord("sort_person")
  static let sortGroup = SiteWord("sort_group")
  static let sortUnit = SiteWord("sort_unit")
  static let notStated = SiteWord("not_stated")
  static let total = SiteWord("total")

  /// The headings of the table of a batch of honours.
  static let batchTable = [
    "column_level", "column_batch", "column_category", "column_name", "column_sort", "column_honour",
    "column_unit", "column_title", "column_address",
  ].map { SiteWord($0) }

  /// The words of the search page's script, by their names there.
  static let ofSearchScript: [(name: String, word: SiteWord)] = [
    ("more", SiteWord("search_more", "count")), ("empty", SiteWord("search_empty")),
    ("running", SiteWord("search_running")), ("found", SiteWord("search_found", "count")),
    ("none", SiteWord("search_none", "query")), ("failed", SiteWord("search_failed")),
    ("title", SiteWord("search_title", "query", "title")), ("newest", SiteWord("search_newest", "count")),
    ("near", SiteWord("search_near", "count", "query")), ("also", SiteWord("search_also", "count")),
    ("parts", SiteWord("search_parts", "count", "query", "parts")),
    ("meant", SiteWord("search_meant", "name")),
  ]

  /// All of them.
  static let all: [SiteWord] =
    [
      .listSeparator,
      .partSeparator,
      .clauseSeparator,
      .numberSeparator,
      .yes,
      .no,
      .period,
      .peopleCount,
      .groupsCount,
      .unitsCount,
      .worksCount,
      .year,
      .month,
      .monthOfYear,
      .lunar,
      .lunarSpan,
      .batchQuarter,
      .batchHalf,
      .batchNumber,
      .ruleLunar,
      .ruleLunarLast,
      .ruleSolarTerm,
      .ruleSolar,
      .ruleWeekday,
      .ruleLastWeekday,
      .away,
      .captions,
      .captionsLanguage,
      .transcript,
      .watchAway,
      .filmLength,
      .soundLength,
      .film,
      .sound,
      .footnotes,
      .footnote,
      .footnoteBack,
      .table,
      .taskOpen,
      .taskDone,
      .paperCode,
      .home,
      .notFound,
      .moved,
      .withdrawn,
      .withdrawnAbout,
      .numbered, .partOfList, .pinned,
      .archive,
      .archiveAbout,
      .yearAbout,
      .monthAbout,
      .siteMap,
      .siteMapAbout,
      .statistics,
      .statisticsAbout,
      .related,
      .search,
      .searchAbout,
      .searchKind,
      .searchYear,
      .calendar,
      .calendarOf,
      .calendarAbout,
      .calendarAboutEvents,
      .festivalYear,
      .festivalYearAbout,
      .people,
      .peopleByStrokes,
      .peopleAbout,
      .peopleIndex,
      .strokes,
      .other,
      .honoursIndex,
      .honoursAbout,
      .honoursOfLevel,
      .honourOfBatch,
      .batchTitle,
      .batchAbout,
      .noCategory,
      .awardsAbout,
      .rolls,
      .rollsAbout,
      .rollAbout,
      .columnMonth,
      .columnYear,
      .columnPeople,
      .columnGroups,
      .columnUnits,
      .columnWorks,
      .columnHeads,
      .sortPerson,
      .sortGroup,
      .sortUnit,
      .notStated,
      .total,
    ] + batchTable + ofSearchScript.map(\.word)
}
