import CAllocations
import Diagnostics
import Mustache
import Templating

/// Prints speed and allocations of one engine: the median of several rounds, after one to warm up.
func measure(_ name: String, pages: Int, _ render: () -> Int) {
  var bytes = render()
  let before = allocationCount()
  bytes = render()
  let allocations = allocationCount() - before
  let clock = ContinuousClock()
  let rounds = (0..<9).map { _ in
    clock.measure { for _ in 0..<pages { bytes = render() } }
  }
  let median = rounds.sorted()[rounds.count / 2]
  let seconds = Double(median.components.attoseconds) / 1e18 + Double(median.components.seconds)
  let microseconds = seconds / Double(pages) * 1e6
  let rounded = (microseconds * 100).rounded() / 100
  print(
    "\(name): \(bytes) bytes, \(rounded) µs a page, \(Int(Double(bytes) / microseconds)) MB/s, \(allocations) allocations"
  )
}

let (templates, findings) = compileTemplates(
  ["story": Source(name: "story.mustache", text: template)], entries: ["story": "story"], schema: schema)
guard let ours = templates["story"] else { fatalError("\(findings)") }
let library = try MustacheLibrary(templates: ["story": MustacheTemplate(string: template)])
let object = dictionary()

let output = ours.render(story)
let theirs = library.render(object, withTemplate: "story") ?? ""
print("the same page from both: \(output.elementsEqual(theirs.utf8))")

measure("ours                ", pages: 20_000) { ours.render(story).count }
measure("swift-mustache 2.1.1", pages: 500) {
  (library.render(object, withTemplate: "story") ?? "").utf8.count
}

let sources = ["story": Source(name: "story.mustache", text: template)]
let loading = ContinuousClock().measure {
  for _ in 0..<100 { _ = compileTemplates(sources, entries: ["story": "story"], schema: schema) }
}
print("loading \(template.utf8.count) bytes of template: \(loading / 100)")
