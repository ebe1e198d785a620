import Diagnostics
import Digests
import Markdown

/// Checks a translation against its original: headings, links, charts, footnotes and numbers, and
/// whether the original has changed since.
///
/// Links to other sites are not compared, because a translation may lead to a page in its own
/// language.
func checkParity(
  of record: RecordKey,
  _ file: TranslatedFile,
  _ original: Site,
  _ translated: Site,
  into diagnostics: inout [Diagnostic]
) {
  var parity = Parity(file: file)
  var texts = (own: translated[record].listTexts, other: original[record].listTexts)
  let isWhole = record.kind.type.isTranslatedWhole
  if isWhole, let own = file.prose {
    let prose = original.prose(of: record)
    parity.compareHeadings(own.document, prose.document)
    parity.compareLinks(own.document, prose.document)
    parity.compareBlocks(own.document, prose.document)
    texts.own.append(own.document.plainText)
    texts.other.append(prose.document.plainText)
  }
  parity.compareNumbers(texts.own, texts.other)
  parity.compareDigest(file.words("translated_from"), original.digest(of: record))
  if !isWhole, let prose = file.prose, !prose.isEmpty {
    let message = "only the front matter of this record is translated; this text is not shown"
    parity.report(.translationStructure, message, at: file.textLocation)
  }
  diagnostics += parity.diagnostics
}

private struct Parity {
  let file: TranslatedFile
  var diagnostics: [Diagnostic] = []

  mutating func report(
    _ rule: Rule,
    _ message: String,
    at location: SourceLocation,
    help: String? = nil
  ) {
    diagnostics.report(rule, message, at: location, help: help)
  }

  /// Reports the first heading that has a different level or no counterpart.
  mutating func compareHeadings(_ own: MarkdownDocument, _ other: MarkdownDocument) {
    for (heading, pair) in zip(own.headings, other.headings) where heading.level != pair.level {
      let message =
        "expected a heading of level \(pair.level), as \"\(other.text(of: pair))\" in the original,"
        + " found level \(heading.level)"
      return report(.translationStructure, message, at: own.location(of: heading))
    }
    if let extra = own.headings.dropFirst(other.headings.count).first {
      let message =
        "expected \(other.headings.count) headings as in the original, found \(own.headings.count)"
      report(.translationStructure, message, at: own.location(of: extra))
    } else if let missing = other.headings.dropFirst(own.headings.count).first {
      let heading = other.text(of: missing)
      let message = "the translation lacks the heading \"\(heading)\" of the original"
      report(.translationStructure, message, at: file.textLocation)
    }
  }

  mutating func compareLinks(_ own: MarkdownDocument, _ other: MarkdownDocument) {
    var rest = other.links.map(\.record)
    for link in own.links {
      if let index = rest.firstIndex(of: link.record) {
        rest.remove(at: index)
      } else {
        let message = "the original lacks this link, or has it less often: \(link.record)"
        report(.translationStructure, message, at: own.location(of: link))
      }
    }
    for missing in rest {
      let message = "the translation lacks a link of the original: \(missing)"
      report(.translationStructure, message, at: file.textLocation)
    }
  }

  mutating func compareBlocks(_ own: MarkdownDocument, _ other: MarkdownDocument) {
    let charts = (own.codeBlocks.filter(\.isOpen), other.codeBlocks.filter(\.isOpen))
    if charts.0.count != charts.1.count {
      let message =
        "expected \(charts.1.count) charts as in the original, found \(charts.0.count)"
      report(
        .translationStructure,
        message,
        at: charts.0.last.map(own.location) ?? file.textLocation
      )
    }
    for (chart, pair) in zip(charts.0, charts.1) where chart.content != pair.content {
      let message = "the chart differs from that of the original, which is shown instead"
      report(.translationStructure, message, at: own.location(of: chart))
    }
    if own.footnoteCount != other.footnoteCount {
      let message =
        "expected \(other.footnoteCount) footnotes as in the original, found \(own.footnoteCount)"
      report(.translationStructure, message, at: file.textLocation)
    }
  }

  /// Checks that each number of one text is in the other, whatever unit the language writes with
  /// it.
  mutating func compareNumbers(_ own: [String], _ other: [String]) {
    let ownNumbers = own.flatMap(writtenNumbers)
    let otherNumbers = other.flatMap(writtenNumbers)
    let (ownValues, otherValues) = (
      Set(ownNumbers.flatMap(\.values)), Set(otherNumbers.flatMap(\.values))
    )
    var reported: Set<String> = []
    for number in ownNumbers where !otherValues.isSuperset(of: number.values) {
      guard reported.insert(number.phrase).inserted else { continue }
      let message = "the number \(number.phrase) is not in the original"
      let location = file.prose.map { locationOfNumber(number, in: $0) } ?? file.location
      report(.translationNumbers, message, at: location)
    }
    for number in otherNumbers where !ownValues.isSuperset(of: number.values) {
      guard reported.insert(number.phrase).inserted else { continue }
      let message = "the translation lacks the number \(number.phrase) of the original"
      report(.translationNumbers, message, at: file.location)
    }
  }

  mutating func compareDigest(_ written: LocatedText?, _ digest: String) {
    if let written {
      guard written.text != digest else { return }
      report(
        .translationOutdated,
        "the original has changed since it was translated",
        at: written.location,
        help: "update the translation, then write translated_from: \(digest)"
      )
    } else if let prose = file.prose, !prose.isEmpty {
      report(
        .translationOutdated,
        "the file does not say which version of the original it translates",
        at: file.location,
        help: "write translated_from: \(digest)"
      )
    }
  }
}

extension TranslatedFile {
  /// The location at which its text starts.
  fileprivate var textLocation: SourceLocation {
    let start = textOffset(in: source)
    let text = source.bytes[start...]
    let first = text.firstIndex { $0 > UInt8(ascii: " ") } ?? start
    let end = text[first...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
    return source.location(at: first..<end)
  }
}

extension MarkdownLink {
  /// The target of the link without the anchor, which differs between languages.
  fileprivate var record: String {
    let address = destination.prefix { $0 != "#" }
    return (isImage ? "the image " : "") + (address.isEmpty ? "a heading of the page" : address)
  }
}

extension WrittenNumber {
  /// The number and, for a share, the whole.
  fileprivate var values: [Double] {
    if case .share(let whole) = unit { [value, Double(whole)] } else { [value] }
  }
}

extension Site {
  /// The start of the hash of a record's texts, which changes when they do, but not with their line
  /// breaks.
  fileprivate func digest(of record: RecordKey) -> String {
    var texts = self[record].listTexts
    if record.kind.type.isTranslatedWhole {
      let source = prose(of: record).document.source
      texts.append(String(decoding: source.bytes[textOffset(in: source)...], as: UTF8.self))
    }
    let words = texts.flatMap { $0.split(whereSeparator: \.isWhitespace) }
    return String(Digest(of: Array(words.joined(separator: " ").utf8)).text.prefix(8))
  }
}
