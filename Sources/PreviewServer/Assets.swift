import CPreviewAssets
import Exports

/// The files that only the preview serves, by name below `/-/`.
let furnitureFiles: [String: ServedFile] = [
  "preview.js": ServedFile(SGPreviewScript()),
  "preview.css": ServedFile(SGPreviewStyles()),
  "axe.js": ServedFile(SGPreviewAxe()),
]

extension ServedFile {
  fileprivate init(_ asset: SGPreviewAsset) {
    self.init(Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
  }
}
