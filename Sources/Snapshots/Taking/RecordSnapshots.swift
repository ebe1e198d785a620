import Content
import SiteOutline

extension Site {
  /// What the page of a record tells its readers.
  func snapshot(of record: RecordKey, kind: String, at address: String) -> PageSnapshot {
    var list = EntryList()
    let head = head(of: record)
    list.fact("content_note", head.contentNote)
    list.fact("updated", head.updated)
    addFacts(of: record, to: &list)
    list.items("source", named(shownSources(of: record)))
    for change in head.changes {
      list.add(
        .change,
        change.date?.iso ?? "",
        change.note,
        details: [
          change.kind.rawValue, change.changesConclusion ? "changes a conclusion" : "",
          change.before ?? "", change.after ?? "",
        ]
      )
    }
    list.texts(blocks(of: prose(of: record)))
    return PageSnapshot(
      address: address,
      title: title(of: record),
      kind: kind,
      record: name(of: record),
      entries: list.entries
    )
  }

  /// The sources of a record in the order of its page, which begins with those of its facts.
  private func shownSources(of record: RecordKey) -> [Reference<Source>] {
    let own = head(of: record).sources
    let first = (self[record] as? Measure).map(dataSources) ?? self[record].namedSources
    var seen: Set<Reference<Source>> = []
    return (first.filter(own.contains) + own).filter { seen.insert($0).inserted }
  }

  /// Adds what a record tells outside its text: what its kind names, or else its sentences and the
  /// records that it names.
  private func addFacts(of key: RecordKey, to list: inout EntryList) {
    let record = self[key]
    if let observed = record as? any ObservedRecord {
      return observed.addFacts(at: key, to: &list, self)
    }
    for (index, sentence) in record.sentences.enumerated() {
      list.fact("sentence \(index + 1)", sentence)
    }
    list.items("record", record.namedRecords.map { (name(of: $0), title(of: $0)) })
  }
}

/// A kind of record that says what of it readers see outside its text.
protocol ObservedRecord: Record {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site)
}

extension Term: ObservedRecord {
  /// A term has nothing but its text.
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {}
}

extension Dataset: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    site.addFacts(of: Reference<Dataset>(key), to: &list)
  }
}

extension Measure: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    site.addFacts(of: Reference<Measure>(key), to: &list)
  }
}

extension ProsePage: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    list.fact("description", description)
    list.fact("lead", lead)
    list.unorderedItems("list", shows.map { ($0.rawValue, $0.rawValue) })
  }
}

extension HomePage: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    page.addFacts(at: key, to: &list, site)
    list.fact("page title", page.title)
    list.items("highlight", site.named(highlights))
    list.items("chart", site.named([chart].compactMap(\.self)))
  }
}

extension Report: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    list.fact("short title", shortTitle)
    list.fact("summary", summary)
    list.fact("reference", reference)
    list.fact("publisher", publisher)
    list.fact("address", url)
    list.fact("published", published)
    list.fact("inspected note", inspectedNote)
    list.items("inspected", inspected.map(site.named))
    for grade in gradeScale {
      list.add(.label, "grade \(grade.id)", grade.name, details: [grade.meaning])
    }
    for area in areas { list.add(.label, "area \(area.id)", area.name) }
    for row in grades {
      for (area, grade) in zip(areas, row.grades) {
        let name = grade?.name ?? Labels.own(.notGraded)
        list.add(.grade, "\(site[row.body].head.id), \(area.id)", name, id: grade?.id)
      }
    }
    for response in responses {
      let answers = response.answers.value.map { $0.map { String(site[$0].number) } }
      list.add(
        .response,
        "\(site[response.body].head.id), \(response.by)",
        response.date.words,
        details: [
          response.url, response.note ?? "", response.count.map(String.init) ?? "",
          answers?.joined(separator: ", ") ?? notKnown,
        ]
      )
    }
  }
}

extension Finding: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    list.fact("summary", summary)
    list.fact("kind", kind.name, id: kind.id)
    list.fact("theme", theme.name, id: theme.id)
    list.fact("order", String(order))
    list.fact("figure", figure?.value)
    list.fact("figure label", figure?.label)
    list.fact("figure note", figure?.note)
    list.items("figure source", site.named([figure?.source].compactMap(\.self)))
    list.items("recommendation", site.named(recommendations))
    list.items(site.settings.bodies.id, site.named(bodies))
    list.items("measure", site.named(measures))
  }
}

extension Recommendation: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    for axis in StatusAxis.allCases {
      let status = site.status(of: self, on: axis)
      list.add(.status, axis.rawValue, status?.name, id: status?.id)
    }
    list.add(.deadline, "deadline", due.words)
    list.fact("text", text.rawValue)
    list.fact("theme", theme?.name, id: theme?.id)
    list.items("addressee", addressees.map { $0.map { ($0.id, $0.name) } })
    list.items("finding", findings.map(site.named))
    for event in history {
      let date = event.date.map { "\($0.words), " } ?? ""
      list.add(
        .event,
        event.anchor,
        "\(date)\(event.by): \(event.note)",
        details: [event.evidence ?? ""]
      )
    }
  }
}

extension Practice: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    list.fact("summary", summary)
    list.fact("kind", kind.rawValue)
    list.fact("theme", theme.name, id: theme.id)
    list.items(site.settings.bodies.id, site.named([body].compactMap(\.self)))
  }
}

extension Body: ObservedRecord {
  func addFacts(at key: RecordKey, to list: inout EntryList, _ site: Site) {
    list.fact("full name", fullName)
    list.items("other name", otherNames.map { ($0, $0) })
    list.unorderedItems("place", places.map { ($0, $0) })
    list.unorderedItems("language", languages.map { ($0, $0) })
    list.fact("tile", tile.map { "\($0.column), \($0.row)" })
    list.fact("from", lifetime.from)
    list.fact("until", lifetime.until)
    list.items("successor", site.named([successor].compactMap(\.self)))
    for fact in facts {
      list.fact(fact.id, fact.value.value ?? notKnown)
      list.fact("\(fact.id) note", fact.note)
      list.items("\(fact.id) source", site.named([fact.source].compactMap(\.self)))
    }
  }
}
