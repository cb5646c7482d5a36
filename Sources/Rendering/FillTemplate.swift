import Templating

extension RenderContext {
  /// A template with the page context that every template has and the values that are its own.
  func fill<Input>(
    _ name: String, _ pageContext: PageContext, _ schema: ViewSchema<Input>, _ input: Input,
    expecting size: Int = 32_768
  ) -> [UInt8] {
    let filled = values(for: name, pageContext, slots: schema.count) { _, slot in
      schema.value(slot, of: input)
    }
    return filled.map { $0.template.render($0.record, expecting: size) } ?? []
  }

  /// A template and what it is given; nil for a theme without one of the contract's templates, which is not loaded.
  ///
  /// - Parameter value: gives the value of an own slot, of those that the template reads.
  func values(
    for name: String, _ pageContext: PageContext, slots: Int, _ value: (Template, Int) -> TemplateValue
  ) -> (template: Template, record: TemplateRecord)? {
    let section = sections[pageContext.section]
    guard let template = section?.templates[name] ?? theme.templates[name] else { return nil }
    // A template's record and the template have one name.
    let read = template.slotsRead(of: name)
    let first = commonContextSchema.count
    let own = first + pageContextSchema.count
    let record = TemplateRecord(
      slots: pageContextSchema.count + slots,
      behind: section?.record ?? commonContext.record(in: pageContext.section)
    ) {
      for slot in 0..<pageContextSchema.count {
        $0.append(read.contains(first + slot) ? pageContextSchema.value(slot, of: pageContext) : .nothing)
      }
      for slot in 0..<slots { $0.append(read.contains(own + slot) ? value(template, slot) : .nothing) }
    }
    return (template, record)
  }
}
