package import Content

/// The recommendations of one report in a list of the register.
package struct RegisterSection: Sendable {
  package var report: Reference<Report>
  /// Those with a row of their own.
  package var shown: [Reference<Recommendation>]
  /// Those that share a row, which says where to read them: only their number is known.
  package var folded: [Reference<Recommendation>]
}

extension Site {
  /// Recommendations by report, in the order of the reports.
  package func sections(of references: [Reference<Recommendation>]) -> [RegisterSection] {
    let byReport = Dictionary(grouping: references) { self[$0].report }
    return byReport.sorted { $0.key.index < $1.key.index }.map { report, references in
      RegisterSection(
        report: report,
        shown: references.filter { !self[$0].isOnlyANumber },
        folded: references.filter { self[$0].isOnlyANumber }
      )
    }
  }
}

extension Recommendation {
  /// Whether the site knows neither what it asks for, nor of whom and by when, nor what became of
  /// it.
  fileprivate var isOnlyANumber: Bool {
    text == .notReproduced && due.value == nil && addressees.value == nil && history.isEmpty
  }
}
