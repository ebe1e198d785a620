import Content
import Formats
package import Diagnostics
import SiteOutline

/// Reports each link of a template to an asset that is not published under that name.
///
/// `{{root}}assets/logo.svg` is a link that the program can detect; an address composed of parts is
/// not.
package func checkAssetLinks(
  _ templates: [SourceText],
  to assets: Assets,
  into diagnostics: inout [Diagnostic]
) {
  let mark = Array("{{root}}".utf8)
  let wanted = mark + Array("assets/".utf8)
  for template in templates {
    for position in template.bytes.starts(of: wanted) {
      let start = position + mark.count
      let rest = template.bytes[start...]
      let end = rest.firstIndex { endsOfAddress.contains($0) } ?? rest.endIndex
      let name = String(decoding: template.bytes[start..<end], as: UTF8.self)
      let decoded = percentDecoded(name) ?? name
      guard let path = SitePath(decoded), !assets.plain.contains(path) else { continue }
      let isFingerprinted = assets.loaded.contains(path)
      diagnostics.report(
        .brokenLink,
        isFingerprinted
          ? "\(name) is published under another name" : "there is no file \(name)",
        at: template.location(at: start..<end),
        help: isFingerprinted
          ? "use {{#style_sheets}} or {{#script}} with {{href}}, or {{icon}}"
          : suggestion(for: name, among: assets.plain.map(\.text), what: "assets")
      )
    }
  }
}

/// The characters that can follow an address in a template.
private let endsOfAddress = Set("\"'<> \n?#{".utf8)

extension [UInt8] {
  /// The offsets at which a non-empty text starts.
  ///
  /// The standard library searches with generic code, which took eight per cent of the time of a
  /// small build.
  fileprivate func starts(of wanted: [UInt8]) -> [Int] {
    withUnsafeBufferPointer { bytes in
      bytes.indices.dropLast(wanted.count - 1).filter { start in
        bytes[start] == wanted[0]
          && bytes[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
  }
}
