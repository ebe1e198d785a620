import Testing

/// One way to a small count in a table: what the table publishes, and what its reader knows.
struct DisclosureAttack: Sendable, CustomTestStringConvertible {
  var name: String
  var columns: String
  var rows: String
  var options: [String: String] = [:]
  /// The contract as an editor first writes it.
  var contract = "suppression: {columns: [charged], below: 5}"
  /// What the report asks about; `nil` if the count is protected without a question.
  var asks: String?
  /// The contract as the report asks for it; `nil` if the table cannot be published.
  var remedy: String?
  /// The planted counts: row and column.
  var planted: [Cell] = [Cell(0, "charged")]
  /// Cells that must be withheld with them.
  var companions: [Cell] = []
  /// The relations between columns that the reader sees.
  var relations: [String] = []
  /// Rows whose sum the reader knows.
  var sums: [[Int]] = []
  /// Rows of which the first is the sum of the others.
  var totals: [[Int]] = []
  var hidesZeros = false
  /// Whether the reader has the planted counts if only these are withheld.
  var worksAlone = true
  var more = ""

  struct Cell: Sendable {
    var row: Int
    var column: String
    init(_ row: Int, _ column: String) { (self.row, self.column) = (row, column) }
  }

  var testDescription: String { name }
}

/// Sums of columns.
let columnAttacks: [DisclosureAttack] = [
  DisclosureAttack(
    name: "a total before its parts",
    columns: "force:body year:year recorded charged freed",
    rows: "ash,2024,300,3,297\nbirch,2024,400,50,350\ncedar,2024,500,60,440",
    asks: "recorded = charged + freed",
    remedy: "relations: [recorded = charged + freed]",
    relations: ["recorded = charged + freed"]
  ),
  DisclosureAttack(
    name: "a total after its parts, in one row",
    columns: "force:body year:year charged freed recorded",
    rows: "ash,2024,3,297,300",
    asks: "recorded = charged + freed",
    remedy: "relations: [recorded = charged + freed]",
    relations: ["recorded = charged + freed"]
  ),
  DisclosureAttack(
    name: "three parts",
    columns: "force:body year:year recorded charged freed waiting",
    rows: "ash,2024,300,3,207,90\nbirch,2024,400,50,280,70\ncedar,2024,500,60,406,34",
    asks: "recorded = charged + freed + waiting",
    remedy: "relations: [recorded = charged + freed + waiting]",
    relations: ["recorded = charged + freed + waiting"]
  ),
  DisclosureAttack(
    name: "six parts with their total among them",
    columns: "force:body year:year charged freed fined all cautioned waiting closed",
    rows: "ash,2024,3,20,41,180,33,17,66\nbirch,2024,12,31,55,199,28,44,29",
    asks: "all = charged + freed + fined + cautioned + waiting + closed",
    remedy: "relations: [all = charged + freed + fined + cautioned + waiting + closed]",
    relations: ["all = charged + freed + fined + cautioned + waiting + closed"]
  ),
  DisclosureAttack(
    name: "a total of a total",
    columns: "force:body year:year recorded detected charged cautioned open",
    rows: "ash,2024,300,45,3,42,255\nbirch,2024,400,110,50,60,290\ncedar,2024,511,160,61,99,351",
    asks: "recorded = detected + open",
    remedy: "relations: [detected = charged + cautioned, recorded = detected + open]",
    relations: ["detected = charged + cautioned", "recorded = detected + open"]
  ),
  DisclosureAttack(
    name: "two ways to divide the same",
    columns: "force:body year:year charged freed men women",
    rows: "ash,2024,3,297,203,97\nbirch,2024,50,350,211,189\ncedar,2024,61,440,257,244",
    asks: "charged = men + women - freed",
    remedy: "relations: [charged = men + women - freed]",
    relations: ["charged = men + women - freed"]
  ),
  DisclosureAttack(
    name: "a sum less what was withdrawn",
    columns: "force:body year:year recorded charged freed withdrawn",
    rows: "ash,2024,290,3,297,10\nbirch,2024,373,50,350,27\ncedar,2024,469,60,440,31",
    asks: "recorded = charged + freed - withdrawn",
    remedy: "relations: [recorded = charged + freed - withdrawn]",
    relations: ["recorded = charged + freed - withdrawn"]
  ),
  DisclosureAttack(
    name: "the same count again, as an integer",
    columns: "force:body year:year charged suspects:integer",
    rows: "ash,2024,3,3\nbirch,2024,50,50\ncedar,2024,60,60",
    asks: "charged = suspects",
    remedy: "relations: [charged = suspects]",
    relations: ["charged = suspects"]
  ),
  DisclosureAttack(
    name: "a sample of forty",
    columns: "force:body year:year charged freed",
    rows: "ash,2024,3,37\nbirch,2024,12,28\ncedar,2024,25,15\nelm,2024,31,9",
    asks: "charged = 40 - freed",
    remedy: "relations: [charged = 40 - freed]",
    relations: ["charged = 40 - freed"]
  ),
  DisclosureAttack(
    name: "a constant difference",
    columns: "force:body year:year charged returned",
    rows: "ash,2024,3,13\nbirch,2024,50,60\ncedar,2024,61,71",
    asks: "charged = -10 + returned",
    remedy: "relations: [charged = -10 + returned]",
    relations: ["charged = -10 + returned"]
  ),
  DisclosureAttack(
    name: "a declared sum with an integer",
    columns: "force:body year:year made:integer charged failed:integer",
    rows: "ash,2024,30,3,27\nbirch,2024,40,15,25\ncedar,2024,50,22,28",
    contract: "relations: [made = charged + failed]\nsuppression: {columns: [charged], below: 5}",
    relations: ["made = charged + failed"]
  ),
  DisclosureAttack(
    name: "a declared sum with fractions",
    columns: "force:body year:year made:number charged rest:number",
    rows: "ash,2024,10.5,3,7.5\nbirch,2024,62.25,50,12.25\ncedar,2024,71.5,60,11.5",
    contract: "relations: [made = charged + rest]\nsuppression: {columns: [charged], below: 5}",
    relations: ["made = charged + rest"]
  ),
  DisclosureAttack(
    name: "a sum with fractions",
    columns: "force:body year:year made:number charged rest:number",
    rows: "ash,2024,10.5,3,7.5\nbirch,2024,62.25,50,12.25\ncedar,2024,71.5,60,11.5",
    asks: "made = charged + rest",
    remedy: "relations: [made = charged + rest]",
    relations: ["made = charged + rest"]
  ),
]
