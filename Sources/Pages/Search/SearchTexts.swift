import Content
import Exports
import Markdown
import Search
import SitePlanning

extension PageContext {
  /// What the search looks in for an entry.
  func searchTexts(_ entry: SearchEntry) -> SearchTexts {
    var texts = SearchTexts(title: [entry.title], lead: [entry.kind])
    if case .record(let record) = entry.subject {
      texts.add(names: record, site)
      texts.add(prose: site.prose(of: record))
    }
    switch entry.subject {
    case .record(.home): texts.lead += site.home.map { [$0.description, $0.lead ?? ""] } ?? []
    case .record(.page(let page)): texts.lead += [site[page].description, site[page].lead ?? ""]
    case .record(.report(let report)): texts.lead += [site[report].summary, site[report].publisher]
    case .record(.finding(let finding)):
      let record = site[finding]
      texts.lead += [record.summary, record.kind.name, record.theme.name]
    case .record(.recommendation(let recommendation)): texts.add(site[recommendation])
    case .record(.body(let body)):
      texts.lead += site[body].facts.filter { $0.kind != .url }.compactMap(\.value.value)
    case .record(.dataset(let dataset)): texts.add(site[dataset])
    case .record(.measure(let measure)): texts.add(site[measure])
    case .record(.term): break
    case .list, .dataDictionary: texts.lead.append(entry.summary)
    }
    return texts
  }
}

extension SearchTexts {
  /// By what else a record is known.
  fileprivate mutating func add(names record: RecordKey, _ site: Site) {
    switch record {
    case .report(let report): title.append(site[report].shortTitle)
    case .body(let body): title += [site[body].fullName] + site[body].otherNames
    case .measure(let measure): title.append(site[measure].shortTitle)
    default: break
    }
  }

  fileprivate mutating func add(prose: Prose?) {
    guard let document = prose?.document else { return }
    lead += document.headings.map(document.text)
    body.append(document.plainText)
  }

  fileprivate mutating func add(_ recommendation: Recommendation) {
    lead.append(recommendation.theme?.name ?? "")
    lead += (recommendation.addressees.value ?? []).map(\.name)
    body += recommendation.history.flatMap { [$0.by, $0.note] }
  }

  fileprivate mutating func add(_ dataset: Dataset) {
    lead.append(dataset.producer)
    body += dataset.columns.flatMap { [$0.title, $0.description ?? ""] }
  }

  fileprivate mutating func add(_ measure: Measure) {
    lead += [measure.question, measure.numeratorWords, measure.denominatorWords ?? ""]
    body += [measure.scope, measure.basis] + measure.caveats
  }
}
