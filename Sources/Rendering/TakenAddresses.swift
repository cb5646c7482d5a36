import Content
import Diagnostics

/// Addresses that authors ask for and that are taken: by pages, their earlier addresses, and files at fixed ones.
///
/// They are compared as disks and servers compare them (`SiteAddress`): without regard to case, and with the folders in
/// which files lie. Two pages at one address are found when the site is read.
///
/// - Parameter addresses: those of the plan.
package func takenAddresses(in plan: Plan, of site: Site, addresses: Set<String>) -> [Diagnostic] {
  let comingLists = site.scheduled.isEmpty ? [] : plan.listPaths(of: site.scheduled)
  var claims = Claims(of: site)
  // Pages' own addresses are compared if two outputs share a path, or if something is scheduled.
  if addresses.count < plan.outputCount {
    claims.add([site.pages, site.expired, site.withdrawn, site.scheduled].joined())
  } else if !site.scheduled.isEmpty {
    let coming = Set(comingLists)
    claims.add(site.scheduled)
    claims.add(
      [site.pages, site.expired, site.withdrawn].joined().filter { coming.contains(path(of: $0.address)) })
  }
  guard !claims.all.isEmpty else { return [] }
  var search = ClaimSearch(claims.all)
  for output in plan.outputs { search.look(at: output.path, output.role) }
  for path in comingLists { search.look(at: path, .other) }
  return search.findings
}

extension Plan {
  /// The paths of lists that pages bring with them.
  fileprivate func listPaths(of pages: [Page]) -> [String] {
    context.lists.showing(pages).all.map { Rendering.path(of: $0.address) }
  }
}

/// The addresses that authors ask for.
private struct Claims {
  struct Claim {
    var address: SiteAddress
    var location: Location
    /// A file at a fixed address, which belongs to no page.
    var isFixed = false
  }

  private(set) var all: [Claim] = []

  /// Those of files at fixed addresses and of earlier addresses.
  init(of site: Site) {
    for file in site.fixedFiles {
      all.append(Claim(address: file.address, location: Location(file: file.source), isFixed: true))
    }
    for page in [site.pages, site.expired, site.withdrawn, site.scheduled].joined() {
      for alias in page.aliases where alias.address.request == nil {
        all.append(Claim(address: alias.address, location: page.location(of: alias)))
      }
    }
  }

  /// Adds those of pages' own addresses.
  mutating func add(_ pages: some Sequence<Page>) {
    for page in pages {
      all.append(Claim(address: SiteAddress(path: page.address), location: Location(file: page.file)))
    }
  }
}

/// Looks for outputs that are in a claim's way, each once.
private struct ClaimSearch {
  private let claims: [Claims.Claim]
  /// Claims by the file that they want, and by the folders that this file needs.
  private var wanted: [String: [(claim: Int, isFolder: Bool)]] = [:]
  /// The first parts of the paths of files: what lies in one of them begins with one of these.
  private var roots: Set<Substring> = []
  private var told: Set<Int> = []
  private(set) var findings: [Diagnostic] = []

  init(_ claims: [Claims.Claim]) {
    self.claims = claims
    for (position, claim) in claims.enumerated() {
      let file = claim.address.file.folded
      wanted[file, default: []].append((position, false))
      for folder in file.foldersAbove { wanted[folder, default: []].append((position, true)) }
      if !claim.address.path.endsWithBytes(of: "/") { roots.insert(file.firstPart) }
    }
  }

  mutating func look(at path: String, _ role: Output.Role) {
    let folded = path.folded
    for (claim, isFolder) in wanted[folded] ?? [] {
      let isOwn =
        !isFolder && (claims[claim].isFixed ? role.isFixedFile || role.isEarlierAddress : role.isOfPage)
      if !isOwn { tell(claim, path, isSame: !isFolder) }
    }
    guard !roots.isEmpty, roots.contains(folded.firstPart), !role.isEarlierAddress else { return }
    // A conflict of an earlier address with a file above it is reported where that address is written.
    for folder in folded.foldersAbove {
      for (claim, isFolder) in wanted[folder] ?? [] where !isFolder { tell(claim, path, isSame: false) }
    }
  }

  private mutating func tell(_ position: Int, _ path: String, isSame: Bool) {
    guard told.insert(position).inserted else { return }
    let claim = claims[position]
    let address = "/" + path.droppingIndex
    let help: Phrase? =
      isSame && claim.address.file != path
      ? .onlyCaseDiffers
      : isSame
        ? nil
        : Phrase(
          "一个是文件，一个是文件夹，不能同名；换一个网址",
          "one is a file and the other a folder of the same name; choose another address")
    findings.append(Diagnostic(.takenAddress, at: claim.location, [address], help: help))
  }
}

extension Output.Role {
  fileprivate var isOfPage: Bool {
    switch self {
    case .page, .expired, .withdrawn, .redirect: true
    case .asset, .product, .search, .fixedFile, .other: false
    }
  }

  fileprivate var isEarlierAddress: Bool { if case .redirect = self { true } else { false } }
  fileprivate var isFixedFile: Bool { if case .fixedFile = self { true } else { false } }
}

private let slash = UInt8(ascii: "/")

extension String {
  /// The paths of the folders that a file lies in.
  fileprivate var foldersAbove: [String] {
    utf8.indices.filter { utf8[$0] == slash }.map { String(self[..<$0]) }
  }

  fileprivate var firstPart: Substring { self[..<(utf8.firstIndex(of: slash) ?? endIndex)] }
}
