import Diagnostics
import Files
import Parallel
import Rendering
import Synchronization

/// Makes every output of a plan: rendered on all cores, written where the bytes differ from what is there.
///
/// Files that an earlier build wrote and the plan no longer names are removed; others are left alone.
///
/// What stands at an address with its content's digest in it, as an earlier build left it, is not made again.
///
/// - Throws: a `Failure` where the folder is not this program's or the disk says no.
func make(
  _ plan: Plan, from store: MediaStore, into output: OutputFolder, options: BuildOptions
) throws(Failure) -> Made {
  let paths = plan.outputs.map(\.path)
  if !options.isDryRun { try output.prepare(for: paths) }
  let done = Atomic(0)
  let results = concurrentMap(plan.outputs) { item in
    let result = put(item, of: plan, from: store, into: output, isDryRun: options.isDryRun)
    let count = done.add(1, ordering: .relaxed).newValue
    if count % 256 == 0 || count == plan.outputs.count { options.progress?(count, plan.outputs.count) }
    return result
  }
  var made = Made(files: paths.count)
  var entries: [BuildRecord.Entry] = []
  for (path, result) in zip(paths, results) {
    let put = try result.get()
    entries.append(put.entry)
    made.bytes += put.entry.size
    if put.isWritten { made.written.append(path) }
  }
  made.removed = output.leftovers(after: paths)
  if !options.isDryRun {
    try output.remove(made.removed)
    try output.finish(BuildRecord(entries: entries))
  }
  return made
}

private func put(
  _ item: Output, of plan: Plan, from store: MediaStore, into output: OutputFolder, isDryRun: Bool
) -> Result<OutputFolder.Put, Failure> {
  if let bytes = plan.render(item) { return output.put(bytes, at: item.path, isDryRun: isDryRun) }
  if let kept = output.kept(item.path) { return .success(OutputFolder.Put(entry: kept, isWritten: false)) }
  guard !isDryRun, case .stored(let work, let product) = item.recipe else {
    return .success(output.unmade(item.path))
  }
  return Result { () throws(Failure) in try store.bytes(of: product, from: plan.works[work]) }
    .flatMap { output.put($0, at: item.path, isDryRun: false) }
}
