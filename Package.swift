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
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Files", dependencies: ["CXXHash", "Diagnostics"], swiftSettings: strict),
    .target(name: "Almanac", swiftSettings: strict),
    .target(name: "Markdown", dependencies: ["CMark", "Diagnostics"], swiftSettings: strict),
    .target(name: "Templating", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Images", dependencies: ["CVips", "Diagnostics"], swiftSettings: strict),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "Content", dependencies: ["Almanac", "Diagnostics", "Files", "Markdown", "YAML"],
      swiftSettings: strict),
    .target(name: "Checks", dependencies: ["Content"], swiftSettings: strict),
    .target(
      name: "Rendering", dependencies: ["Content", "Images", "Templating"], swiftSettings: strict),
    .target(
      name: "Building", dependencies: ["Checks", "Rendering"], swiftSettings: strict),
    .target(
      name: "Serving", dependencies: ["Diagnostics", .product(name: "FlyingFox", package: "FlyingFox")],
      swiftSettings: strict),
    .executableTarget(
      name: "xinfeng",
      dependencies: ["Building", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(name: "AlmanacTests", dependencies: ["Almanac"], swiftSettings: strict),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: strict),
    .testTarget(name: "TemplatingTests", dependencies: ["Templating"], swiftSettings: strict),
    .testTarget(name: "ImagesTests", dependencies: ["Images"], swiftSettings: strict),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: strict),
    .testTarget(name: "ServingTests", dependencies: ["Serving"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
