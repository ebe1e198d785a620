/// Sums over rows, or the counts themselves, in another dataset.
let elsewhereAttacks: [DisclosureAttack] = [
  DisclosureAttack(
    name: "a national table",
    columns: "force:body year:year charged",
    rows: "ash,2023,3\nbirch,2023,40\ncedar,2023,25\nash,2024,12\nbirch,2024,33\ncedar,2024,21",
    asks: "other.charged = charged over bodies",
    remedy: "suppression: {columns: [charged], below: 5, totals: [bodies]}",
    sums: [[0, 1, 2], [3, 4, 5]],
    more: otherDataset("year:year", rows: "2023,68\n2024,66")
  ),
  DisclosureAttack(
    name: "a copy of the column",
    columns: "force:body year:year charged",
    rows: "ash,2024,3\nbirch,2024,50\ncedar,2024,61",
    asks: "other.charged = charged",
    worksAlone: false,
    more: otherDataset("force:body year:year", rows: "ash,2024,3\nbirch,2024,50\ncedar,2024,61")
  ),
  DisclosureAttack(
    name: "a table without the sexes",
    columns: "force:body year:year sex:text charged",
    rows: """
      ash,2024,female,3
      ash,2024,male,47
      birch,2024,female,21
      birch,2024,male,33
      cedar,2024,female,14
      cedar,2024,male,20
      """,
    asks: "other.charged = charged over sex",
    remedy: "suppression: {columns: [charged], below: 5, totals: [sex]}",
    sums: [[0, 1], [2, 3], [4, 5]],
    more: otherDataset("force:body year:year", rows: "ash,2024,50\nbirch,2024,54\ncedar,2024,34")
  ),
  DisclosureAttack(
    name: "a table of nations",
    columns: "force:body year:year charged",
    rows: """
      ash,2022,9
      birch,2022,51
      cedar,2022,14
      dogwood,2022,22
      elm,2022,41
      ash,2023,3
      birch,2023,40
      cedar,2023,25
      dogwood,2023,30
      elm,2023,50
      ash,2024,12
      birch,2024,33
      cedar,2024,21
      dogwood,2024,17
      elm,2024,45
      """,
    asks: "other.charged = charged over nation (North)",
    remedy: "suppression: {columns: [charged], below: 5, totals: [nation]}",
    planted: [.init(5, "charged")],
    sums: [[0, 1, 2], [3, 4], [5, 6, 7], [8, 9], [10, 11, 12], [13, 14]],
    more: otherDataset(
      "nation:text year:year",
      rows:
        "north,2022,74\nsouth,2022,63\nnorth,2023,68\nsouth,2023,80\nnorth,2024,66\nsouth,2024,62"
    )
  ),
  DisclosureAttack(
    name: "a share of another dataset",
    columns: "force:body year:year charged",
    rows: "ash,2024,39\nbirch,2024,50\ncedar,2024,61",
    asks: "t.charged of other.charged",
    worksAlone: false,
    more: otherDataset("force:body year:year", rows: "ash,2024,40\nbirch,2024,400\ncedar,2024,500")
      + """
      -- content/measures/rate.yml --
      title: Charge rate
      question: How many?
      definition: recorded-cohort
      numerator: t.charged
      denominator: other.charged
      numerator_words: charged
      denominator_words: recorded
      scope: All crime.
      basis: of crimes recorded
      main_period: 2024
      order: 1
      sources: [office]

      """
  ),
]

/// Another dataset with the column `charged`.
func otherDataset(_ keys: String, rows: String) -> String {
  let fields = keys.split(separator: " ").map { $0.split(separator: ":").map(String.init) }
  let columns = fields.map { "  - {name: \($0[0]), title: \($0[0]), type: \($0[1])}" }
  return """
    -- content/data/other/dataset.yml --
    title: Other table
    description: Another table.
    layout: single
    producer: Office
    source: office
    licence: {name: OGL, url: "https://licence.example/"}
    published: 2024-07-01
    retrieved: not-established
    key: [\(fields.map { $0[0] }.joined(separator: ", "))]
    period_column: year
    columns:
    \(columns.joined(separator: "\n"))
      - {name: charged, title: Charged, type: count}
    -- content/data/other/data.csv --
    \(fields.map { $0[0] }.joined(separator: ",")),charged
    \(rows)

    """
}
