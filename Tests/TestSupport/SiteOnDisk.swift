package import Diagnostics
package import Foundation

/// All files in the folders `content` and `templates` of a site on disk.
package func files(in root: URL) throws -> [SourceText] {
  try ["content", "templates"].flatMap { folder -> [SourceText] in
    let path = root.appending(path: folder).resolvingSymlinksInPath().path
    let names = FileManager.default.enumerator(atPath: path)?.allObjects ?? []
    return try names.compactMap { $0 as? String }.compactMap { name -> SourceText? in
      var isFolder: ObjCBool = false
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      return SourceText(path: "\(folder)/\(name)", bytes: bytes)
    }
  }
}
