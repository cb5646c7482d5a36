import Diagnostics
import YAML

/// Reads the `rules:` of a `_kind.yml`; fields are named by key, values written as in front matter.
func readKindRules(_ node: YAMLNode?, fields: [Field], reader: inout NodeReader) -> [KindRule] {
  guard let node else { return [] }
  guard let items = node.list else {
    reader.report(
      .wantsList, node, ["rules"],
      help: Phrase(
        "每条规则一行，如  - {when: {stage: notice}, needs: window}",
        "one rule a line, such as  - {when: {stage: notice}, needs: window}"))
    return []
  }
  return items.compactMap { item in
    guard var map = MapReader(item, of: "rules", keys: ruleKeys, reader: &reader) else { return nil }
    let rule = readRule(&map, fields: fields, reader: &reader)
    map.refuseOtherKeys(reader: &reader)
    return rule
  }
}

private func readRule(_ map: inout MapReader, fields: [Field], reader: inout NodeReader) -> KindRule? {
  let when = map.take("when")
  let unless = map.take("unless")
  let needs = map.take("needs")
  let masks = map.take("masks")
  let day = map.take("day")
  let (after, from, until) = (map.take("after"), map.take("from"), map.take("until"))
  let because = map.text("because", reader: &reader) ?? ""
  let alternative = map.take("else")
  let (of, year, within) = (map.take("of"), map.take("year"), map.take("within"))
  if let alternative, alternative.text != "hold" {
    reader.report(.unknownTerm, alternative, [alternative.text ?? "", "else"], replacement: "hold")
    return nil
  }
  let conditions = when.map { readConditions($0, fields: fields, reader: &reader) } ?? []
  let exceptions = unless.map { readConditions($0, fields: fields, reader: &reader) } ?? []
  guard conditions.count > 0 || when == nil, exceptions.count > 0 || unless == nil else { return nil }
  var demand: KindRule.Demand?
  if let day {
    guard let of, let year, let day = field(day, in: fields, reader: &reader),
      let of = field(of, in: fields, reader: &reader), let year = field(year, in: fields, reader: &reader)
    else {
      reader.report(.wantsRuleForm, at: map.place)
      return nil
    }
    let limit = within.flatMap { readNumber($0, of: "within", reader: &reader) } ?? 20
    demand = .near(day: day, festival: of, year: year, within: limit)
  } else if let after {
    let start = from.flatMap { field($0, in: fields, reader: &reader) }
    demand = field(after, in: fields, reader: &reader).map { .after($0, from: start) }
  } else if let until {
    demand = field(until, in: fields, reader: &reader).map(KindRule.Demand.until)
  } else if let masks {
    demand = field(masks, in: fields, reader: &reader).map(KindRule.Demand.masked)
  } else if let needs {
    demand = readNeed(needs, fields: fields, reader: &reader)
  } else {
    reader.report(.wantsRuleForm, at: map.place)
  }
  return demand.map {
    KindRule(
      conditions: conditions, exceptions: exceptions, demand: $0, holds: alternative != nil, because: because)
  }
}

/// Reads `window`, or `{guardian_consent: true}`.
private func readNeed(_ node: YAMLNode, fields: [Field], reader: inout NodeReader) -> KindRule.Demand? {
  guard let pair = node.map?.first else {
    return field(node, in: fields, reader: &reader).map { .field($0, nil) }
  }
  guard let index = field(pair.key, in: fields, reader: &reader) else { return nil }
  return fields[index].type.read(pair.value, of: fields[index].label, with: &reader).map { .field(index, $0) }
}

/// Reads `{stage: notice}`, `{subject: [individual, group]}`, or a list of fields, `any-picture` and `any-name`, one of
/// which must be given.
private func readConditions(_ node: YAMLNode, fields: [Field], reader: inout NodeReader) -> [KindRule
  .Condition]
{
  guard let pairs = node.map else {
    let names = reader.items(of: node, label: "when") ?? []
    return names.compactMap { name in
      switch name.text {
      case "any-picture": .anyPicture
      case "any-name": .anyName
      default: field(name, in: fields, reader: &reader).map { .field($0, []) }
      }
    }
  }
  return pairs.compactMap { pair in
    guard let index = field(pair.key, in: fields, reader: &reader) else { return nil }
    let type = fields[index].type
    let values = (pair.value.list ?? [pair.value]).compactMap {
      type.read($0, of: fields[index].label, with: &reader)
    }
    return values.isEmpty ? nil : .field(index, values)
  }
}

private func field(_ node: YAMLNode, in fields: [Field], reader: inout NodeReader) -> Int? {
  guard let name = reader.text(node, of: "rules") else { return nil }
  if let index = fields.firstIndex(where: { $0.key == name || $0.label == name }) { return index }
  reader.reportUnknown(node, name, known: fields.map(\.key))
  return nil
}
