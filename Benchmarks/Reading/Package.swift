// swift-tools-version: 6.2
import PackageDescription

// Measures the Markdown compiler and the YAML reader beside the bare libraries under them, on the same texts.
// A package of its own with linked sources, because nothing of the program is exported.
let package = Package(
  name: "reading-benchmark",
  targets: [
    .systemLibrary(name: "CMark", pkgConfig: "libcmark"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash"),
    .systemLibrary(name: "CLinux"),
    .target(name: "Text"),
    .target(name: "Diagnostics", dependencies: ["Text"]),
    .systemLibrary(name: "CScheduler"),
    .target(name: "CTraps"),
    .target(name: "Parallel", dependencies: ["CScheduler", "CTraps"]),
    .target(name: "Files", dependencies: ["CLinux", "CXXHash", "Diagnostics", "Parallel"]),
    .target(name: "Markdown", dependencies: ["CMark", "Diagnostics", "Files"]),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics", "Markdown"]),
    .executableTarget(name: "ReadingBenchmark", dependencies: ["CMark", "CYAML", "Markdown", "YAML"]),
  ],
  swiftLanguageModes: [.v6]
)
