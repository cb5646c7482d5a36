import Almanac
import Content

extension OutputKind {
  /// The sitemap for search engines: the addresses of all outputs that they may show.
  ///
  /// It is made of the plan itself, so that no page can have been forgotten.
  static let sitemap = OutputKind(
    isInSitemap: false, offline: .onWebOnly([fileName]),
    closing: { context, planned in sitemapOutputs(for: planned, of: context) })
}

private let fileName = "sitemap.xml"

/// The address at which search engines find it.
let sitemapAddress = "/" + fileName

/// The most that one file of the sitemaps.org protocol may list.
private let protocolLimit = (addresses: 50_000, bytes: 50_000_000)

/// One file, or files of the greatest size allowed and an index.
func sitemapOutputs(
  for outputs: [Output], of context: RenderContext, limit: (addresses: Int, bytes: Int) = protocolLimit
) -> [Output] {
  var parts: [Range<Int>] = []
  var start = 0
  var count = 0
  var size = 0
  let host = context.commonContext.addresses.url("/").utf8.count
  for (position, output) in outputs.enumerated() where output.isInSitemap {
    // A byte of an address has three where it is escaped; the rest is the element's.
    let weight = host + 3 * output.path.utf8.count + 80
    if count == limit.addresses || size + weight > limit.bytes - 200, count > 0 {
      parts.append(start..<position)
      (start, count, size) = (position, 0, 0)
    }
    count += 1
    size += weight
  }
  parts.append(start..<outputs.count)
  let files = parts.map { part -> Output.Renderer in { context, _ in context.sitemap(of: outputs[part]) } }
  guard files.count > 1 else { return [Output(sitemapAddress, render: files[0])] }
  let addresses = files.indices.map { "/sitemap-\($0 + 1).xml" }
  return [Output(sitemapAddress) { context, _ in context.sitemapIndex(of: addresses) }]
    + zip(addresses, files).map { Output($0, render: $1) }
}

extension RenderContext {
  /// The addresses of some outputs, each with the day of its last change, if it is dated by pages.
  func sitemap(of outputs: ArraySlice<Output>) -> [UInt8] {
    var xml = XMLWriter()
    xml.open("urlset", [("xmlns", namespace)])
    let home = commonContext.addresses.url("/")
    // A list is as new on each of its pages, which follow one another: it is looked through once.
    var last: (dates: Output.Dates, change: Moment?) = (.none, nil)
    for output in outputs where output.isInSitemap {
      xml.write("<url>\n<loc>")
      xml.write(escaping: home[...])
      xml.write(escaping: output.path.droppingIndex)
      xml.write("</loc>\n")
      if output.dates != last.dates { last = (output.dates, lastChange(of: output.dates)) }
      if let day = last.change?.day {
        xml.write("<lastmod>")
        xml.write(escaping: day.iso[...])
        xml.write("</lastmod>\n")
      }
      xml.write("</url>\n")
    }
    xml.close("urlset")
    return xml.bytes
  }

  fileprivate func sitemapIndex(of addresses: [String]) -> [UInt8] {
    var xml = XMLWriter()
    xml.open("sitemapindex", [("xmlns", namespace)])
    for address in addresses {
      xml.open("sitemap")
      xml.element("loc", commonContext.addresses.url(address))
      xml.close("sitemap")
    }
    xml.close("sitemapindex")
    return xml.bytes
  }

  private func lastChange(of dates: Output.Dates) -> Moment? {
    switch dates {
    case .none: nil
    case .page(let position): lastChange(of: site.pages[position])
    case .pages(let positions): positions.lazy.map { self.lastChange(of: self.site.pages[$0]) }.max()
    }
  }
}

private let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

extension String {
  /// The address of a page's file: its folder.
  var droppingIndex: Substring {
    guard hasSuffix("index.html") else { return self[...] }
    return self[..<utf8.index(endIndex, offsetBy: -"index.html".utf8.count)]
  }
}
