import Diagnostics

/// The addresses below the site's home that templates contain literally: `href="/about/"`, and none with a tag in it.
func templateLinks(in sources: some Collection<Source>) -> [TemplateLink] {
  sources.sorted { $0.name < $1.name }.flatMap { source in
    let lines = String(decoding: source.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { number, line in
      ["href=\"/", "src=\"/"].flatMap { start in
        line.ranges(of: start).compactMap { range -> TemplateLink? in
          let address = line[line.index(before: range.upperBound)...].prefix { $0 != "\"" }
          guard !address.contains("{{"), !address.hasPrefix("//") else { return nil }
          return TemplateLink(address: String(address), file: source.name, line: number + 1)
        }
      }
    }
  }
}
