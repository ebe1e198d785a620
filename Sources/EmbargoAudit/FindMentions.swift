import Content
import Diagnostics

/// Public texts that repeat unpublished ones, and unpublished images that public texts show.
///
/// No build can prevent these: an editor wrote them into something public.
func mentions(in tree: SourceTree, of parts: UnpublishedParts) -> [Diagnostic] {
  let secrets = parts.texts(in: tree)
  // What the snapshot of the last release repeats has been public before.
  let rest = parts.deleted(from: tree).files.filter {
    $0.path.hasPrefix("content/") && $0.path != releaseSnapshotPath
  }
  let phrases = Phrases(of: secrets)
  var found: [Diagnostic] = []
  for file in rest where isText(file.path) && !file.path.hasSuffix(".csv") {
    // A second mention in the same file has the same cause.
    guard let (range, secret) = phrases.first(in: file.bytes),
      // The entry of a shared file was deleted, and the offsets of the rest with it.
      let original = tree[file.path],
      let location = original.bytes.firstRange(of: file.bytes[range])
    else { continue }
    found.append(
      Diagnostic(
        .embargoMention,
        "these words are also in \(secret), which is unpublished",
        at: original.location(at: location)
      )
    )
  }
  return found + sharedImages(rest, secrets)
}

/// Images that both public and unpublished texts name.
private func sharedImages(_ rest: [SourceText], _ secrets: [SourceText]) -> [Diagnostic] {
  rest.filter { !isText($0.path) }.compactMap { image in
    let name = String(image.path.dropFirst("content/".count))
    let mark = Array(name.utf8)
    let users = { (files: [SourceText]) in
      files.filter { isText($0.path) && !$0.bytes.ranges(of: mark).isEmpty }
    }
    guard let secret = users(secrets).first, let user = users(rest).first,
      let range = user.bytes.firstRange(of: mark)
    else { return nil }
    return Diagnostic(
      .embargoImage,
      "\(name) is public, because this file uses it; \(secret.path), which is unpublished, does too",
      at: user.location(at: range)
    )
  }
}

/// The runs of words in unpublished texts.
private struct Phrases {
  /// The number of words from which a repetition is no coincidence.
  private static let length = 8
  /// The file that contains each run, by the run in lower case.
  private var files: [String: String] = [:]

  init(of texts: [SourceText]) {
    for file in texts {
      for (_, phrase) in Self.phrases(in: file.bytes) where files[phrase] == nil {
        files[phrase] = file.path
      }
    }
  }

  /// The first run of a text that is also in an unpublished one, with the file of the latter.
  func first(in bytes: [UInt8]) -> (range: Range<Int>, secret: String)? {
    for (range, phrase) in Self.phrases(in: bytes) {
      if let path = files[phrase] { return (range, path) }
    }
    return nil
  }

  private static func phrases(in bytes: [UInt8]) -> [(range: Range<Int>, phrase: String)] {
    let words = words(in: bytes)
    let texts = words.map { lowercased(bytes[$0]) }
    return words.indices.dropLast(length - 1).map { index in
      let end = index + length
      return (
        words[index].lowerBound..<words[end - 1].upperBound,
        texts[index..<end].joined(separator: " ")
      )
    }
  }
}
