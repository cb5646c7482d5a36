/// How front matter may write a value, as far as an editor's program can check it.
package indirect enum WrittenForm: Sendable {
  /// A text; YAML may take it for a number.
  case text(FieldLimits = FieldLimits())
  /// A text that is no number, such as a name.
  case word
  case number(FieldLimits)
  case flag
  case day
  case term(vocabulary: Int)
  case list(WrittenForm, FieldLimits = FieldLimits())
  /// A list, or its items in one text with `、` between them.
  case items(WrittenForm, FieldLimits = FieldLimits())
  /// So many parts with bars between them.
  case barred(Int)
  /// A map of known keys, each by its name or its Chinese one.
  case map([String], required: [String])
  case anyMap
  case either([WrittenForm])
}
