import Diagnostics

extension FieldReader {
  /// Reads an entry of `changes`: an update, unless `kind`, or the older `correction: true`, says
  /// otherwise.
  mutating func change() -> Change {
    let isCorrection = flag("correction")
    let kind = choice("kind", default: isCorrection ? ChangeKind.correction : .update) ?? .update
    if has("correction"), has("kind"), isCorrection != (kind == .correction) {
      report(
        .unknownChoice,
        "\"correction\" is \(isCorrection), but \"kind\" is \"\(kind.rawValue)\"",
        at: location(of: "correction"),
        help: "remove `correction`: `kind` says what the change is"
      )
    }
    return Change(
      date: date("date"),
      kind: kind,
      note: text("note"),
      changesConclusion: flag("changes_conclusion"),
      before: optionalText("from"),
      after: optionalText("to"),
      dateLocation: location(of: "date")
    )
  }
}
