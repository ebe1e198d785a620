import ArgumentParser
import Content
import Exports
import SiteFiles
import SiteOutline
import SitePlanning
import Snapshots

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension SitePlan {
  /// Makes a review copy of a site for everyone: marks it, and shows what has changed.
  ///
  /// - Throws: `ValidationError` if a person's copy would contain nothing unpublished or has
  ///   expired, or if the site has a file where the copy needs one of its own, and what reading the
  ///   earlier version throws.
  mutating func makeReview(_ copy: ReviewCopy, _ source: SourceOptions) async throws {
    try checkReport(of: copy)
    try checkAddresses(for: copy)
    guard let since = copy.since else { return mark(for: .reviewers(copy)) }
    var options = source
    // The same instant for both, so that nothing becomes public between them.
    options.now = now
    let old = ComparedVersion(name: since, options: options, unpublished: copy.scope)
    let changes = readerChanges(from: try await old.snapshot(), to: SiteSnapshot(of: self))
    mark(for: .reviewers(copy))
    showChanges(changes)
  }

  private func checkAddresses(for copy: ReviewCopy) throws {
    guard let taken = takenAddress(for: copy) else { return }
    throw ValidationError(
      "\(taken.origin) has the address /\(taken.path.address), which a review copy needs: give it "
        + "another"
    )
  }

  private func checkReport(of copy: ReviewCopy) throws {
    guard let recipient = copy.recipient else { return }
    if let expires = recipient.expires, let today = now.dateInLondon, expires < today {
      throw ValidationError("--expires: \(expires.iso) has passed: give a later date")
    }
    guard site.reports.contains(where: { $0.head.id == recipient.report }) else {
      throw ValidationError(
        "--only: there is no report \"\(recipient.report)\"; `sitegen list unpublished` lists "
          + "what is not public"
      )
    }
    guard site.unpublished.contains(where: \.isIncluded) else {
      throw ValidationError(
        "--only: all of report:\(recipient.report) is public: give its address to the person"
      )
    }
  }
}

/// Refuses a folder whose site has another audience, so that a copy never replaces a public site
/// and no site replaces a copy.
///
/// - Throws: `SiteFilesError`.
func checkFolder(_ folder: String, for audience: Audience) throws {
  let copy = audience.reviewCopy
  if copy != nil, folder.split(separator: "/").last == "public" {
    throw SiteFilesError("a review copy is not written to a folder named public: choose another")
  }
  // A large manifest takes longer to read than a build that changes nothing.
  if copy == nil, !FileManager.default.fileExists(atPath: "\(folder)/\(reviewStylePath.text)") {
    return
  }
  guard let built = try builtManifest(at: folder) else { return }
  let isReview = built.paths.contains(reviewStylePath)
  let advice = "choose another folder with --output"
  guard copy != nil else {
    if isReview { throw SiteFilesError("\(folder) contains a review copy: \(advice)") }
    return
  }
  if !isReview {
    throw SiteFilesError("\(folder) contains a site that is not a review copy: \(advice)")
  }
  guard let record = built.record else { return }
  let earlier = Audience(asOf: record.now, options: record.options).reviewCopy?.recipient
  if earlier?.name != copy?.recipient?.name || earlier?.report != copy?.recipient?.report {
    let owner = earlier.map { "for \($0.name) of report:\($0.report)" } ?? "for all reviewers"
    throw SiteFilesError("\(folder) contains a review copy \(owner): \(advice)")
  }
}
