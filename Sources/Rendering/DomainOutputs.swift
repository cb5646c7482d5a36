import Content

/// What a site has because some kind's fields tell of people, honours or days.
///
/// A theme without the template of such a page does without the page.
func domainOutputs(of stage: Stage) -> [Output] {
  peopleOutputs(of: stage) + honourOutputs(of: stage)
}

private func peopleOutputs(of stage: Stage) -> [Output] {
  guard stage.theme.templates[peopleShape.name] != nil else { return [] }
  return stage.indices.people.enumerated().filter { !$1.people.isEmpty }.flatMap { position, index in
    [
      Output(path: path(of: index.field.address), recipe: .people(position, byStrokes: false)),
      Output(path: path(of: index.strokesAddress), recipe: .people(position, byStrokes: true)),
    ]
  }
}

private func honourOutputs(of stage: Stage) -> [Output] {
  let templates = stage.theme.templates
  guard templates[honoursShape.name] != nil, templates[batchShape.name] != nil else { return [] }
  let model = stage.site.model
  var outputs: [Output] = []
  for (position, index) in stage.indices.honours.enumerated() {
    outputs.append(Output(path: path(of: index.field.address), recipe: .honours(position, level: nil)))
    outputs += index.usedLevels.map {
      Output(path: path(of: index.address(ofLevel: $0, in: model)), recipe: .honours(position, level: $0))
    }
    for (number, batch) in index.batches.enumerated() {
      outputs.append(Output(path: path(of: index.address(of: batch, in: model)), recipe: .batch(position, number)))
      outputs.append(
        Output(path: String(stage.tableAddress(of: batch, in: index).dropFirst()), recipe: .batchTable(position, number)))
    }
  }
  return outputs
}
