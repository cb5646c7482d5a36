/// The form of a value in front matter, as far as a JSON schema in an editor's program can check it.
package indirect enum WrittenForm: Sendable {
  /// A text; YAML may read it as a number.
  case text(FieldLimits = FieldLimits())
  /// A text that is no number, such as a name.
  case word
  case number(FieldLimits)
  case flag
  case day
  case term(vocabulary: Int)
  case list(WrittenForm, FieldLimits = FieldLimits())
  /// A list, or its items in one text, separated by `、`.
  case items(WrittenForm, FieldLimits = FieldLimits())
  /// The number of parts, separated by bars.
  case barred(Int)
  /// A map of known keys, each under its name or its Chinese label.
  case map([String], required: [String])
  case anyMap
  case either([WrittenForm])
}
