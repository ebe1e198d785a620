/// Rates, complements, bounds, rounding, and sums of small counts.
let otherAttacks: [DisclosureAttack] = [
  DisclosureAttack(
    name: "a percentage beside its counts",
    columns: "force:body year:year recorded charged rate:percent",
    rows: "ash,2024,300,3,1.0\nbirch,2024,400,50,12.5\ncedar,2024,500,61,12.2",
    asks: "rate = charged / recorded",
    remedy: "suppression: {columns: [charged], below: 5, derived: [rate]}",
    companions: [.init(0, "rate")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a rate for a thousand",
    columns: "force:body year:year recorded charged rate:number",
    rows: "ash,2024,300,3,10.00\nbirch,2024,400,50,125.00\ncedar,2024,510,61,119.61",
    asks: "rate = charged / recorded",
    remedy: "suppression: {columns: [charged], below: 5, derived: [rate]}",
    companions: [.init(0, "rate")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a ratio",
    columns: "force:body year:year recorded charged rate:number",
    rows: "ash,2024,300,3,0.010\nbirch,2024,400,50,0.125\ncedar,2024,510,61,0.120",
    asks: "rate = charged / recorded",
    remedy: "suppression: {columns: [charged], below: 5, derived: [rate]}",
    companions: [.init(0, "rate")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a rate of whole numbers",
    columns: "force:body year:year recorded charged rate:integer",
    rows: "ash,2024,300,3,10\nbirch,2024,400,50,125\ncedar,2024,500,60,120\nelm,2024,411,71,173",
    asks: "rate = charged / recorded",
    remedy: "suppression: {columns: [charged], below: 5, derived: [rate]}",
    companions: [.init(0, "rate")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "the percentage of the others",
    columns: "force:body year:year recorded charged free:percent",
    rows: "ash,2024,300,3,99.0\nbirch,2024,400,50,87.5\ncedar,2024,500,60,88.0",
    asks: "free = 1 - charged / recorded",
    remedy: "suppression: {columns: [charged], below: 5, derived: [free]}",
    companions: [.init(0, "free")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a share of both",
    columns: "force:body year:year charged freed share:percent",
    rows: "ash,2024,3,97,3.0\nbirch,2024,50,350,12.5\ncedar,2024,60,440,12.0",
    asks: "share = charged / (charged + freed)",
    remedy: "suppression: {columns: [charged], below: 5, derived: [share]}",
    companions: [.init(0, "share")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "thirty-nine of forty",
    columns: "force:body year:year recorded charged",
    rows: "ash,2024,40,39\nbirch,2024,400,50\ncedar,2024,500,60",
    contract: "relations: [charged <= recorded]\nsuppression: {columns: [charged], below: 5}",
    worksAlone: false
  ),
  DisclosureAttack(
    name: "thirty-eight of fewer than forty",
    columns: "force:body year:year recorded charged",
    rows: "ash,2024,40,38\nbirch,2024,400,50\ncedar,2024,500,60",
    contract: "relations: [charged < recorded]\nsuppression: {columns: [charged], below: 5}",
    worksAlone: false
  ),
  DisclosureAttack(
    name: "thirty-nine of forty, in a share",
    columns: "force:body year:year recorded charged",
    rows: "ash,2024,40,39\nbirch,2024,400,50\ncedar,2024,500,60",
    worksAlone: false,
    more: """
      -- content/measures/rate.yml --
      title: Charge rate
      question: How many?
      definition: recorded-cohort
      numerator: t.charged
      denominator: t.recorded
      numerator_words: charged
      denominator_words: recorded
      scope: All crime.
      basis: of crimes recorded
      main_period: 2024
      order: 1
      sources: [office]

      """
  ),
  DisclosureAttack(
    name: "one of one",
    columns: "force:body year:year recorded charged",
    rows: "ash,2024,1,1\nbirch,2024,400,50\ncedar,2024,500,60",
    contract: "relations: [charged <= recorded]\nsuppression: {columns: [charged], below: 5}",
    companions: [.init(0, "recorded")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "three of five, where nine numbers are withheld",
    columns: "force:body year:year recorded charged",
    rows: "ash,2024,5,3\nbirch,2024,400,50\ncedar,2024,500,60",
    contract: "relations: [charged <= recorded]\nsuppression: {columns: [charged], below: 10}",
    companions: [.init(0, "recorded")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "at least as many as a published part",
    columns: "force:body year:year recorded charged",
    rows: "ash,2024,4,4\nbirch,2024,400,50\ncedar,2024,500,60",
    contract: "relations: [charged <= recorded]\nsuppression: {columns: [recorded], below: 5}",
    planted: [.init(0, "recorded")],
    companions: [.init(0, "charged")],
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a published minimum",
    columns: "force:body year:year charged",
    rows: "ash,2024,4\nbirch,2024,50\ncedar,2024,60",
    options: ["charged": "minimum: 4"],
    asks: "charged = 4",
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a published maximum",
    columns: "force:body year:year charged",
    rows: "ash,2024,1\nbirch,2024,0\ncedar,2024,1",
    options: ["charged": "maximum: 1"],
    asks: "charged = 1",
    worksAlone: false
  ),
  DisclosureAttack(
    name: "a threshold that leaves one number",
    columns: "force:body year:year charged",
    rows: "ash,2024,1\nbirch,2024,50\ncedar,2024,60",
    contract: "suppression: {columns: [charged], below: 2}",
    asks: "charged = 1",
    worksAlone: false
  ),
  DisclosureAttack(
    name: "an exact total of rounded parts",
    columns: "force:body year:year recorded charged freed",
    rows: "ash,2024,300,3,297\nbirch,2024,400,52,348\ncedar,2024,501,60,441",
    contract: """
      relations: [recorded = charged + freed]
      suppression: {columns: [charged, freed], below: 5, round_to: 5}
      """,
    asks: "recorded is exact",
    remedy: """
      relations: [recorded = charged + freed]
      suppression: {columns: [recorded, charged, freed], below: 5, round_to: 5}
      """,
    worksAlone: false
  ),
  DisclosureAttack(
    name: "two small counts whose sum is two",
    columns: "force:body year:year recorded charged freed waiting",
    rows: "ash,2024,32,1,1,30\nbirch,2024,72,20,21,31",
    contract: """
      relations: [recorded = charged + freed + waiting]
      suppression: {columns: [charged, freed, waiting], below: 5, totals: [bodies]}
      """,
    planted: [.init(0, "charged"), .init(0, "freed")],
    relations: ["recorded = charged + freed + waiting"],
    sums: [[0, 1]]
  ),
  DisclosureAttack(
    name: "two small counts whose sum is eight",
    columns: "force:body year:year recorded charged freed waiting",
    rows: "ash,2024,38,4,4,30\nbirch,2024,72,20,21,31",
    contract: """
      relations: [recorded = charged + freed + waiting]
      suppression: {columns: [charged, freed, waiting], below: 5}
      """,
    planted: [.init(0, "charged"), .init(0, "freed")],
    relations: ["recorded = charged + freed + waiting"]
  ),
  DisclosureAttack(
    name: "zeros that the policy hides",
    columns: "force:body year:year recorded charged freed",
    rows: "ash,2024,20,0,20\nbirch,2024,70,30,40\ncedar,2024,110,50,60",
    contract: """
      relations: [recorded = charged + freed]
      suppression: {columns: [charged], below: 5, zeros: hide}
      """,
    relations: ["recorded = charged + freed"],
    hidesZeros: true
  ),
  DisclosureAttack(
    name: "sums over rows and columns",
    columns: "force:body year:year recorded charged freed",
    rows: "ash,2024,23,3,20\nbirch,2024,37,10,27\ncedar,2024,70,31,39",
    contract: """
      relations: [recorded = charged + freed]
      suppression: {columns: [charged, freed], below: 5, totals: [bodies]}
      """,
    relations: ["recorded = charged + freed"],
    sums: [[0, 1, 2]]
  ),
]
