import Templating

extension Stage {
  /// A template with the frame that every template has and the values that are its own.
  func fill<Input>(
    _ name: String, _ frame: Frame, _ shape: Shape<Input>, _ input: Input, expecting size: Int = 32_768
  ) -> [UInt8] {
    let filled = values(for: name, frame, slots: shape.count) { _, slot in shape.value(slot, of: input) }
    return filled.map { $0.template.render($0.record, expecting: size) } ?? []
  }

  /// A template and what it is given; nil for a theme without one of the contract's templates, which is not loaded.
  ///
  /// - Parameter value: gives the value of an own slot, of those that the template reads.
  func values(
    for name: String, _ frame: Frame, slots: Int, _ value: (Template, Int) -> Value
  ) -> (template: Template, record: Record)? {
    let section = sections[frame.section]
    guard let template = section?.templates[name] ?? theme.templates[name] else { return nil }
    // A template's record and the template have one name.
    let read = template.slotsRead(of: name)
    let first = surroundingsShape.count
    let own = first + frameShape.count
    let record = Record(
      slots: frameShape.count + slots, behind: section?.record ?? surroundings.record(in: frame.section)
    ) {
      for slot in 0..<frameShape.count {
        $0.append(read.contains(first + slot) ? frameShape.value(slot, of: frame) : .nothing)
      }
      for slot in 0..<slots { $0.append(read.contains(own + slot) ? value(template, slot) : .nothing) }
    }
    return (template, record)
  }
}
