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
  let names = DistinctiveWords(of: secrets, besides: rest)
  var found: [Diagnostic] = []
  for file in rest where isText(file.path) && !file.path.hasSuffix(".csv") {
    // A second mention in the same file has the same cause.
    let phrase = phrases.first(in: file)
    guard let (range, secret) = phrase ?? names.first(in: file),
      // The entry of a shared file was deleted, and the offsets of the rest with it.
      let original = tree[file.path],
      let start = original.bytes == file.bytes
        ? range.lowerBound : original.bytes.firstRange(of: file.bytes[range])?.lowerBound
    else { continue }
    let words = String(decoding: file.bytes[range], as: UTF8.self)
    found.append(
      Diagnostic(
        .embargoMention,
        phrase == nil
          ? "\"\(words)\" is also in \(secret), which is unpublished, and in nothing else public"
          : "these words are also in \(secret), which is unpublished",
        at: original.location(at: start..<start + range.count)
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
      for (_, phrase) in Self.phrases(in: file) where files[phrase] == nil {
        files[phrase] = file.path
      }
    }
  }

  /// The first run of a text that is also in an unpublished one, with the file of the latter.
  func first(in file: SourceText) -> (range: Range<Int>, secret: String)? {
    for (range, phrase) in Self.phrases(in: file) {
      if let path = files[phrase] { return (range, path) }
    }
    return nil
  }

  private static func phrases(in file: SourceText) -> [(range: Range<Int>, phrase: String)] {
    let bytes = file.bytes
    return passages(of: file).flatMap { passage in
      let words = wordRanges(in: bytes, passage)
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
}
