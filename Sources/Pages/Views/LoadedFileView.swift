import Templates

/// A style sheet or a script to which a page links.
struct LoadedFileView: Sendable {
  var href: String
  var integrity: String?
}

let styleSheetSchema = loadedFileSchema("style sheet")
let scriptSchema = loadedFileSchema("script")

private func loadedFileSchema(_ name: String) -> ViewSchema<LoadedFileView> {
  ViewSchema(
    name,
    [
      .text("href", "its address") { $0.href },
      .optionalText("integrity", "the hash of its bytes, for the attribute `integrity`") {
        $0.integrity
      },
    ]
  )
}
