import Diagnostics
import YAML

/// Reads `relations`: `charged <= recorded`, `recorded = charged + open - withdrawn`.
func parseRelations(_ fields: inout FieldReader) -> [DataRelation] {
  fields.names("relations").compactMap { name in
    if let relation = DataRelation(name) { return relation }
    fields.report(
      .wrongType,
      "\"\(name.id)\" is not a valid relation",
      at: name.location,
      help: "write a relation such as charged <= recorded, or recorded = charged + open"
    )
    return nil
  }
}

extension DataRelation {
  /// `nil` if the text is not a relation.
  fileprivate init?(_ name: Name) {
    let parts = name.id.split(separator: " ").map(String.init)
    let kinds: [String: Kind] = ["<=": .atMost, "<": .less, "=": .sum]
    guard parts.count >= 3, parts.count % 2 == 1, let kind = kinds[parts[1]],
      kind == .sum || parts.count == 3
    else { return nil }
    self.init(
      left: parts[0],
      kind: kind,
      right: [],
      signs: [],
      rightText: parts[2...].joined(separator: " "),
      text: name.id,
      location: name.location
    )
    for index in stride(from: 2, to: parts.count, by: 2) {
      guard let sign = index == 2 ? 1 : ["+": 1, "-": -1][parts[index - 1]] else { return nil }
      if kind == .sum, let number = Int(parts[index]), number.magnitude <= largestNumber {
        constant += sign * number
      } else {
        right.append(parts[index])
        signs.append(sign)
      }
    }
    guard !right.isEmpty, Set([left] + right).count == right.count + 1,
      constant.magnitude <= largestNumber
    else { return nil }
  }
}

func readSuppression(_ fields: inout FieldReader, of parsed: inout Parsed<Dataset>) {
  let location = fields.location(of: "suppression")
  guard let node = fields.optionalNode("suppression") else { return }
  fields.record(of: node, key: "suppression") { fields in
    let threshold = fields.integer("below")
    let multiple = fields.optionalInteger("round_to")
    let zeros = fields.choice("zeros", default: ZeroPolicy.show)
    if threshold < 2 {
      let message = "\"below\" must be at least 2; with less, nothing would be withheld"
      fields.report(.suppressionUnfit, message, at: fields.location(of: "below"))
    } else if let multiple, multiple < 2 || multiple > 2 * threshold {
      let message = "\"round_to\" must be from 2 to \(2 * threshold), found \(multiple)"
      let help = "write a number in that range, so that no published count is rounded to zero"
      fields.report(.suppressionUnfit, message, at: fields.location(of: "round_to"), help: help)
    }
    parsed.names.suppressed = fields.names("columns", isRequired: true)
    parsed.names.derived = fields.names("derived")
    parsed.names.totals = fields.names("totals")
    let rowTotals = fields.records("row_totals", readRowTotal)
    parsed.names.rowTotals = rowTotals.map(\.over)
    parsed.record.suppression = Suppression(
      threshold: threshold,
      hidesZeros: zeros == .hide,
      roundsTo: multiple.flatMap { $0 < 2 ? nil : $0 },
      columns: parsed.names.suppressed.map(\.id),
      derived: parsed.names.derived.map(\.id),
      knownTotals: parsed.names.totals.map { KnownTotal($0.id) },
      rowTotals: rowTotals.map(\.total),
      harmless: fields.records("harmless", readHarmless),
      location: location
    )
  }
}

private func readRowTotal(_ fields: inout FieldReader) -> (over: Name, total: RowTotal) {
  let over = fields.name("over")
  let total = RowTotal(over: over.id, total: fields.text("total"), parts: fields.texts("parts"))
  return (over, total)
}

/// The reason is for whoever reads the contract; the program only asks that there is one.
private func readHarmless(_ fields: inout FieldReader) -> HarmlessTie {
  _ = fields.text("reason")
  return HarmlessTie(tie: fields.text("tie"), location: fields.location(of: "tie"))
}

private enum ZeroPolicy: String, CaseIterable {
  case show, hide
}
