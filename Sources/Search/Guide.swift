import Files

/// The data with which every search begins: directories of terms, tables and texts, facets, and the script's words.
struct Guide: Sendable {
  private var members: [UInt8] = []

  mutating func add(_ name: String, json: [UInt8]) {
    members += "\(members.isEmpty ? "" : ",")\"\(name)\":".utf8
    members += json
  }

  mutating func add(_ name: String, _ number: Int) { add(name, json: Array("\(number)".utf8)) }

  mutating func add(_ name: String, _ text: some StringProtocol) { add(name, json: scriptString(text)) }

  mutating func add(_ facets: [SearchFacet]) {
    let entries = facets.map { facet in
      var bytes = Array("[".utf8) + scriptString(facet.name) + Array(",".utf8)
      appendScriptList(facet.values.map(\.slug), to: &bytes)
      bytes += ",".utf8
      appendScriptList(facet.values.map(\.label), to: &bytes)
      return bytes + Array("]".utf8)
    }
    add("facets", json: list(entries, "[", "]"))
  }

  mutating func add(_ words: [ScriptWord]) {
    let entries = words.map { word in
      let forms = word.forms.map { form in
        Array("\"\(form.number.map { String($0) } ?? "other")\":".utf8) + scriptString(form.text)
      }
      return Array("\"\(word.name)\":".utf8) + list(forms, "{", "}")
    }
    add("words", json: list(entries, "{", "}"))
  }

  var file: SearchFile {
    let bytes = Array("xinfengSearch.open({".utf8) + members + Array("});\n".utf8)
    return SearchFile(path: "guide.\(Digest(of: bytes).short).js", bytes: bytes)
  }
}

private func list(_ entries: [[UInt8]], _ opening: String, _ ending: String) -> [UInt8] {
  Array(opening.utf8) + entries.joined(separator: [UInt8(ascii: ",")]) + Array(ending.utf8)
}

private func scriptString(_ text: some StringProtocol) -> [UInt8] {
  var bytes: [UInt8] = []
  appendScriptString(text.utf8, to: &bytes)
  return bytes
}
