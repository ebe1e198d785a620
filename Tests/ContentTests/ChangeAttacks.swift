/// Sums over periods, weighted sums, and columns that follow a count from period to period.
let changeAttacks: [DisclosureAttack] = [
  DisclosureAttack(
    name: "the change since the year before",
    columns: "force:body year:year charged change:integer",
    rows: """
      ash,2023,30,-7
      ash,2024,3,-27
      birch,2023,40,5
      birch,2024,50,10
      cedar,2023,61,9
      cedar,2024,60,-1
      """,
    asks: "charged = change + charged of the period before",
    planted: [.init(1, "charged")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "the sum so far",
    columns: "force:body year:year charged so_far:integer",
    rows: """
      ash,2023,30,30
      ash,2024,3,33
      birch,2023,40,40
      birch,2024,50,90
      cedar,2023,61,61
      cedar,2024,60,121
      """,
    asks: "so_far = so_far of the period before + charged",
    planted: [.init(1, "charged")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a score of two for each",
    columns: "force:body year:year charged freed score",
    rows: """
      ash,2024,3,20,26
      birch,2024,10,31,51
      cedar,2024,12,7,31
      dogwood,2024,40,9,89
      elm,2024,22,18,62
      """,
    asks: "2 * charged = score - freed",
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a sum that few rows have",
    columns: "force:body year:year recorded charged freed",
    rows: """
      ash,2024,3000,3,2997
      birch,2024,4001,50,3951
      cedar,2024,500,60,[x]
      dogwood,2024,411,71,[x]
      elm,2024,611,90,[x]
      """,
    options: ["freed": "missing: [x]"],
    asks: "recorded = charged + freed",
    remedy: "relations: [recorded = charged + freed]",
    relations: ["recorded = charged + freed"]
  ),
  DisclosureAttack(
    name: "the sum of both years, among them",
    columns: "force:body span:choice charged",
    rows: """
      ash,first,3
      ash,second,40
      ash,both,43
      birch,first,22
      birch,second,31
      birch,both,53
      cedar,first,14
      cedar,second,60
      cedar,both,74
      """,
    options: ["span": "choices: [first, second, both]"],
    contract: """
      period_column: span
      suppression: {columns: [charged], below: 5}
      """,
    asks: "span: both = first + second",
    remedy: """
      period_column: span
      suppression:
        columns: [charged]
        below: 5
        row_totals: [{over: span, total: both}]
      """,
    totals: [[2, 0, 1], [5, 3, 4], [8, 6, 7]]
  ),
  DisclosureAttack(
    name: "quarters beside years",
    columns: "force:body quarter:quarter charged",
    rows: """
      ash,2024-Q1,14
      ash,2024-Q2,3
      ash,2024-Q3,25
      ash,2024-Q4,16
      birch,2024-Q1,11
      birch,2024-Q2,19
      birch,2024-Q3,22
      birch,2024-Q4,30
      cedar,2024-Q1,41
      cedar,2024-Q2,18
      cedar,2024-Q3,27
      cedar,2024-Q4,35
      """,
    contract: """
      period_column: quarter
      suppression: {columns: [charged], below: 5}
      """,
    asks: "other.charged = charged over years",
    remedy: """
      period_column: quarter
      suppression: {columns: [charged], below: 5, totals: [years]}
      """,
    planted: [.init(1, "charged")],
    sums: [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]],
    more: otherDataset("force:body year:year", rows: "ash,2024,58\nbirch,2024,82\ncedar,2024,121")
  ),
]
