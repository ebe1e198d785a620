/// Groups paths by folder, with many tables of one folder as a single line:
/// `content/data/rates/*.csv (43 files)`.
package func foldedPaths(_ paths: [String]) -> [String] {
  let folders = Dictionary(grouping: paths) {
    $0.prefix(through: $0.lastIndex(of: "/") ?? $0.startIndex)
  }
  return folders.sorted { $0.key < $1.key }.flatMap { folder, paths -> [String] in
    let tables = paths.filter { $0.hasSuffix(".csv") }
    guard tables.count > 3 else { return paths }
    return paths.filter { !$0.hasSuffix(".csv") } + ["\(folder)*.csv (\(tables.count) files)"]
  }
}
