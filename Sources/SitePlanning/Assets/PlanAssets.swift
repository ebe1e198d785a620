import Templates
import Content
package import Diagnostics
import Digests
import Exports
import Formats
package import SiteOutline
import UnicodeText

package let assetFolder = "templates/assets/"

/// Gives each file of `templates/assets/` its address.
///
/// Files that pages load are published under a name that changes with their bytes: the style sheets
/// directly in the folder, the files that these refer to, `icon.svg`, and the scripts of page
/// kinds. All other files keep their name, so that a template can link to them. In a preview every
/// file keeps its name, so that a style sheet can be swapped on an open page.
package func planAssets(
  _ files: [SourceText],
  images: [SourceText],
  delivery: Delivery,
  into diagnostics: inout [Diagnostic]
) -> (pages: [PagePlan], assets: Assets) {
  var planner = AssetPlanner(files: files, images: images, delivery: delivery)
  let assets = planner.assets()
  diagnostics += planner.diagnostics
  let pages = planner.files.map { path, file in
    let known = planner.published[path]
    return PagePlan(
      path: known?.path ?? path,
      origin: file.path,
      subject: .copy(known?.bytes ?? file.bytes)
    )
  }
  return (pages, assets)
}

private struct AssetPlanner {
  /// The files by the address derived from their name.
  let files: [SitePath: SourceText]
  private let images: Set<SitePath>
  private let delivery: Delivery
  /// The files that pages load, by the address derived from their name.
  private(set) var published: [SitePath: RenderedFile] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// The style sheets being read, each of which imports the next.
  private var open: [SitePath] = []

  init(files: [SourceText], images: [SourceText], delivery: Delivery) {
    self.files = Dictionary(
      files.compactMap { file in publicPath(ofFile: file.path).map { ($0, file) } },
      uniquingKeysWith: { first, _ in first }
    )
    self.images = Set(images.compactMap { publicPath(ofFile: $0.path) })
    self.delivery = delivery
  }

  mutating func assets() -> Assets {
    let sheets = files.keys.filter { $0.isStyleSheet && $0.isDirectAsset }.sorted()
    let imported = Set(sheets.flatMap(importedSheets))
    // The main style sheet comes first, since the others build on it.
    let linked = sheets.filter { !imported.contains($0) }
    let ordered = linked.filter { $0 == mainSheet } + linked.filter { $0 != mainSheet }
    var assets = Assets()
    assets.styleSheets = ordered.map { loaded($0) }
    for script in PageScript.allCases where files[script.asset] != nil {
      assets.scripts[script] = loaded(script.asset)
    }
    // Any remaining sheets import each other in a cycle, which is an error.
    for sheet in sheets { _ = publish(sheet) }
    assets.icon = files[iconPath].map { _ in publish(iconPath).path }
    assets.loaded = Set(published.keys)
    assets.plain = Set(files.keys).subtracting(published.keys)
    if delivery.hasFingerprints { assets.fingerprinted = published.values.map(\.path).sorted() }
    return assets
  }

  /// A file in the form in which pages load it.
  private mutating func loaded(_ path: SitePath) -> LoadedFile {
    let file = publish(path)
    let integrity = delivery.hasIntegrity ? integrityText(file.bytes) : nil
    return LoadedFile(path: file.path, integrity: integrity)
  }

  private func importedSheets(_ sheet: SitePath) -> [SitePath] {
    styleAddresses(in: files[sheet]?.bytes ?? []).compactMap { address in
      target(of: address.text, from: sheet)?.path
    }.filter(\.isStyleSheet)
  }

  /// Publishes a file, after all files that it refers to.
  private mutating func publish(_ path: SitePath) -> RenderedFile {
    if let known = published[path] { return known }
    var bytes = files[path]?.bytes ?? []
    if path.isStyleSheet {
      open.append(path)
      bytes = linked(bytes, in: path)
      open.removeLast()
    }
    let name = delivery.hasFingerprints ? path.fingerprinted(bytes) : path
    let file = RenderedFile(path: name, bytes: bytes)
    published[path] = file
    return file
  }

  /// The bytes of a style sheet, with addresses replaced by those of the published files.
  private mutating func linked(_ bytes: [UInt8], in sheet: SitePath) -> [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for address in styleAddresses(in: bytes) {
      guard let target = target(of: address.text, from: sheet) else { continue }
      guard files[target.path] != nil else {
        if !images.contains(target.path) { reportMissing(address, in: sheet) }
        continue
      }
      guard !open.contains(target.path) else {
        report(.templateRecursion, "a style sheet loads itself: \(address.text)", address, sheet)
        continue
      }
      let name = publish(target.path).path
      guard name != target.path else { continue }
      result += bytes[end..<address.range.lowerBound]
      result += Array((name.href(from: sheet) + target.rest).utf8)
      end = address.range.upperBound
    }
    return result + bytes[end...]
  }

  private mutating func reportMissing(_ address: StyleAddress, in sheet: SitePath) {
    report(.brokenLink, "there is no file \(address.text)", address, sheet)
  }

  private mutating func report(
    _ rule: Rule,
    _ message: String,
    _ address: StyleAddress,
    _ sheet: SitePath
  ) {
    guard let file = files[sheet] else { return }
    diagnostics.report(rule, message, at: file.location(at: address.range))
  }
}

/// The style sheet that pages load first.
private let mainSheet = SitePath.file("assets", "site.css")
private let iconPath = SitePath.file("assets", "icon.svg")

/// The path derived from the name of a file below `templates/` or `content/`, in normal form (NFC):
/// disks and links may encode its accents differently.
package func publicPath(ofFile file: String) -> SitePath? {
  file.firstIndex(of: "/").flatMap {
    SitePath(normalForm(of: String(file[file.index(after: $0)...])))
  }
}

/// The file that an address in a style sheet refers to, with its query and fragment.
///
/// `nil` if it is outside the site, or starts at the root of a host, which is unknown here.
private func target(
  of address: String,
  from sheet: SitePath
) -> (path: SitePath, rest: String)? {
  let name = address.prefix { $0 != "?" && $0 != "#" }
  guard !name.isEmpty, !name.hasPrefix("/"), !name.contains(":"),
    let decoded = percentDecoded(name)
  else { return nil }
  var parts = sheet.folders
  for part in normalForm(of: decoded).split(separator: "/", omittingEmptySubsequences: false) {
    switch part {
    case ".": continue
    case "..": if parts.popLast() == nil { return nil }
    default: parts.append(String(part))
    }
  }
  return SitePath(parts.joined(separator: "/")).map { ($0, String(address[name.endIndex...])) }
}

extension SitePath {
  fileprivate var isStyleSheet: Bool { text.hasSuffix(".css") }

  /// Whether the file is directly in the folder of assets.
  fileprivate var isDirectAsset: Bool { text.utf8.count { $0 == UInt8(ascii: "/") } == 1 }

  /// The path with part of the hash of the file's bytes in the name:
  /// `assets/site.0123456789ab.css`.
  fileprivate func fingerprinted(_ bytes: [UInt8]) -> SitePath {
    var parts = text.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    return .file(parts + ["\(name[..<dot]).\(Digest(of: bytes).text.prefix(12))\(name[dot...])"])
  }
}
