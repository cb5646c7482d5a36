import Diagnostics
import Files
import Glibc

func forget(_ page: PageName, in folder: ReleaseFolder, _ options: PublishOptions) throws(Failure)
  -> Forgotten
{
  guard access(folder.root + "/releases", F_OK) == 0 else { return Forgotten() }
  return try whileLocking(folder.lock, options) { (options) throws(Failure) in
    try folder.sweep(options)
    let standing = try folder.standing()
    let plan = ForgetPlan(page, in: standing)
    for name in plan.forgotten.releases { try folder.remove(name) }
    if let current = standing.current, let kept = plan.shown {
      for path in plan.indexFiles { try folder.remove(path, from: current) }
      try folder.replaceManifest(of: current, with: kept)
    }
    return plan.forgotten
  }
}

func forget(_ page: PageName, in far: FarFolder, _ options: PublishOptions) throws(Failure) -> Forgotten {
  try far.open(options) { (shell: inout FarShell, _) throws(Failure) in
    try far.sweep(&shell)
    let standing = try far.standing(&shell)
    let plan = ForgetPlan(page, in: standing)
    for name in plan.forgotten.releases { try far.remove(name, &shell) }
    if let current = standing.current, let kept = plan.shown {
      try far.remove(plan.indexFiles, from: current, &shell)
      try far.replaceManifest(of: current, with: kept, &shell)
    }
    return plan.forgotten
  }
}
