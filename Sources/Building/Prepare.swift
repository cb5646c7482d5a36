import Diagnostics
import Parallel
import Rendering
import Synchronization

/// Makes of pictures and files what neither the cache nor the output has yet, on all cores, one picture a core.
///
/// A damaged picture shows only when it is decoded, so this comes before anything is written to the output.
/// Where nothing is to be written the products are made and dropped, for what is wrong with them.
///
/// - Parameter output: nil where the site is only checked.
/// - Returns: what is wrong, wherever an author named the source.
func prepare(
  _ plan: Plan, in store: MediaStore, for output: OutputFolder?, options: BuildOptions
) throws(Failure) -> [Diagnostic] {
  let missing = plan.works.filter { work in
    !work.products.allSatisfy { output?.kept($0.path) != nil } && !store.holds(work)
  }
  let done = Atomic(0)
  let results = concurrentMap(missing) { work -> Result<[Diagnostic], Failure> in
    if let stop = options.stop?() { return .failure(stop) }
    let result = Result { () throws(Failure) in
      try prepare(work, in: store, keeps: !options.isDryRun && output != nil)
    }
    options.progress?(done.add(1, ordering: .relaxed).newValue, missing.count)
    return result
  }
  var findings: [Diagnostic] = []
  for result in results { findings += try result.get() }
  if !missing.isEmpty, findings.isEmpty, output != nil, !options.isDryRun { try prune(store, keeping: plan) }
  // A card and the variants of one damaged picture say the same.
  return Set(findings).sorted()
}

private func prepare(_ work: MediaWork, in store: MediaStore, keeps: Bool) throws(Failure) -> [Diagnostic] {
  switch try store.make(work) {
  case .success(let made):
    if keeps { try store.keep(made, of: work) }
    return []
  case .failure(let fault): return try work.findings(about: fault)
  }
}
