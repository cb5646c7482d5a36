import Building
import Content
import Editing

/// A file of the site that a form may name, and what its fields are.
struct Target: Sendable {
  enum Sort: Sendable {
    case page(Kind)
    case home
  }

  var file: String
  var sort: Sort
  var model: ContentModel

  /// Nil for a file that is no page.
  var kind: Kind? { if case .page(let kind) = sort { kind } else { nil } }

  var names: any FieldNames {
    switch sort {
    case .page(let kind): kind
    case .home: homeKeys
    }
  }

  /// Where the pictures of its form go, below its own folder; those of pages stand beside them.
  var pictureFolder: String {
    switch sort {
    case .page: ""
    case .home: "home/"
    }
  }

  /// With which the names of its pictures begin.
  var stem: String {
    let name = file.split(separator: "/").last ?? ""
    return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }
}

extension Studio {
  /// Nil where the name is none of a file that a form shows.
  func target(_ file: String?) -> Target? {
    guard let file, let model = around.lastSite().prepared?.site?.model else { return nil }
    if file == HomePage.file { return Target(file: file, sort: .home, model: model) }
    guard file.hasSuffix(".md"),
      let kind = model.kinds.first(where: { file.hasPrefix("content/\($0.folder)/") })
    else { return nil }
    return Target(file: file, sort: .page(kind), model: model)
  }

  /// What a target's file holds; nothing for the home page of a site that has no file for it yet.
  func bytes(of target: Target) throws(HeldFolder.Fault) -> [UInt8] {
    do throws(HeldFolder.Fault) {
      return try held.read(target.file)
    } catch {
      guard error == .missing, target.kind == nil else { throw error }
      return []
    }
  }

  func form(of target: Target, _ text: PageText) -> PageForm {
    switch target.sort {
    case .page(let kind): PageForm(text, pageFields(of: kind, in: language), target.model)
    case .home: PageForm(text, homeFields(of: target.model, in: language), target.model)
    }
  }
}
