package import Diagnostics
import Markdown

/// Warns of numbers in texts that look like statistics and are not bound to data or to a source.
///
/// A number bound by one link of a record may be repeated in that record: when the data changes,
/// the link is an error, which draws attention to the repetitions. The notes of a dataset are not
/// checked, because each has the one source of its dataset.
func checkNumbers(
  _ site: Site,
  threads: Int,
  into diagnostics: inout [Diagnostic]
) async {
  let found = await concurrentMap(site.recordKeys, threads: threads) { key in
    var found: [Diagnostic] = []
    checkNumbers(of: key, site, into: &found)
    return found
  }
  diagnostics += found.flatMap { $0 }
}

/// Checks the numbers in the text of one record.
func checkNumbers(of key: RecordKey, _ site: Site, into diagnostics: inout [Diagnostic]) {
  checkStatedCounts(of: key, site, into: &diagnostics)
  let kind = key.kind.resolvable
  guard kind.bindsNumbers else { return }
  report(
    site.prose(of: key),
    words: site[key].sentences,
    figure: kind.boundText(key.index, in: site),
    into: &diagnostics
  )
}

private func report(
  _ prose: Prose,
  words: [String],
  figure: String?,
  into diagnostics: inout [Diagnostic]
) {
  let texts = words + (prose.document.hasDigits ? [prose.document.plainText] : [])
  let numbers = texts.flatMap(writtenNumbers).filter(\.looksLikeStatistic)
  guard !numbers.isEmpty else { return }
  let links = zip(prose.document.links, prose.targets)
  // A link without a target has its own error.
  let bound =
    links.filter { $0.1?.isBinding ?? true }.map { prose.document.words(of: $0.0) }
    + prose.document.contactTexts + [figure].compactMap { $0 }
  let known = bound.flatMap(writtenNumbers)
  var reported: Set<String> = []
  for number in numbers {
    guard !known.contains(where: number.means), reported.insert(number.phrase).inserted else {
      continue
    }
    diagnostics.report(
      .numberUnbound,
      "the number \(number.phrase) is not bound to data or to a source",
      at: locationOfNumber(number, in: prose)
    )
  }
}

/// The location of the first occurrence of a number in the file as a separate word.
func locationOfNumber(_ number: WrittenNumber, in prose: Prose) -> SourceLocation {
  prose.locationInFile(.word(number.text, in: prose.document.source.path))
}

extension LinkTarget {
  /// Whether the text of the link is bound to data or to a source.
  fileprivate var isBinding: Bool {
    switch self {
    case .figure, .cell, .claim, .literal, .web, .withdrawn: true
    case .record, .anchor, .image, .correction: false
    }
  }
}

/// The rule about unbound numbers in a text.
extension Rule {
  package static let numberRules = [numberUnbound]

  package static let numberUnbound = Rule(
    "number-unbound",
    .warning,
    advice: """
      Bind it, as in [8.8 per cent](figure:…) or [2.6%](cell:…), or name its source: \
      [4,540](literal:<source>).
      """,
    meaning: """
      A number that looks like a statistic is bound neither to data nor to a source. Readers \
      cannot check where it comes from, and nobody is told when it becomes outdated. Years, \
      telephone numbers, and numbers that name a part of a document, such as `section 141`, are no \
      statistics.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It was 10.0 per cent of 1,000",
      right: """
        It was [10.0 per cent](figure:rate/north/2014/15) \
        of [1,000](cell:cases/recorded?year=2014/15)
        """
    )
  )
}
