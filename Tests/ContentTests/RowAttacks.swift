/// Sums over rows, in the table itself or known from elsewhere.
let rowAttacks: [DisclosureAttack] = [
  DisclosureAttack(
    name: "both sexes",
    columns: "force:body year:year sex:text charged",
    rows: """
      ash,2024,female,3
      ash,2024,male,47
      ash,2024,all,50
      birch,2024,female,21
      birch,2024,male,33
      birch,2024,all,54
      cedar,2024,female,14
      cedar,2024,male,20
      cedar,2024,all,34
      """,
    asks: "sex: all = female + male",
    remedy: """
      suppression:
        columns: [charged]
        below: 5
        row_totals: [{over: sex, total: all, parts: [female, male]}]
      """,
    totals: [[2, 0, 1], [5, 3, 4], [8, 6, 7]]
  ),
  DisclosureAttack(
    name: "a nation among its regions",
    columns: "region:text year:year charged",
    rows: """
      east,2023,3
      nation,2023,68
      south,2023,25
      west,2023,40
      east,2024,12
      nation,2024,66
      south,2024,21
      west,2024,33
      """,
    asks: "region: nation = east + south + west",
    remedy: """
      suppression:
        columns: [charged]
        below: 5
        row_totals: [{over: region, total: nation}]
      """,
    totals: [[1, 0, 2, 3], [5, 4, 6, 7]]
  ),
  DisclosureAttack(
    name: "a year of quarters",
    columns: "force:body quarter:text charged",
    rows: """
      ash,q1,3
      ash,q2,14
      ash,q3,25
      ash,q4,16
      ash,year,58
      birch,q1,11
      birch,q2,19
      birch,q3,22
      birch,q4,30
      birch,year,82
      """,
    asks: "quarter: year = q1 + q2 + q3 + q4",
    remedy: """
      suppression:
        columns: [charged]
        below: 5
        row_totals: [{over: quarter, total: year, parts: [q1, q2, q3, q4]}]
      """,
    totals: [[4, 0, 1, 2, 3], [9, 5, 6, 7, 8]]
  ),
  DisclosureAttack(
    name: "totals of totals over rows",
    columns: "region:text year:year charged",
    rows: """
      a,2022,9
      b,2022,51
      north,2022,60
      c,2022,14
      d,2022,22
      south,2022,36
      whole,2022,96
      a,2023,3
      b,2023,40
      north,2023,43
      c,2023,25
      d,2023,30
      south,2023,55
      whole,2023,98
      a,2024,12
      b,2024,33
      north,2024,45
      c,2024,21
      d,2024,17
      south,2024,38
      whole,2024,83
      """,
    asks: "region: north = a + b",
    remedy: """
      suppression:
        columns: [charged]
        below: 5
        row_totals:
          - {over: region, total: north, parts: [a, b]}
          - {over: region, total: south, parts: [c, d]}
          - {over: region, total: whole, parts: [north, south]}
      """,
    planted: [.init(7, "charged")],
    totals: [[9, 7, 8], [12, 10, 11], [13, 9, 12]]
  ),
  DisclosureAttack(
    name: "a body that is others together",
    columns: "force:body year:year charged",
    rows: """
      ash,2023,3
      birch,2023,40
      cedar,2023,25
      dogwood,2023,30
      elm,2023,51
      north,2023,68
      ash,2024,12
      birch,2024,33
      cedar,2024,21
      dogwood,2024,17
      elm,2024,46
      north,2024,66
      """,
    asks: "bodies: north = ash + birch + cedar",
    remedy: """
      suppression:
        columns: [charged]
        below: 5
        row_totals: [{over: bodies, total: north, parts: [ash, birch, cedar]}]
      """,
    totals: [[5, 0, 1, 2], [11, 6, 7, 8]]
  ),
  DisclosureAttack(
    name: "a known total over bodies",
    columns: "force:body year:year charged",
    rows: "ash,2024,3\nbirch,2024,50\ncedar,2024,60",
    contract: "suppression: {columns: [charged], below: 5, totals: [bodies]}",
    sums: [[0, 1, 2]]
  ),
  DisclosureAttack(
    name: "a known total over years",
    columns: "force:body year:year charged",
    rows: "ash,2022,3\nash,2023,50\nash,2024,60",
    contract: "suppression: {columns: [charged], below: 5, totals: [periods]}",
    sums: [[0, 1, 2]]
  ),
  DisclosureAttack(
    name: "a known total over sexes",
    columns: "force:body year:year sex:text charged",
    rows: "ash,2024,female,3\nash,2024,male,47\nbirch,2024,female,21\nbirch,2024,male,33",
    contract: "suppression: {columns: [charged], below: 5, totals: [sex]}",
    sums: [[0, 1], [2, 3]]
  ),
  DisclosureAttack(
    name: "a known total of a nation",
    columns: "force:body year:year charged",
    rows: "ash,2024,3\nbirch,2024,40\ncedar,2024,25\ndogwood,2024,30\nelm,2024,50",
    contract: "suppression: {columns: [charged], below: 5, totals: [nation]}",
    sums: [[0, 1, 2], [3, 4]]
  ),
  DisclosureAttack(
    name: "known totals over bodies and sexes",
    columns: "force:body year:year sex:text charged",
    rows: """
      ash,2024,female,3
      ash,2024,male,47
      birch,2024,female,21
      birch,2024,male,33
      cedar,2024,female,24
      cedar,2024,male,36
      """,
    contract: "suppression: {columns: [charged], below: 5, totals: [bodies, sex]}",
    sums: [[0, 1], [2, 3], [4, 5], [0, 2, 4], [1, 3, 5]]
  ),
]
