import Building
import Content
import Editing

/// A file of the site that a form may name, with its sort.
struct Target: Sendable {
  enum Sort: Sendable {
    case page(Kind)
    case home
  }

  var file: String
  var sort: Sort
  var model: ContentModel

  /// Nil for the home page.
  var kind: Kind? { if case .page(let kind) = sort { kind } else { nil } }

  var names: any FieldNames {
    switch sort {
    case .page(let kind): kind
    case .home: homeKeys
    }
  }

  /// The folder for pictures of the form, relative to the file's own; pages have theirs beside them.
  var pictureFolder: String {
    switch sort {
    case .page: ""
    case .home: "home/"
    }
  }

  /// The beginning of its pictures' names.
  var stem: String {
    let name = file.split(separator: "/").last ?? ""
    return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }
}

extension Studio {
  /// Nil if no form shows the file.
  func target(_ file: String?) -> Target? {
    guard let file, let model = around.lastSite().prepared?.site?.model else { return nil }
    if file == HomePage.file { return Target(file: file, sort: .home, model: model) }
    guard file.hasSuffix(".md"),
      let kind = model.kinds.first(where: { file.hasPrefix("content/\($0.folder)/") })
    else { return nil }
    return Target(file: file, sort: .page(kind), model: model)
  }

  /// The bytes of a target's file; empty for a missing home page file.
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
