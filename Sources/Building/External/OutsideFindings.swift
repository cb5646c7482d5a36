import Checks
import Content
import Diagnostics

/// Findings about links to other sites; empty unless the options ask for requests.
func outsideFindings(of site: Site, in workspace: Workspace, options: BuildOptions) throws(Failure)
  -> [Diagnostic]
{
  guard let questions = options.asksOutside else { return [] }
  let links = externalLinks(in: site)
  let answers = try askOutside(about: links, questions, cache: workspace.cache, on: options.now.day)
  return check(links, answers: answers, in: workspace.folder)
}
