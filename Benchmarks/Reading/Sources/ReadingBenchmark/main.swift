// reading-benchmark FOLDER [ROUNDS]: what a page of the corpus below FOLDER costs to read.
//
// Markdown: parse, Chinese passes and HTML, beside cmark_parse_document and cmark_render_html on the same bodies.
// Front matter: located nodes, beside an empty loop over libyaml's events on the same headers.
// Rounds of ours and theirs alternate on one core; medians are shown, so that a busy machine changes both.
// Growth: how the cost of hostile texts grows with their length; the benchmark fails where it grows too fast.

import CMark
import CYAML
import Diagnostics
import Foundation
import Markdown
import YAML

let folder = CommandLine.arguments.dropFirst().first ?? "."
let pages = readPages(in: folder)
guard !pages.isEmpty else {
  print("no Markdown below \(folder)")
  exit(1)
}
let bodyBytes = pages.reduce(0) { $0 + $1.body.count }
let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 9

var figures: [String: [Double]] = [:]
for _ in 0..<rounds {
  measure("ours, Markdown") {
    for page in pages { sink(parseMarkdown(page.source, in: page.body).html.count) }
  }
  measure("libcmark alone") { for page in pages { renderBare(page) } }
  measure("ours, front matter") {
    for page in pages { sink(parseYAML(page.source, in: page.fields).findings.count) }
  }
  measure("libyaml alone") { for page in pages { walkBare(page) } }
}
print("\(pages.count) pages, \(bodyBytes / 1_000_000) MB of bodies, median of \(rounds) rounds on one core")
report("ours, Markdown", beside: "libcmark alone", bytes: bodyBytes)
report("ours, front matter", beside: "libyaml alone", bytes: pages.reduce(0) { $0 + $1.fields.count })
exit(measureGrowth() ? 0 : 1)

struct CorpusPage {
  var source: Source
  var fields: Range<Int>
  var body: Range<Int>
}

func readPages(in folder: String) -> [CorpusPage] {
  let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return paths.filter { $0.hasSuffix(".md") }.sorted().compactMap { path in
    guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { return nil }
    let bytes = Array(data)
    guard bytes.starts(with: Array("---\n".utf8)), let end = range(of: "\n---\n", in: bytes) else {
      return nil
    }
    return CorpusPage(
      source: Source(name: path, bytes: bytes), fields: 4..<end.lowerBound + 1,
      body: end.upperBound..<bytes.count)
  }
}

func range(of text: String, in bytes: [UInt8]) -> Range<Int>? {
  let wanted = Array(text.utf8)
  return bytes.indices.first { bytes[$0...].starts(with: wanted) }.map { $0..<$0 + wanted.count }
}

func renderBare(_ page: CorpusPage) {
  page.source.bytes.withUnsafeBufferPointer { bytes in
    guard let base = bytes.baseAddress else { return }
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      let document = cmark_parse_document(text + page.body.lowerBound, page.body.count, CMARK_OPT_DEFAULT)
      let html = cmark_render_html(document, CMARK_OPT_DEFAULT)
      sink(html == nil ? 0 : 1)
      free(html)
      cmark_node_free(document)
    }
  }
}

func walkBare(_ page: CorpusPage) {
  var parser = yaml_parser_t()
  var event = yaml_event_t()
  yaml_parser_initialize(&parser)
  page.source.bytes.withUnsafeBufferPointer { bytes in
    yaml_parser_set_input_string(
      &parser, bytes.baseAddress.map { $0 + page.fields.lowerBound }, page.fields.count)
    var isDone = false
    while !isDone {
      guard yaml_parser_parse(&parser, &event) == 1 else { break }
      isDone = event.type == YAML_STREAM_END_EVENT
      yaml_event_delete(&event)
    }
  }
  yaml_parser_delete(&parser)
}

@MainActor func measure(_ name: String, _ work: () -> Void) {
  figures[name, default: []].append(threadSeconds(work))
}

/// Seconds of this thread's own work, whatever else the machine does.
func threadSeconds(_ work: () -> Void) -> Double {
  var start = timespec()
  var end = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
  work()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
  return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}

@MainActor func report(_ ours: String, beside theirs: String, bytes: Int) {
  func median(_ name: String) -> Double { figures[name].map { $0.sorted()[$0.count / 2] } ?? 0 }
  for name in [ours, theirs] {
    let perPage = median(name) / Double(pages.count) * 1e6
    print(
      String(
        format: "%@  %7.1f µs a page  %7.1f MB/s", name.padding(toLength: 20, withPad: " ", startingAt: 0),
        perPage, Double(bytes) / median(name) / 1e6))
  }
  print(String(format: "ratio  %.2f ×", median(ours) / median(theirs)))
}

/// Keeps the compiler from leaving the work out.
@inline(never) func sink(_ value: Int) { withExtendedLifetime(value) {} }
