// swift-tools-version: 6.2
import PackageDescription

// Measures the template engine beside swift-mustache. A package of its own, so that the program never
// depends on what it is compared with; the engine's sources are linked folders, because nothing of
// the program is exported.
let package = Package(
  name: "templating-benchmark",
  dependencies: [.package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1")],
  targets: [
    .target(name: "CAllocations"),
    .target(name: "Text"),
    .target(name: "Diagnostics", dependencies: ["Text"]),
    .systemLibrary(name: "CScheduler"),
    .target(name: "CTraps"),
    .target(name: "Parallel", dependencies: ["CScheduler", "CTraps"]),
    .target(name: "Templating", dependencies: ["Diagnostics", "Parallel", "Text"]),
    .executableTarget(
      name: "TemplatingBenchmark",
      dependencies: ["CAllocations", "Templating", .product(name: "Mustache", package: "swift-mustache")]),
  ],
  swiftLanguageModes: [.v6]
)
