import Almanac
import Templating

/// Shapes of which a site has as many records as pages or more, narrowed to what the theme's templates read.
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
