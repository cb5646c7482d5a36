import Almanac
import Content

extension Plan {
  /// A page as it would be with another text, while every list stays as it is, and a plan of its media.
  ///
  /// - Parameters:
  ///   - position: the page's position in the site's pages; nil for one that no list has.
  ///   - media: its pictures and files; nil if these stay as they are, too.
  package func page(_ page: Page, at position: Int?, of site: Site, media: Media?, now: Moment)
    -> (bytes: [UInt8], shown: Plan)
  {
    let context = RenderContext(
      context, replacing: position.map { [$0] } ?? [], of: site, media: media, now: now)
    return (
      context.page(page, at: position), Plan(outputs: OutputKind.media.outputs(context), context: context)
    )
  }

  /// The home page as it would be if its file said something else, while all pages and lists stay as they are, and a plan
  /// of the pictures that it has of its own.
  ///
  /// - Parameter media: of its own pictures.
  package func home(of site: Site, media: Media, now: Moment) -> (bytes: [UInt8], shown: Plan) {
    let isKnown = media.pictures.keys.allSatisfy { context.media.pictures[$0] != nil }
    let all = RenderContext(
      context, replacing: [], of: site, media: isKnown ? nil : context.media.showing(media), now: now)
    let own = RenderContext(context, replacing: [], of: site, media: media, now: now)
    return (all.home(), Plan(outputs: OutputKind.media.outputs(own), context: own))
  }

  /// The bytes at a path; nil where there is nothing, or what is made of a picture.
  package func output(at path: String) -> Output? { outputs.first { $0.path == path } }
}
