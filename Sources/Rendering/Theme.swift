import Content
import Diagnostics
import Files
import Images
import Templating
import YAML

/// A look for sites: templates that have been checked, and assets.
package struct Theme: Sendable {
  package var settings: ThemeSettings
  /// In the site's language.
  package var words: SiteWords
  /// By the names of the contract; fallbacks are already in place.
  var templates: [String: Template]
  package var assets: [Asset]
  /// Addresses of the site that templates contain literally.
  package var links: [TemplateLink] = []
}

extension Theme {
  /// The template that shows a kind's pages: `page-KIND`, where the theme has that, or the one that the kind names.
  func pageTemplate(of kind: Kind) -> String {
    let own = ownPageTemplate(of: kind)
    return templates[own] == nil ? kind.template : own
  }
}

/// An address of the site that a template contains literally.
package struct TemplateLink: Sendable {
  package var address: String
  /// Relative to the site's folder.
  package var file: String
  package var line: Int
}

/// A file of the theme as it is published, under a name that changes with its content.
package struct Asset: Sendable {
  /// Below the site's home: `/assets/site.0a1b2c3d4e.css`.
  package var address: String
  /// The path below the theme's `assets`: `site.css`.
  package var path: String
  package var bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    address = "/assets/\(path[..<dot]).\(Digest(of: bytes).short)\(path[dot...])"
  }
}

/// The settings in `theme.yml`.
package struct ThemeSettings: Sendable {
  package var name = ""
  package var version = ""
  package var contract = Contract.version
  /// The number of entries on a page of a list.
  package var pageLength = 20
  /// Widths of pictures in pixels, ascending.
  package var pictureWidths: [Int] = [480, 960, 1440]
  /// Also writes AVIF: half the bytes of WebP for twice the time of encoding, and that once a picture.
  package var hasAVIF = false
  /// The widths of pictures in articles and on cards, as values of the `sizes` attribute.
  package var pictureSizes = "100vw"
  package var cardSizes = "100vw"
  /// The colours of the classes `tone-1`, `tone-2` …, one of which every picture has.
  package var pictureTones: [PictureColour] = []
  package var palette = Palette()
  /// Nil where the theme wants no drawn covers.
  package var coverColours: CoverColours?
  package var options: [ThemeOption] = []
  package var shows = ThemeFields()
  /// The names of the palette's colours that follow those of a site, by `accent` and `paper`; of each the first is the
  /// one that the site's takes the place of.
  var followers: [String: [String]] = [:]
  var contrasts: [ContrastPair] = []
  /// Colours of the theme that a site's have taken the place of, wherever style sheets and drawings name them.
  var replaced: [String: String] = [:]
  /// Paths of the assets, which the contract names.
  var assetPaths: [String] = []
}

/// Something that a site may set for its theme.
package struct ThemeOption: Sendable {
  package var name: String
  package var label: String
  /// The site's value, or the theme's default.
  package var value: OptionValue

  package enum OptionValue: Sendable, Hashable {
    case text(String)
    case flag(Bool)
  }
}

extension ThemeSettings {
  /// The records `Options` and `Assets`, and one for every folder of assets.
  var recordTypes: [RecordType] {
    let members = options.enumerated().map { slot, option in
      Member(option.name, option.valueType, slot: slot, meaning: Phrase(option.label, option.name))
    }
    return [RecordType("Options", meaning: Phrase("主题的选项", "the theme's options"), members: members)]
      + AssetTree(assetPaths).recordTypes(named: "Assets") + palette.recordTypes
  }

  var optionsRecord: TemplateRecord {
    TemplateRecord(
      options.map { option in
        switch option.value {
        case .text(let text): .text(text)
        case .flag(let flag): .flag(flag)
        }
      })
  }
}

extension ThemeOption {
  fileprivate var valueType: ValueType {
    switch value {
    case .text: .text
    case .flag: .flag
    }
  }
}
