import Diagnostics
import TestSupport

/// A site with an embargoed report, a body and a page embargoed until the next day, and a finding
/// and a recommendation of a public report that are embargoed for longer: each text of theirs, and
/// of what only they use, is a word that occurs nowhere else.
struct EmbargoedReport {
  /// The instants at which the embargoes end, by the letter of their words.
  static let ends: [Character: String] = [
    "a": "2026-05-01T08:30:00Z", "b": "2026-05-02T08:30:00Z", "c": "2026-06-01T08:30:00Z",
  ]

  private(set) var files: [SourceText] = []
  /// The made words that readers see once they are public.
  private(set) var shown: Set<String> = []
  /// The made words in texts that no page may need.
  private(set) var unseen: Set<String> = []

  /// Makes the site: `~a` becomes a word of the first embargo, `¬a` one that readers may not see,
  /// and `№` the number of a repeated part.
  init() {
    let text =
      site
      + (1...8).map { finding.replacing("№", with: "\($0)") }.joined()
      + (1...8).map { recommendation.replacing("№", with: "\($0)") }.joined()
      + (1...4).map { practice.replacing("№", with: "\($0)") }.joined()
    var made = ""
    var mark: Character?
    for character in text {
      if let sign = mark {
        let word = madeWord(shown.count + unseen.count, of: character)
        made += word
        if sign == "~" { shown.insert(word) } else { unseen.insert(word) }
        mark = nil
      } else if character == "~" || character == "¬" {
        mark = character
      } else {
        made.append(character)
      }
    }
    files = TestSupport.site(made)
  }
}

/// The start of every made word, and of every id and count of the embargoed records.
let madeStart = "qzx"
let madeCount = "7731946"

private func madeWord(_ number: Int, of embargo: Character) -> String {
  let letters = Array("bcdfghjklmnpqrstvwxyz")
  let parts = [number / 441, number / 21 % 21, number % 21].map { String(letters[$0]) }
  return "\(madeStart)\(embargo)\(parts.joined())"
}

private let finding = """
  -- content/reports/qzxareport/findings/qzxafinding-№.md --
  ---
  title: Finding ~a
  kind: qzxakind
  theme: qzxatheme
  summary: Summary ~a.
  order: №
  recommendations: [№]
  forces: [durham, qzxbbody]
  measures: [qzxameasure]
  figure: {value: many ~a, label: Label ~a, note: Note ~a, source: qzxasource}
  sources: [qzxasource]
  content_note: Care ~a.
  changes: [{date: 2026-05-01, note: Change ~a, correction: true}]
  ---
  ## Heading ~a

  Text ~a with a [link ~a](term:qzxaterm "Title ~a"), [charge](term:charge), [source](source:qzxalinked),
  *emphasis ~a*, `code ~a`, <https://qzxaweb.example/~a> and a note.[^1]

  ![Alternative ~a](../../../images/qzxaimage.svg)

  | Head ~a | Other |
  |---|---|
  | Cell ~a | [](recommendation:№) |

  > Quotation ~a

  ```text
  Block ~a
  ```

  [^1]: Footnote ~a.

  -- content/translations/cy/reports/qzxareport/findings/qzxafinding-№.md --
  ---
  title: Canfyddiad ~a
  summary: Crynodeb ¬a.
  figure: {value: llawer ¬a, label: Label ¬a}
  ---

  """

private let recommendation = """
  -- content/reports/qzxareport/recommendations/№.md --
  ---
  number: №
  text: gist
  title: Recommendation ~a
  theme: qzxatheme
  addressees: [qzxaaddressee, all]
  due: 2027-01-31
  findings: [qzxafinding-№]
  sources: [qzxasource]
  content_note: Care ~a.
  changes: [{date: 2026-05-01, note: Change ~a}]
  history:
    - {date: 2026-05-01, status: qzxaagreed, by: Body ~a, note: Event ~a, evidence: "https://qzxaweb.example/~a"}
    - {date: 2026-05-01, status: qzxabegun, by: Another ~a, note: Event ~a}
    - {date: 2026-05-01, status: qzxadone, by: Another ~a, note: Event ~a}
  ---
  Text ~a.

  -- content/translations/cy/reports/qzxareport/recommendations/№.md --
  ---
  title: Argymhelliad ~a
  ---

  """

private let practice = """
  -- content/reports/qzxareport/practices/qzxapractice-№.md --
  ---
  title: Practice ~a
  kind: promising
  force: durham
  theme: qzxatheme
  summary: Summary ~a.
  sources: [qzxasource]
  content_note: Care ~a.
  changes: [{date: 2026-05-01, note: Change ~a}]
  ---
  Text ~a.

  -- content/translations/cy/reports/qzxareport/practices/qzxapractice-№.md --
  ---
  title: Arfer ~a
  summary: Crynodeb ~a.
  ---

  """
