package import Content
import Diagnostics

/// The files of a site after a change, with the paths of those that differ.
///
/// If only the text of known files has changed, only those are read; otherwise all files are.
///
/// - Throws: What `readSourceTree` throws.
package func reread(
  _ tree: SourceTree,
  after change: FolderChange,
  at folder: String,
  templates: String?,
  threads: Int
) async throws -> (tree: SourceTree, changed: [String]) {
  if case .files(let paths) = change,
    let files = try knownFiles(at: paths, of: tree, in: folder, templates, .system)
  {
    let changed = files.filter { tree[$0.path] != $0 }
    return (tree.replacing(changed), changed.map(\.path))
  }
  let next = try await readSourceTree(at: folder, templates: templates, threads: threads)
  return (next, tree.paths(changedIn: next))
}

/// The files of the site at some paths; `nil` if one of them is new, removed, or hidden by a
/// template of the same path.
private func knownFiles(
  at paths: Set<String>,
  of tree: SourceTree,
  in folder: String,
  _ templates: String?,
  _ disk: Disk
) throws -> [SourceText]? {
  var files: [SourceText] = []
  for path in paths {
    guard let (name, isShared) = treePath(of: path, in: folder, templates) else { return nil }
    if name.split(separator: "/").contains(where: { isPassedOver(String($0)) }) { continue }
    let status = try disk.status(path)
    let known = tree[name]
    // A temporary file that an editor has already renamed or removed.
    if status == nil, known == nil { continue }
    guard known != nil, isShared == tree.sharedTemplates.contains(name), let status,
      refusal(of: status) == nil
    else { return nil }
    files.append(SourceText(path: name, bytes: try disk.read(path)))
  }
  return files
}

/// The path in the tree of a file on the disk, and whether it is a shared template.
private func treePath(
  of path: String,
  in folder: String,
  _ templates: String?
) -> (String, isShared: Bool)? {
  for part in ["content/", "templates/"] where path.hasPrefix("\(folder)/\(part)") {
    return (String(path.dropFirst(folder.count + 1)), false)
  }
  guard let templates, path.hasPrefix("\(templates)/") else { return nil }
  return ("templates" + path.dropFirst(templates.count), true)
}
