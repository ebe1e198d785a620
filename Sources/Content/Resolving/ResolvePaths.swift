import Diagnostics

/// Links to other files of the content, and images, by their paths from the file that names them.
extension LinkResolver {
  func record(
    atPath written: String,
    from origin: LinkOrigin,
    into diagnostics: inout [Diagnostic]
  ) -> RecordKey? {
    let path = resolvedPath(written, from: origin.path)
    if let path, let record = names.paths[path] { return record }
    if let path, names.unpublishedPaths.contains(path) {
      let message = "\(path) is held back, and this record is public"
      diagnostics.report(.heldReference, message, at: origin.location)
      return nil
    }
    diagnostics.report(
      .brokenLink,
      "there is no content file \"\(written)\" from here",
      at: origin.location,
      help: path.flatMap { nearestName(to: $0, among: names.paths.keys.sorted()) }
        .map { "did you mean \($0)?" }
    )
    return nil
  }

  func image(
    _ written: String,
    from origin: LinkOrigin,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    if let path = resolvedPath(written, from: origin.path), site.images.contains(path) {
      return .image(path: path)
    }
    diagnostics.report(
      .brokenLink,
      "there is no image \"\(written)\" from here",
      at: origin.location,
      help: "images stand under content/images/; write the path from this file"
    )
    return nil
  }
}

/// A path that is written from a file, as a path from the source folder; nil when it leaves it.
func resolvedPath(_ written: String, from file: String) -> String? {
  var parts = file.split(separator: "/").dropLast()
  for part in written.split(separator: "/") {
    switch part {
    case ".": continue
    case "..":
      guard parts.popLast() != nil else { return nil }
    default: parts.append(part)
    }
  }
  return parts.joined(separator: "/")
}
