import Almanac
import ArgumentParser
import Content
import Diagnostics
import Glibc

/// The options of every command about a site: folder, moment and language.
struct SiteOptions: ParsableArguments {
  @Option(
    name: .customLong("site"), help: ArgumentHelp(say("网站所在的文件夹", "the site's folder"), valueName: "DIR"),
    completion: .directory)
  var folder = "."

  @Option(
    help: ArgumentHelp(say("显示的语言：zh 或 en", "language of messages: zh or en"), valueName: "zh|en"),
    completion: .list(["zh", "en"]))
  var lang: String?

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      say("当作现在的时间，如 2024-04-07 或 2024-04-07T09:30", "the moment to take for now, such as 2024-04-07T09:30"),
      valueName: "TIME"))
  var nowText: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(say("--lang 只能是 zh 或 en", "--lang is zh or en"))
    }
    _ = try now
  }

  /// The moment of this run, on the site's clocks.
  var now: Moment {
    get throws {
      try moment(of: nowText)
    }
  }
}

/// The further options of commands that report findings.
struct CommonOptions: ParsableArguments {
  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      say("问题的格式：console、json 或 github", "format of findings: console, json or github"), valueName: "FORMAT"))
  var format: FindingFormat = .console

  @Flag(help: ArgumentHelp(say("只显示错误和警告", "show errors and warnings only")))
  var quiet = false

  var folder: String { site.folder }
  var now: Moment { get throws { try site.now } }

  /// The site's folder, before the command line has been parsed.
  static func folder(in arguments: [String]) -> String {
    for (index, argument) in arguments.enumerated() {
      if argument == "--site", index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix("--site=") { return String(argument.dropFirst("--site=".count)) }
    }
    return "."
  }
}

/// The moment given by an option: the present without one, the end of the day without a time.
///
/// The only place in the program that reads a clock.
func moment(of text: String?) throws -> Moment {
  guard let text else { return Moment(epochSeconds: time(nil)) }
  guard case .moment(let moment) = parseMoment(text) else {
    throw ValidationError(say("--now 读不懂：\(text)", "--now cannot be read: \(text)"))
  }
  return moment.minute == nil ? Moment(moment.day, minute: 24 * 60 - 1) : moment
}

enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  case console
  case json
  case github
}
