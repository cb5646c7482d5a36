import Diagnostics
import Files
import Parallel
import Rendering
import Synchronization

/// Makes every output of a plan: rendered on all cores, written where the bytes differ from what is there.
///
/// Files that an earlier build wrote and the plan no longer names are removed; others are left alone.
///
/// - Throws: a `Failure` where the folder is not this program's or the disk says no.
func make(_ plan: Plan, into folder: String, options: BuildOptions) throws(Failure) -> Made {
  let output = try OutputFolder(folder)
  let paths = plan.outputs.map(\.path)
  if !options.isDryRun { try output.prepare(for: paths) }
  let done = Atomic(0)
  let results = concurrentMap(plan.outputs) { item in
    let bytes = plan.render(item)
    let result = output.put(bytes, at: item.path, isDryRun: options.isDryRun)
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
