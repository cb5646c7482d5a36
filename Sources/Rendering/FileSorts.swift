import Content
import Parallel

extension Plan {
  /// The sort of each file, by its path; the search index is no part of a plan.
  package var sorts: [String: FileSort] {
    let sorts = concurrentMap(outputs) { sort(of: $0.role) }
    return Dictionary(zip(outputs.lazy.map(\.path), sorts), uniquingKeysWith: { first, _ in first })
  }

  private func sort(of role: Output.Role) -> FileSort {
    switch role {
    case .page(let position): sort(of: context.site.pages[position])
    case .expired(let position): sort(of: context.site.expired[position])
    case .asset: .asset
    // A drawn cover contains nothing that could be withdrawn.
    case .product(_, let work): works[work].source.isEmpty ? .other : .media(source: works[work].digest.short)
    case .withdrawn, .redirect, .search, .fixedFile, .other: .other
    }
  }

  private func sort(of page: Page) -> FileSort { .page(ofFile: page.file, titled: page.title) }
}
