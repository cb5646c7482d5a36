// swift-tools-version: 6.2
import PackageDescription

// Targets stand bottom-up: a target imports only targets above it, and one target owns each foreign library.
// Speed matters in release builds only, where the modules are optimised as one program.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "xinfeng",
  products: [.executable(name: "xinfeng", targets: ["xinfeng"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Headers only: the library itself is opened when a picture is met. The flags of `vips` contain -pthread, which
    // SwiftPM refuses with a warning at every build; only GLib's are needed, for its headers.
    .systemLibrary(name: "CVipsHeaders", pkgConfig: "gobject-2.0", providers: [.apt(["libvips-dev"])]),
    .target(name: "CVips", dependencies: ["CVipsHeaders"]),
    // Headers only, like libvips.
    .systemLibrary(name: "CXMLHeaders", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CXML", dependencies: ["CXMLHeaders"]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
    // Nothing of it is called: it takes the place of malloc.
    .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CScheduler"),
    .target(name: "CTraps"),
    .target(name: "Text", swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["Text"], swiftSettings: strict),
    .target(name: "XML", dependencies: ["CXML"], swiftSettings: strict),
    .target(name: "Parallel", dependencies: ["CScheduler", "CTraps"], swiftSettings: strict),
    .target(
      name: "Files", dependencies: ["CLinux", "CXXHash", "Diagnostics", "Parallel"], swiftSettings: strict),
    .target(name: "Almanac", swiftSettings: strict),
    .target(name: "Chinese", swiftSettings: strict),
    .target(name: "QRCodes", swiftSettings: strict),
    .target(
      name: "Markdown", dependencies: ["CMark", "Diagnostics", "Files"], swiftSettings: strict),
    .target(name: "Templating", dependencies: ["Diagnostics", "Parallel", "Text"], swiftSettings: strict),
    .target(
      name: "Images", dependencies: ["CVips", "Diagnostics", "Files", "Text", "XML"], swiftSettings: strict),
    .target(name: "Compression", dependencies: ["CBrotli", "CZlib"], swiftSettings: strict),
    .target(
      name: "Archives", dependencies: ["Compression", "Diagnostics", "Files"], swiftSettings: strict),
    .target(
      name: "Attachments", dependencies: ["Archives", "Compression", "Diagnostics", "Files"],
      swiftSettings: strict),
    .target(
      name: "Spreadsheets", dependencies: ["Almanac", "Archives", "Diagnostics", "XML"], swiftSettings: strict
    ),
    .target(
      name: "Manuscripts", dependencies: ["Archives", "Chinese", "Diagnostics", "Text", "XML"],
      swiftSettings: strict),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics", "Markdown"], swiftSettings: strict),
    .target(name: "Posts", dependencies: ["Almanac", "Diagnostics", "YAML"], swiftSettings: strict),
    .target(
      name: "Content",
      dependencies: [
        "Almanac", "Chinese", "Diagnostics", "Files", "Markdown", "Parallel", "Spreadsheets", "Text", "YAML",
      ],
      swiftSettings: strict),
    .target(
      name: "Editing", dependencies: ["Content", "Diagnostics", "Files", "YAML"], swiftSettings: strict),
    .target(
      name: "Checks", dependencies: ["Almanac", "Content", "Files", "Markdown", "Parallel", "Text", "YAML"],
      swiftSettings: strict
    ),
    .target(
      name: "Search", dependencies: ["Chinese", "Files", "Parallel", "Text"],
      resources: [.embedInCode("search.js"), .embedInCode("near.js")],
      swiftSettings: strict),
    .target(
      name: "Rendering",
      dependencies: [
        "Almanac", "Attachments", "Chinese", "Content", "Images", "Parallel", "QRCodes", "Search",
        "Templating", "Text", "XML",
      ],
      resources: [.embedInCode("WeChat/wechat.mustache"), .embedInCode("Words/words.yml")],
      swiftSettings: strict),
    .target(
      name: "Building",
      dependencies: [
        "Almanac", "Attachments", "Checks", "Content", "Editing", "Files", "Images", "Manuscripts",
        "Parallel",
        "Posts", "Rendering", "Text",
      ],
      swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: ["Almanac", "Compression", "Content", "Diagnostics", "Files", "Parallel"],
      swiftSettings: strict),
    .target(
      name: "Serving",
      dependencies: ["Diagnostics", "Files", .product(name: "FlyingSocks", package: "FlyingFox")],
      swiftSettings: strict),
    .target(
      name: "Studio",
      dependencies: [
        "Almanac", "Archives", "Attachments", "Building", "Content", "Diagnostics", "Editing", "Files",
        "Images", "Manuscripts",
        "Parallel", "Rendering", "Serving", "Templating", "Text", "YAML",
      ],
      resources: [
        .embedInCode("Templates/conflict.mustache"), .embedInCode("Templates/control.mustache"),
        .embedInCode("Templates/desk.mustache"), .embedInCode("Templates/edit.mustache"),
        .embedInCode("Templates/finding.mustache"), .embedInCode("Templates/handover.mustache"),
        .embedInCode("Templates/history.mustache"), .embedInCode("Templates/layout.mustache"),
        .embedInCode("Templates/new.mustache"), .embedInCode("Templates/notice.mustache"),
        .embedInCode("Templates/review.mustache"), .embedInCode("Templates/studio.yml"),
        .embedInCode("Templates/wechat.mustache"),
        .embedInCode("studio.css"), .embedInCode("studio.js"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "xinfeng",
      dependencies: [
        "Almanac", "Attachments", "Building", "CMimalloc", "Checks", "Content", "Diagnostics",
        "Files", "Images", "Manuscripts", "Markdown", "Parallel", "Posts", "Publishing", "Rendering",
        "Serving", "Studio", "Templating", "Text", "YAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSites", dependencies: ["Building"], path: "Tests/TestSites", swiftSettings: strict),
    .target(
      name: "ForeignBytes",
      dependencies: [
        "Almanac", "Archives", "Attachments", "Checks", "Content", "Diagnostics", "Images", "Manuscripts",
        "Markdown", "Spreadsheets", "Templating", "YAML",
      ], path: "Tests/Fuzz/ForeignBytes", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["ForeignBytes", "TestSites"], path: "Tests/Fuzz/Tests",
      swiftSettings: strict),
    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(name: "XMLTests", dependencies: ["XML"], swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"], swiftSettings: strict),
    .testTarget(
      name: "AlmanacTests", dependencies: ["Almanac"], exclude: ["Tables"], swiftSettings: strict),
    .testTarget(name: "ChineseTests", dependencies: ["Chinese"], swiftSettings: strict),
    .testTarget(name: "QRCodesTests", dependencies: ["QRCodes"], swiftSettings: strict),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: strict),
    .testTarget(name: "TemplatingTests", dependencies: ["Templating", "Text"], swiftSettings: strict),
    .testTarget(name: "ImagesTests", dependencies: ["Images"], swiftSettings: strict),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives", "Compression"], swiftSettings: strict),
    .testTarget(
      name: "AttachmentsTests", dependencies: ["Archives", "Attachments", "Compression"],
      swiftSettings: strict),
    .testTarget(
      name: "SpreadsheetsTests", dependencies: ["Almanac", "Archives", "Spreadsheets"], swiftSettings: strict),
    .testTarget(
      name: "ManuscriptsTests", dependencies: ["Compression", "Manuscripts", "Markdown", "XML"],
      swiftSettings: strict),
    .testTarget(name: "PostsTests", dependencies: ["Posts"], swiftSettings: strict),
    .testTarget(name: "ChecksTests", dependencies: ["Checks", "TestSites"], swiftSettings: strict),
    .testTarget(name: "SearchTests", dependencies: ["Search"], swiftSettings: strict),
    .testTarget(
      name: "RenderingTests", dependencies: ["Almanac", "Content", "Rendering", "TestSites", "Text"],
      swiftSettings: strict),
    .testTarget(
      name: "BuildingTests",
      dependencies: [
        "Almanac", "Building", "Checks", "Content", "Manuscripts", "Posts", "Rendering", "TestSites",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GoldenTests", dependencies: ["Building", "Files", "TestSites"],
      exclude: ["Mistakes", "OwnSite", "Sites", "Theme"],
      swiftSettings: strict),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: strict),
    .testTarget(
      name: "ContentTests", dependencies: ["Almanac", "Content", "Diagnostics", "TestSites"],
      exclude: ["Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "EditingTests",
      dependencies: ["Content", "Diagnostics", "Editing", "Files", "TestSites", "YAML"],
      swiftSettings: strict),
    .testTarget(
      name: "StudioTests",
      dependencies: [
        "Almanac", "Building", "Content", "Diagnostics", "Files", "Serving", "Studio", "TestSites",
      ],
      swiftSettings: strict),
    .testTarget(name: "CompressionTests", dependencies: ["Compression", "Parallel"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Content", "Files", "Publishing"], swiftSettings: strict),
    .testTarget(name: "ServingTests", dependencies: ["Serving"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer is built on request only (`make fuzz`), since its main function comes from libFuzzer.
if Context.environment["XINFENG_FUZZER"] != nil {
  package.products.append(.executable(name: "fuzzer", targets: ["Fuzzer"]))
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["ForeignBytes"], path: "Tests/Fuzz/Fuzzer",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
