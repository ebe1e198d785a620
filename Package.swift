// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let programSettings = settings
/// Settings for modules whose code is optimized across modules; without them a build takes a fifth
/// longer.
///
/// The compiler otherwise does not optimize `package` code across modules.
let openSettings =
  programSettings
  + [
    .unsafeFlags(
      ["-enable-cmo-everything"],
      .when(platforms: [.linux], configuration: .release)
    )
  ]
/// Two such modules may define the same specialization of a generic function; the linker uses
/// either.
let openLinking: [LinkerSetting] = [
  .unsafeFlags(
    ["-Xlinker", "-z", "-Xlinker", "muldefs"],
    .when(platforms: [.linux], configuration: .release)
  )
]
/// The tests are not optimized, because they run only once.
let testSettings = settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// On Linux, Swift's libraries are linked statically.
///
/// The program then runs where Swift is not installed, starts in two thirds of the time and builds
/// a site a tenth faster. Importers of the target would be linked in the same way, which the test
/// bundles cannot be, so no test imports it.
///
/// Thread Sanitizer does not work in such a program: `scripts/sanitize` sets `SITEGEN_DYNAMIC` to
/// get one without.
let staticLibraries = Context.environment["SITEGEN_DYNAMIC"] == nil ? ["-static-stdlib"] : []

/// A statically linked program exports all its symbols by default.
///
/// Nothing uses them, and each start would read the table, so the export is turned off. The
/// libraries that make up Foundation are listed here because they are otherwise linked only for a
/// module that imports Foundation and is built like `sitegen`.
let linking =
  staticLibraries.isEmpty
  ? []
  : staticLibraries + ["-Xlinker", "--no-export-dynamic", "-Xlinker", "--start-group"]
    + [
      "Foundation", "FoundationInternationalization", "FoundationEssentials", "CoreFoundation",
      "_FoundationICU", "_FoundationCollections", "_FoundationCShims",
    ].map { "-l\($0)" } + ["-Xlinker", "--end-group"]

/// The program of `scripts/fuzz`, which links only in a build with the fuzzer's runtime.
let fuzzer: [Target] =
  Context.environment["SITEGEN_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "sitegen-fuzz",
      dependencies: ["FuzzTargets"],
      path: "Tests/Fuzzing/Fuzzer",
      swiftSettings: settings
    )
  ]

/// The package, whose target dependencies match the table in ARCHITECTURE.md; a test checks this.
let package = Package(
  name: "sitegen",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "sitegen", targets: ["sitegen"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.0.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
        .brew(["cmark-gfm"]),
      ]
    ),
    .systemLibrary(
      name: "CBrotli",
      pkgConfig: "libbrotlienc",
      providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]
    ),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .systemLibrary(
      name: "CMinizip",
      pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]
    ),
    .systemLibrary(
      name: "CExpat",
      pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]
    ),
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .systemLibrary(
      name: "CUTF8Proc",
      pkgConfig: "libutf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]
    ),
    .target(
      name: "CPreviewAssets",
      exclude: ["files"],
      cSettings: [.headerSearchPath("files")]
    ),
    .target(name: "CTreeArena", dependencies: ["CCMarkGFM"]),
    .target(name: "CSV", swiftSettings: programSettings),
    .target(name: "Formats", swiftSettings: programSettings),
    .target(
      name: "Workbooks",
      dependencies: ["CExpat", "CMinizip", "CSV"],
      swiftSettings: programSettings
    ),
    .target(name: "Diagnostics", dependencies: ["Formats"], swiftSettings: programSettings),
    .target(
      name: "Digests",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: programSettings
    ),
    .target(name: "Markup", swiftSettings: programSettings),
    .target(name: "UnicodeText", dependencies: ["CUTF8Proc"], swiftSettings: programSettings),
    .target(
      name: "YAML",
      dependencies: ["CYAML", "Diagnostics", "Formats"],
      swiftSettings: programSettings
    ),
    .target(
      name: "Templates",
      dependencies: ["Diagnostics", "Markup"],
      swiftSettings: openSettings,
      linkerSettings: openLinking
    ),
    .target(name: "Statistics", swiftSettings: programSettings),
    .target(name: "Charts", dependencies: ["Markup"], swiftSettings: programSettings),
    .target(
      name: "Markdown",
      dependencies: [
        "CCMarkGFM", "CTreeArena", "Diagnostics", "Formats", "Markup", "UnicodeText",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "Content",
      dependencies: [
        "CSV", "Diagnostics", "Digests", "Formats", "Markdown", "Markup", "Statistics",
        "UnicodeText", "YAML",
      ],
      swiftSettings: openSettings,
      linkerSettings: openLinking
    ),
    .target(
      name: "Search",
      dependencies: ["Formats", "UnicodeText"],
      swiftSettings: programSettings
    ),
    .target(
      name: "ChartFigures",
      dependencies: ["Charts", "Content", "Markup", "Statistics"],
      swiftSettings: programSettings
    ),
    .target(
      name: "SiteOutline",
      dependencies: ["Content", "Diagnostics", "Formats", "Markup", "Search", "Templates"],
      swiftSettings: programSettings
    ),
    .target(
      name: "Exports",
      dependencies: [
        "ChartFigures", "Content", "Formats", "Markdown", "Markup", "SiteOutline", "Statistics",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "SitePlanning",
      dependencies: [
        "Content", "Diagnostics", "Digests", "Exports", "Formats", "Markdown", "Markup",
        "SiteOutline", "Templates", "UnicodeText",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "Snapshots",
      dependencies: [
        "ChartFigures", "Content", "Diagnostics", "Digests", "Exports", "Formats", "Markdown",
        "Markup", "SiteOutline", "SitePlanning", "Templates",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "Pages",
      dependencies: [
        "ChartFigures", "Charts", "Content", "Diagnostics", "Exports", "Formats", "Markdown",
        "Markup", "Search", "SiteOutline", "SitePlanning", "Snapshots", "Statistics", "Templates",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "EmbargoAudit",
      dependencies: [
        "Content", "Diagnostics", "Pages", "SiteOutline", "SitePlanning", "Snapshots",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "DisclosureCheck",
      dependencies: [
        "CSV", "Content", "Diagnostics", "Exports", "Formats", "Markup", "Pages", "SiteOutline",
        "SitePlanning",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "Precompression",
      dependencies: ["CBrotli", "CZlib"],
      swiftSettings: programSettings
    ),
    .target(
      name: "SiteFiles",
      dependencies: [
        "Content", "Diagnostics", "Digests", "Formats", "Pages", "Precompression", "SiteOutline",
        "SitePlanning",
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "Import",
      dependencies: ["CSV", "Content", "Diagnostics", "Formats", "Workbooks"],
      swiftSettings: programSettings
    ),
    .target(
      name: "PreviewServer",
      dependencies: [
        "CPreviewAssets", "Content", "Diagnostics", "Digests", "Exports", "Formats", "Markup",
        "Pages", "SiteOutline", "SitePlanning",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: programSettings
    ),
    .target(
      name: "SitegenCLI",
      dependencies: [
        "Content", "Diagnostics", "Digests", "DisclosureCheck", "EmbargoAudit", "Exports",
        "Formats", "Import", "Markup", "Pages", "PreviewServer", "SiteFiles", "SiteOutline",
        "SitePlanning", "Snapshots", "Templates",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: programSettings
    ),
    .executableTarget(
      name: "sitegen",
      dependencies: ["SitegenCLI"],
      swiftSettings: programSettings + [
        .unsafeFlags(staticLibraries, .when(platforms: [.linux], configuration: .release))
      ],
      linkerSettings: [
        .unsafeFlags(linking, .when(platforms: [.linux], configuration: .release))
      ]
    ),
    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: ["Diagnostics", "Formats", "TestSupport"],
      swiftSettings: testSettings
    ),
    .testTarget(name: "FormatsTests", dependencies: ["Formats"], swiftSettings: testSettings),
    .testTarget(name: "CSVTests", dependencies: ["CSV"], swiftSettings: testSettings),
    .testTarget(
      name: "WorkbooksTests",
      dependencies: ["TestSupport", "Workbooks"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "ImportTests",
      dependencies: ["Content", "Diagnostics", "Import", "Pages", "SitePlanning", "TestSupport"],
      swiftSettings: testSettings
    ),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: testSettings),
    .systemLibrary(
      name: "CBrotliDecoder",
      path: "Tests/CBrotliDecoder",
      pkgConfig: "libbrotlidec",
      providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]
    ),
    .testTarget(
      name: "PrecompressionTests",
      dependencies: ["CBrotliDecoder", "CZlib", "Precompression"],
      swiftSettings: testSettings
    ),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: testSettings),
    .testTarget(
      name: "TemplatesTests",
      dependencies: ["Diagnostics", "Markup", "Templates", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["Statistics", "TestSupport"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "ChartsTests",
      dependencies: ["Charts", "Markup", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "MarkdownTests",
      dependencies: ["CCMarkGFM", "Diagnostics", "Markdown", "Markup", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "UnicodeTextTests",
      dependencies: ["UnicodeText"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "YAMLTests",
      dependencies: ["Diagnostics", "YAML"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "ContentTests",
      dependencies: ["Content", "Diagnostics", "TestSupport"],
      swiftSettings: testSettings
    ),
    .testTarget(name: "SearchTests", dependencies: ["Search"], swiftSettings: testSettings),
    .testTarget(
      name: "SiteOutlineTests",
      dependencies: ["SiteOutline"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "ExportsTests",
      dependencies: ["Exports", "Formats", "SiteOutline"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Content", "Diagnostics", "Digests", "DisclosureCheck", "EmbargoAudit", "Exports",
        "Formats", "Pages", "Search", "SiteOutline", "SitePlanning", "Snapshots", "Statistics",
        "Templates", "TestSupport", "YAML",
      ],
      exclude: ["Fixtures", "Golden"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "SnapshotsTests",
      dependencies: [
        "Content", "Diagnostics", "Exports", "Formats", "Markup", "Pages", "SiteOutline",
        "SitePlanning", "Snapshots", "TestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "SiteFilesTests",
      dependencies: [
        "Content", "Diagnostics", "Digests", "Pages", "SiteFiles", "SiteOutline", "SitePlanning",
        "TestSupport",
      ],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "PreviewServerTests",
      dependencies: [
        "Content", "Diagnostics", "Exports", "Pages", "PreviewServer", "SiteOutline",
        "SitePlanning", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "SitegenCLITests",
      dependencies: [
        "Content", "Diagnostics", "Digests", "Pages", "PreviewServer", "SiteFiles", "SiteOutline",
        "SitePlanning", "SitegenCLI", "TestSupport",
      ],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "SitegenTests",
      dependencies: ["TestSupport"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "HouseRulesTests",
      dependencies: ["Diagnostics", "Pages", "TestSupport"],
      swiftSettings: testSettings
    ),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Content", "Diagnostics", "Formats", "Markdown", "Markup", "Pages", "PreviewServer",
        "SiteOutline", "SitePlanning", "Templates", "TestSupport", "Workbooks",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      path: "Tests/Fuzzing/FuzzTargets",
      swiftSettings: settings
    ),
    .testTarget(
      name: "FuzzCorpusTests",
      dependencies: ["FuzzTargets", "TestSupport"],
      path: "Tests/Fuzzing/FuzzCorpusTests",
      swiftSettings: testSettings
    ),
  ] + fuzzer
)
