package import Content
import SiteOutline

/// The records that refer to a body, as its page shows them.
package struct BodyReferrers: Sendable {
  package var findings: [Reference<Finding>] = []
  package var practices: [Reference<Practice>] = []
  /// The bodies from which it took over.
  package var predecessors: [Reference<Body>] = []
  /// The grades that reports give it.
  package var grades: [Reference<Report>: BodyGrades] = [:]
}

extension Site {
  /// What refers to each body.
  ///
  /// All is found in one pass: a pass for each body would be quadratic in the size of the site.
  var referrersToBodies: [BodyReferrers] {
    var referrers = Array(repeating: BodyReferrers(), count: bodies.count)
    for finding in findings.references {
      for body in self[finding].bodies { referrers[body.index].findings.append(finding) }
    }
    for practice in practices.references {
      if let body = self[practice].body { referrers[body.index].practices.append(practice) }
    }
    for body in bodies.references {
      if let successor = self[body].successor {
        referrers[successor.index].predecessors.append(body)
      }
    }
    for report in reports.references {
      for grades in self[report].grades { referrers[grades.body.index].grades[report] = grades }
    }
    return referrers
  }
}
