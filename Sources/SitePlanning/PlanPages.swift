package import Content
package import Diagnostics
import Exports
import SiteOutline

/// The pages and files that come from the records of a site.
///
/// A site without a home page has none: its settings could not be read, which is an error, and every
/// page links to the home page.
package func contentPages(_ site: Site) -> [PagePlan] {
  guard site.home != nil else { return [] }
  let shared = [
    PagePlan(path: notFoundPath, origin: "the 404 page", subject: .notFound),
    PagePlan(path: searchPath, origin: "the search", subject: .search),
    PagePlan(path: searchIndexPath, origin: "the search index", subject: .searchIndex(.site)),
    PagePlan(path: finderIndexPath, origin: "the finder", subject: .searchIndex(.bodies)),
  ]
  let parts = site.finderParts.enumerated().map { number, part in
    PagePlan(
      path: site.finderPath(ofPart: number),
      origin: "the finder",
      subject: .searchIndex(.part(site.bodies(in: part)))
    )
  }
  return recordPages(site) + noticePages(site) + tablePages(site) + chartPages(site)
    + registerPages(site) + citations(site) + descriptions(site) + listPages(site) + shared
    + parts
}

/// The pages of records that have one, and a page for each whole report.
private func recordPages(_ site: Site) -> [PagePlan] {
  let records = site.recordKeys.filter { $0.kind.type.filePattern != nil }.map { key in
    PagePlan(path: site.path(of: key), origin: site.head(of: key).path, subject: .record(key))
  }
  let wholeReports = site.reports.references.map { report in
    PagePlan(
      path: site.wholePath(of: report),
      origin: site[report].head.path,
      subject: .wholeReport(report)
    )
  }
  return records + wholeReports
}

/// The notices at the addresses of withdrawn records.
private func noticePages(_ site: Site) -> [PagePlan] {
  site.withdrawn.references.flatMap { reference in
    site.noticePaths(of: site[reference]).map { path in
      PagePlan(path: path, origin: site[reference].path, subject: .withdrawn(reference))
    }
  }
}

/// The data files: all rows of each dataset and of each measure, in each format.
private func tablePages(_ site: Site) -> [PagePlan] {
  TableFormat.allCases.flatMap { format in
    let datasets = site.datasets.references.map { dataset in
      PagePlan(
        path: site.tablePath(of: dataset, as: format),
        origin: site[dataset].head.path,
        subject: .datasetTable(dataset, format)
      )
    }
    let measures = site.measures.references.map { measure in
      PagePlan(
        path: site.tablePath(of: measure, as: format),
        origin: site[measure].head.path,
        subject: .measureTable(measure, format)
      )
    }
    return datasets + measures
  }
}

/// The descriptions of all data files; empty if there are none.
private func descriptions(_ site: Site) -> [PagePlan] {
  guard site.hasDataFiles else { return [] }
  return [
    PagePlan(path: dataPackagePath, origin: "the data package", subject: .dataPackage),
    PagePlan(path: dataDictionaryPath, origin: "the data dictionary", subject: .dataDictionary),
  ]
}

/// The citations of the pages of records, in each format.
private func citations(_ site: Site) -> [PagePlan] {
  site.citedRecords.flatMap { record in
    let origin = site.head(of: record).path
    return CitationFormat.allCases.map { format in
      PagePlan(
        path: site.path(of: format, record),
        origin: origin,
        subject: .citation(record, format)
      )
    }
  }
}

/// The pages of charts declared in texts, the files of every chart, and additional pages of
/// measures.
private func chartPages(_ site: Site) -> [PagePlan] {
  let files = site.placedCharts.flatMap { chart in
    chart.ownFiles.map { file in
      PagePlan(
        path: site.path(of: file, chart),
        origin: chart.origin,
        subject: .chartFile(chart, file)
      )
    }
  }
  let charts = site.charts.references.map { chart in
    PagePlan(
      path: site.path(of: chart),
      origin: site[chart].location.path,
      subject: .chart(chart)
    )
  }
  let tables = BodyOrder.allCases.flatMap(site.bodyParts)
  let parts = site.measures.references.flatMap { measure in
    measureParts(measure, tables, site).map { part in
      PagePlan(
        path: site.path(of: part, measure),
        origin: site[measure].head.path,
        subject: .measurePart(measure, part)
      )
    }
  }
  let lists = tables.map { part in
    PagePlan(path: site.path(of: part), origin: "the list of bodies", subject: .bodyPart(part))
  }
  return files + charts + parts + lists
}

/// The additional pages of a measure, with the parts of its table if there are many bodies.
private func measureParts(
  _ measure: Reference<Measure>,
  _ tables: [BodyPart],
  _ site: Site
) -> [MeasurePart] {
  site.orders(of: measure).map { .order($0) } + tables.map { .table($0) } + [.method]
}

/// The parts of the register, its files, its calendar, and every feed of the site.
private func registerPages(_ site: Site) -> [PagePlan] {
  let facets = site.facetGroups.flatMap(\.facets)
  let pages = facets.map { facet in
    PagePlan(path: site.registerPath(of: facet), origin: "the register", subject: .facet(facet))
  }
  let files = ([nil] + facets).flatMap { facet in
    RegisterFile.Form.allCases.map { form in
      let file = RegisterFile(facet: facet, form: form)
      return PagePlan(
        path: site.registerPath(of: file),
        origin: "the register",
        subject: .registerFile(file)
      )
    }
  }
  let feeds = site.feeds.map { feed in
    PagePlan(path: site.feedPath(of: feed), origin: "the feeds", subject: .feed(feed))
  }
  let calendar = PagePlan(path: calendarPath, origin: "the register", subject: .calendar)
  return pages + files + feeds + [calendar]
}

/// The images of the content, which are published unchanged.
///
/// Two whose names differ only in the form of an accent have an error of their own.
package func copies(of images: [SourceText]) -> [PagePlan] {
  var paths: Set<SitePath> = []
  return images.compactMap { file in
    guard let path = publicPath(ofFile: file.path), paths.insert(path).inserted else { return nil }
    return PagePlan(path: path, origin: file.path, subject: .copy(file.bytes))
  }
}

/// The pages that list all records of a kind.
private func listPages(_ site: Site) -> [PagePlan] {
  site.lists.map { list in
    let name = PageKind(list: list.kind).rawValue
    return PagePlan(path: site.path(of: list), origin: "the list of \(name)", subject: .list(list))
  }
}
