/// A place between tags at which a template shows what is in a slot of a record.
///
/// A name in an attribute, a title or a question shows nothing to a reader.
package struct Placement: Sendable, Hashable {
  package var slot: Int
  /// The sections around it over other slots of the same record.
  package var conditions: [Condition]

  /// That a slot has a value, or none.
  package struct Condition: Sendable, Hashable {
    package var slot: Int
    package var isAbsent: Bool
  }
}

/// One step of a name: the slot of a type of record.
struct NameStep: Hashable {
  var record: String
  var slot: Int
}

extension Binder {
  /// Notes that the value of the name at hand is shown here.
  mutating func notePlacement() {
    guard markup.place == .content else { return }
    for step in steps {
      let conditions = conditions.filter { $0.step.record == step.record && $0.step.slot != step.slot }
      program.note(
        Placement(
          slot: step.slot,
          conditions: conditions.map { Placement.Condition(slot: $0.step.slot, isAbsent: $0.isAbsent) }),
        of: step.record)
    }
  }

  /// Binds the body of a section over the name at hand.
  ///
  /// - Parameter isAbsent: the section is written where there is no value.
  mutating func withinSection(isAbsent: Bool, _ bind: (inout Binder) -> Void) {
    let outer = conditions
    conditions += (isAbsent ? steps.suffix(1) : steps[...]).map { ($0, isAbsent) }
    bind(&self)
    conditions = outer
  }
}
