import Diagnostics
import Parallel
import Rendering
import Synchronization

/// Makes outputs: renders them on all cores, and writes those whose bytes differ from the existing file.
///
/// Removes files that an earlier build wrote and this one does not have; other files are left alone.
///
/// A file with its digest in its path, unchanged since an earlier build, is not made again.
///
/// - Throws: a `Failure` if the folder is not this program's or cannot be written.
/// - Parameters:
///   - plan: the plan of the outputs.
///   - look: called with the paths of the files about to be removed.
func make(
  _ outputs: [Output], of plan: Plan, from store: MediaStore, into output: OutputFolder,
  options: BuildOptions,
  look: (OutputFolder, [String]) -> Void = { _, _ in }
) throws(Failure) -> Made {
  let paths = outputs.map(\.path)
  let output = options.isDryRun ? output : try output.prepared(ending: options.ending)
  let done = Atomic(0)
  // From the end: the last outputs, such as the site map, are long, and would leave the other cores waiting.
  let results = concurrentMap(Array(outputs.indices.reversed())) {
    position -> Result<OutputFolder.Put, Failure> in
    if let stop = options.stop?() { return .failure(stop) }
    let item = outputs[position]
    let result = atWork(on: item.path) {
      Result { () throws(Failure) in
        try put(item, of: plan, from: store, into: output, isDryRun: options.isDryRun)
      }
    }
    let count = done.add(1, ordering: .relaxed).newValue
    if count % 256 == 0 || count == outputs.count { options.progress?(count, outputs.count) }
    return result
  }
  let removed = output.leftovers(after: paths)
  if !removed.isEmpty { look(output, removed) }
  let puts = try settle(results.reversed(), removing: removed, in: output, options: options)
  return Made(
    files: paths.count, bytes: puts.reduce(0) { $0 + $1.entry.size },
    written: puts.filter(\.isWritten).map(\.entry.path), removed: removed,
    redirects: plan.redirects)
}

/// Moves all files into place, or removes all new ones if one output failed.
private func settle(
  _ results: [Result<OutputFolder.Put, Failure>], removing leftovers: [String], in output: OutputFolder,
  options: BuildOptions
) throws(Failure) -> [OutputFolder.Put] {
  var puts: [OutputFolder.Put] = []
  var failure: Failure?
  for result in results {
    switch result {
    case .success(let put): puts.append(put)
    case .failure(let reason): failure = failure ?? reason
    }
  }
  guard !options.isDryRun else { return puts }
  if let failure {
    output.takeBack()
    throw failure
  }
  try output.settle(puts, removing: leftovers)
  return puts
}

private func put(
  _ item: Output, of plan: Plan, from store: MediaStore, into output: OutputFolder, isDryRun: Bool
) throws(Failure) -> OutputFolder.Put {
  if let bytes = plan.render(item) { return try output.put(bytes, at: item.path) }
  if let kept = output.kept(item.path) { return OutputFolder.Put(entry: kept, isWritten: false) }
  guard !isDryRun, case .product(let product, let work) = item.role else { return output.unmade(item.path) }
  return try output.put(store.bytes(of: product, from: plan.works[work]), at: item.path)
}
