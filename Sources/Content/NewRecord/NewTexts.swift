/// New files of records that are texts.
extension NewRecord {
  func report(_ site: Site, _ today: CalendarDate) throws -> NewFile {
    let (id, title) = try identity()
    return NewFile(
      path: "content/reports/\(id)/index.md",
      text: """
        ---
        title: \(quoted(title))
        publisher: \(quoted(site.settings.publisher))
        url: \(Placeholder.reportURL)   # where the report itself is published
        published: \(today.iso)
        summary: \(Placeholder.reportSummary)
        inspected: not-established     # or a list of ids
        sources: []                    # ids of content/sources.yml
        draft: true                    # remove this line to publish the report
        ---

        \(Placeholder.reportText)

        """
    )
  }

  func finding(_ site: Site) throws -> NewFile {
    let (id, title) = try identity()
    let report = try report(in: site)
    let kinds = site.vocabulary.kinds
    guard let kind = kinds.first(where: { !$0.requiresRecommendation }) ?? kinds.first,
      let theme = site.vocabulary.themes.first
    else { throw NewRecordError("content/vocabulary.yml needs a kind of finding and a theme") }
    let order = 1 + (report.findings.map { site[$0].order }.max() ?? 0)
    var needs = ""
    if kind.requiresRecommendation {
      guard let number = report.recommendations.first.map({ site[$0].number }) else {
        throw NewRecordError(
          "a finding of the kind \"\(kind.id)\" needs a recommendation: create one first"
        )
      }
      needs = "recommendations: [\(number)]\n"
    }
    return NewFile(
      path: "content/reports/\(report.head.id)/findings/\(id).md",
      text: """
        ---
        title: \(quoted(title))
        kind: \(kind.id)   # \(kinds.map(\.id).joined(separator: ", "))
        theme: \(theme.id)   # \(site.vocabulary.themes.map(\.id).joined(separator: ", "))
        summary: \(Placeholder.findingSummary)
        order: \(order)
        \(needs)sources: []   # ids of content/sources.yml
        draft: true   # remove this line to publish the finding
        ---

        ## What was found

        \(Placeholder.findingText)

        """
    )
  }

  func recommendation(_ site: Site) throws -> NewFile {
    let report = try report(in: site)
    let number = 1 + (report.recommendations.map { site[$0].number }.max() ?? 0)
    let addressees = site.vocabulary.addressees.map(\.id).joined(separator: ", ")
    let file = (number < 10 ? "0" : "") + String(number)
    return NewFile(
      path: "content/reports/\(report.head.id)/recommendations/\(file).md",
      text: """
        ---
        number: \(number)
        text: gist                    # full, gist (your own words) or not-held
        title: \(quoted(name ?? Placeholder.recommendationTitle))
        addressees: not-established   # or a list of: \(addressees)
        due: not-established          # or a date
        findings: not-established     # or a list of ids; each finding names the number too
        sources: []                   # ids of content/sources.yml
        draft: true                   # remove this line to publish the recommendation
        ---

        \(Placeholder.recommendationText)

        """
    )
  }

  func body(_ site: Site, _ today: CalendarDate) throws -> NewFile {
    let (id, name) = try identity()
    let facts = site.vocabulary.facts.filter(\.isRequired).map { fact in
      "\(fact.id): \(placeholder(for: fact, today))"
    }
    return NewFile(
      path: "content/\(site.settings.bodies.pluralID)/\(id).md",
      text: """
        ---
        name: \(quoted(name))
        \(facts.map { $0 + "\n" }.joined())draft: true   # remove this line to publish it
        ---

        """
    )
  }

  func page() throws -> NewFile {
    let (id, title) = try identity()
    return NewFile(
      path: "content/pages/\(id).md",
      text: """
        ---
        title: \(quoted(title))
        description: \(Placeholder.pageDescription)
        draft: true   # remove this line to publish the page
        ---

        \(Placeholder.pageText)

        """
    )
  }

  /// A valid value for the fact: `not-established`, if the fact allows it.
  private func placeholder(for fact: FactDefinition, _ today: CalendarDate) -> String {
    if fact.mayBeNotEstablished { return notEstablishedWord }
    switch fact.kind {
    case .choice:
      let choices = fact.choices.map(\.id)
      return "\(choices.first ?? "")   # \(choices.joined(separator: ", "))"
    case .text, .code: return Placeholder.fact
    case .url: return Placeholder.factURL
    case .date: return today.iso
    }
  }
}
