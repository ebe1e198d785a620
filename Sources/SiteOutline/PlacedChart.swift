package import Content
import Diagnostics

/// A chart with the paths of its files on the site.
package struct PlacedChart: Sendable {
  /// Boxed, because plans contain one for each file, and only few files are charts.
  @Boxed package var declaration: ChartDeclaration
  /// The folder of its page, and the name of its files there: `charts/rates` and `rates`.
  package var folder: [String]
  package var name: String
  /// The measure whose files have its values; it has no CSV and no JSON of its own then.
  ///
  /// The files of a measure have all its values, and the values of many bodies, once.
  package var measureWithValues: Reference<Measure>?
  /// Whether the page of the folder is only for this chart.
  package var hasOwnPage = false
  /// The file of the record that it belongs to, for messages.
  package var origin: String
}

/// The files generated for a chart, in addition to the chart on its page, by extension.
package enum ChartFile: String, CaseIterable, Sendable {
  case csv, json, svg
  /// All bodies of a funnel, without texts, for pages that show one of them over it.
  case picture = "picture.svg"

  /// The format of the table of all values of a measure; `nil` for a drawing.
  fileprivate var tableFormat: TableFormat? { TableFormat(rawValue: rawValue) }
}

extension Site {
  /// The address of a file of a chart.
  package func path(of file: ChartFile, _ chart: PlacedChart) -> SitePath {
    if let measure = chart.measureWithValues, let format = file.tableFormat {
      return tablePath(of: measure, as: format)
    }
    return .file(chart.folder + ["\(chart.name).\(file.rawValue)"])
  }

  /// A chart that is declared in a text, which has a page of its own.
  package func placed(_ reference: Reference<ChartDeclaration>) -> PlacedChart {
    let chart = self[reference]
    return PlacedChart(
      declaration: chart,
      folder: ["charts", chart.id],
      name: chart.id,
      hasOwnPage: true,
      origin: chart.location.path
    )
  }

  /// The charts of the pages of a measure.
  package func charts(of reference: Reference<Measure>) -> [PlacedChart] {
    ChartRecipe.allCases.compactMap { chart(of: reference, $0) }
      + BodyOrder.allCases.compactMap { dots(of: reference, in: $0) }
  }

  /// Whether the pages of a measure may show a recipe.
  ///
  /// Pages of a count show only a table: in a chart, readers would compare the sizes of bodies.
  private func hasChart(_ recipe: ChartRecipe, of measure: Measure) -> Bool {
    measure.definition != .count
      && recipe.refusals(of: ChartSubject(measure, site: self)).isEmpty
  }

  /// A chart of all bodies on the page of a measure; `nil` if the recipe does not suit it.
  package func chart(of reference: Reference<Measure>, _ recipe: ChartRecipe) -> PlacedChart? {
    let measure = self[reference]
    guard recipe.traits.roleOnMeasurePage != nil, hasChart(recipe, of: measure),
      recipe != .map || !measure.figures.isSparse,
      recipe != .trend || measure.hasBenchmarkOverTime,
      let periods = measure.periodsOnItsPage(recipe.traits.periods)
    else { return nil }
    let id = measure.head.id
    let bodies = recipe.traits.bodies == .selection ? fewBodies(of: measure) : nil
    let hasAllValues =
      periods == measure.periods && bodies == nil && recipe.traits.bodies != .namedOnly
    return PlacedChart(
      declaration: ChartDeclaration(
        id: "\(id)-\(recipe.rawValue)",
        recipe: recipe,
        measure: reference,
        periods: periods,
        bodies: bodies
      ),
      folder: ["measures", id],
      name: recipe.rawValue,
      measureWithValues: hasManyBodies || hasAllValues ? reference : nil,
      origin: measure.head.path
    )
  }

  /// A chart of all bodies in one order, which has a page of its own.
  ///
  /// `nil` for counts, and by value if only few bodies have one. Many bodies have one chart, which
  /// needs no order.
  package func dots(of reference: Reference<Measure>, in order: BodyOrder) -> PlacedChart? {
    let measure = self[reference]
    let few = fewBodies(of: measure)
    guard hasChart(.dots, of: measure), order != .value || few == nil,
      order == .group || !hasManyBodies
    else { return nil }
    return PlacedChart(
      declaration: ChartDeclaration(
        id: "\(measure.head.id)-\(order.address)",
        recipe: .dots,
        measure: reference,
        periods: [measure.mainPeriod],
        bodies: few,
        order: order
      ),
      folder: ["measures", measure.head.id, order.address],
      name: "dots",
      measureWithValues: hasManyBodies ? reference : nil,
      hasOwnPage: true,
      origin: measure.head.path
    )
  }

  /// A chart of one body over all periods of a measure.
  package func trend(of reference: Reference<Measure>, for body: Reference<Body>) -> PlacedChart {
    let id = self[reference].head.id
    return PlacedChart(
      declaration: ChartDeclaration(
        id: id,
        recipe: .trend,
        measure: reference,
        periods: self[reference].periods,
        bodies: [body]
      ),
      folder: [settings.bodies.pluralID, self[body].head.id],
      name: id,
      measureWithValues: hasManyBodies ? reference : nil,
      origin: self[body].head.path
    )
  }

  /// Every chart of the site that has files of its own.
  package var placedCharts: [PlacedChart] {
    let own = charts.references.map(placed) + measures.references.flatMap(charts(of:))
    return own
      + measures.references.flatMap { measure in
        bodies.references.filter { self[measure].isOnPage(of: $0) }
          .map { trend(of: measure, for: $0) }
      }
  }
}

extension PlacedChart {
  /// The files that are generated for this chart.
  package var ownFiles: [ChartFile] {
    let hasPicture = declaration.recipe == .funnel && !hasOwnPage
    return ChartFile.allCases.filter { file in
      file == .picture ? hasPicture : measureWithValues == nil || file.tableFormat == nil
    }
  }
}

extension Measure {
  fileprivate var hasBenchmarkOverTime: Bool { figures.benchmarks.count { $0 != nil } > 1 }

  /// The periods of a chart on the page of the measure; `nil` if there are too few.
  fileprivate func periodsOnItsPage(_ shape: RecipeTraits.Periods) -> [String]? {
    switch shape {
    case .one: return [mainPeriod]
    case .range: return periods.count > 1 ? periods : nil
    case .firstAndLast:
      guard let index = periods.firstIndex(of: mainPeriod), index > 0 else { return nil }
      return [periods[index - 1], mainPeriod]
    }
  }
}
