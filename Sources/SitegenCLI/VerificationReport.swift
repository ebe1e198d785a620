package import Content
import Exports
package import SiteOutline
package import SiteFiles

/// What `sitegen verify` prints about a built site.
package struct VerificationReport: Hashable {
  package var lines: [String]
  /// Whether the site passes.
  package var holds: Bool

  init(lines: [String] = [], holds: Bool = true) {
    self.lines = lines
    self.holds = holds
  }

  private mutating func add(_ word: String, _ names: [String], _ meaning: String) {
    lines += names.map { "\(word): \($0) \(meaning)" }
  }
}

extension VerificationReport {
  /// Lists the differences between the files of a site and its manifest.
  ///
  /// If `isStrict`, files that sitegen did not build also count.
  package init(of found: Verification, isStrict: Bool) {
    self.init(holds: found.holds && !(isStrict && !found.others.isEmpty))
    add("changed", found.changed, "differs from what was built")
    add("missing", found.missing, "was built but is missing")
    add("other", found.others, "was not built by sitegen")
    if found.isUnfinished {
      lines.append("unfinished: the last build did not finish: build again")
    }
    if let record = found.record {
      let inputs = counted(record.inputs.count, "known input")
      lines.append("built as of \(record.now.iso) by \(record.tool) from \(inputs)")
    }
    lines.append(
      "\(counted(found.files.count, "file")): \(found.changed.count) changed, "
        + "\(found.missing.count) missing, \(found.others.count) other"
    )
  }

  /// Says whom a review copy is for, which unpublished records it contains, and whether its time
  /// has passed at the time of a clock.
  package mutating func describeReview(_ found: Verification, clock: Instant) {
    guard let record = found.record,
      let copy = Audience(asOf: record.now, options: record.options).reviewCopy
    else { return }
    let names = record.records.isEmpty ? "none" : record.records.joined(separator: ", ")
    let person = copy.recipient.map { " of report:\($0.report) for \($0.name)" } ?? ""
    lines.append("review copy\(person); unpublished records in it: \(names)")
    guard let expires = copy.recipient?.expires else { return }
    let hasPassed = clock.dateInLondon.map { $0 > expires } ?? false
    lines.append(
      hasPassed
        ? "expired: the copy was to be used until \(expires.iso): delete it"
        : "the copy may be used until \(expires.iso)"
    )
  }

  /// Lists why a site must not be published at the time of a clock, if it must not.
  package mutating func refuseIfNotPublic(_ found: Verification, clock: Instant) {
    var reasons: [String] = []
    if let record = found.record {
      if record.now > clock {
        reasons.append("it was built as of \(record.now.iso), which is still ahead")
      }
      let marks = record.options.filter(Audience.isMark)
      reasons += marks.map { "its manifest has the option \"\($0)\"" }
    } else {
      reasons.append("its manifest does not say as of when it was built")
    }
    if found.files[markerPath] != nil || found.others.contains(markerPath.text) {
      reasons.append("it contains \(markerPath.text)")
    }
    lines += reasons.map { "not public: \($0)" }
    guard !reasons.isEmpty else { return }
    lines.append("the site must not be published: build it again for the public")
    holds = false
  }

  /// Lists the differences between a site and the one that a source makes, in inputs and files.
  ///
  /// `made` is `nil` if the source has errors, so that no site can be made from it.
  package init(
    built record: BuildRecord,
    _ files: DigestTable<SitePath>,
    source: BuildRecord,
    made: DigestTable<SitePath>?
  ) {
    self.init()
    if source.tool != record.tool {
      lines.append("note: \(source.tool) may produce other bytes than \(record.tool)")
    }
    if source.compressors != record.compressors {
      let names = [source, record].map { $0.compressors.joined(separator: " and ") }
      lines.append("note: \(names[0]) may compress to other bytes than \(names[1])")
    }
    let paths = Set(record.inputs.names).union(source.inputs.names).sorted()
    let inputs = paths.filter { record.inputs[$0] != source.inputs[$0] }
    add("input", inputs, "differs from the input of the build")
    guard let made else {
      lines.append("the source has errors, so it cannot be built: run sitegen check")
      holds = false
      return
    }
    let differing = Set(made.names).union(files.names).sorted().filter { made[$0] != files[$0] }
    add("differs", differing.map(\.text), "differs from what this source builds")
    lines.append(
      "the source: \(counted(inputs.count, "input")) changed, "
        + "\(counted(differing.count, "file")) would differ"
    )
    holds = inputs.isEmpty && differing.isEmpty
  }
}
