import Almanac
import Templating

/// The schemas with as many records as a site has pages, or more, narrowed to the slots that the theme's templates
/// read.
struct NarrowSchemas: Sendable {
  let date: ViewSchema<Moment>
  let fact: ViewSchema<Fact>
  let related: ViewSchema<RelatedView>

  init(_ theme: Theme) {
    date = theme.words.dates.narrowed(to: theme)
    fact = factSchema.narrowed(to: theme)
    related = relatedSchema.narrowed(to: theme)
  }
}
