import Diagnostics
import Parallel
import Rendering
import Synchronization

/// Makes the products of pictures and files that neither the cache nor the output has, on all cores, one work per core.
///
/// The longest stage, run before anything is written to the output.
func makeMedia(
  of plan: Plan, in store: MediaStore, for output: OutputFolder, options: BuildOptions
) throws(Failure) {
  guard !options.isDryRun else { return }
  let missing = plan.works.filter { work in
    !work.products.allSatisfy { output.kept($0.path) != nil } && !store.holds(work)
  }
  guard !missing.isEmpty else { return }
  let done = Atomic(0)
  let results = concurrentMap(missing) { work -> Result<Void, Failure> in
    if let stop = options.stop?() { return .failure(stop) }
    let result = atWork(on: work.source) {
      Result { () throws(Failure) in try store.keep(try store.make(work), of: work) }
    }
    options.progress?(done.add(1, ordering: .relaxed).newValue, missing.count)
    return result
  }
  for result in results { try result.get() }
  try prune(store, keeping: plan)
}
