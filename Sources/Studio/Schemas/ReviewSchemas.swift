import Rendering
import Templating

struct ReviewStepInput: Sendable {
  var name: String
  var person: String
  var date: String
  var state: String
  var isGiven: Bool
  /// The people who could give it, if it is the next step.
  var people: String
}

let reviewStepSchema = ViewSchema<ReviewStepInput>(
  "ReviewStep",
  [
    .init("name", .text) { .text($0.name) }, .init("person", .text) { .text($0.person) },
    .init("date", .text) { .text($0.date) }, .init("state", .text) { .text($0.state) },
    .init("is_given", .flag) { .flag($0.isGiven) }, .init("people", .text) { .text($0.people) },
  ])

struct ReviewInput: Sendable {
  var steps: [ReviewStepInput]
  /// The step that the user may give.
  var next: String?
  /// The people to choose from, if no proxy names the user.
  var people: [OptionInput]
  var token: String
  var digest: String
  var file: String
  var sheet: String
}

let reviewSchema = ViewSchema<ReviewInput>(
  "Review",
  [
    .init("steps", .list(.record("ReviewStep"))) { reviewStepSchema.list(of: $0.steps) },
    .init("next", .text) { .text($0.next) },
    .init("people", .list(.record("Option"))) { optionSchema.list(of: $0.people) },
    .init("token", .text) { .text($0.token) }, .init("digest", .text) { .text($0.digest) },
    .init("file", .text) { .text($0.file) }, .init("sheet", .text) { .text($0.sheet) },
  ])
