import Diagnostics
import Files
import Glibc

func forget(_ page: PageName, in folder: ReleaseFolder, _ options: PublishOptions) throws(Failure)
  -> Forgotten
{
  guard access(folder.root + "/releases", F_OK) == 0 else { return Forgotten() }
  return try whileLocking(folder.lock, options) { (options) throws(Failure) in
    try folder.sweep(options)
    let deployed = try folder.deployed()
    let plan = ForgetPlan(page, in: deployed)
    for name in plan.forgotten.releases { try folder.remove(name) }
    if let current = deployed.current, let kept = plan.shown {
      for path in plan.indexFiles { try folder.remove(path, from: current) }
      try folder.replaceManifest(of: current, with: kept)
    }
    return plan.forgotten
  }
}

func forget(_ page: PageName, in remote: RemoteFolder, _ options: PublishOptions) throws(Failure) -> Forgotten
{
  try remote.open(options) { (shell: inout RemoteShell, _) throws(Failure) in
    try remote.sweep(&shell)
    let deployed = try remote.deployed(&shell)
    let plan = ForgetPlan(page, in: deployed)
    for name in plan.forgotten.releases { try remote.remove(name, &shell) }
    if let current = deployed.current, let kept = plan.shown {
      try remote.remove(plan.indexFiles, from: current, &shell)
      try remote.replaceManifest(of: current, with: kept, &shell)
    }
    return plan.forgotten
  }
}
