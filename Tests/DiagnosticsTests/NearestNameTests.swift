import Diagnostics
import Testing

@Suite struct NearestNameTests {
  let names = ["grade", "theme", "forces", "figures", "due", "id"]

  @Test(arguments: [
    ("grad", "grade"), ("garde", "grade"), ("Theme", "theme"), ("forcse", "forces"),
    ("figurse", "figures"), ("deu", "due"), ("figure", "figures"), ("fourcess", "forces"),
  ])
  func aSlipOfTheKeysIsRecognised(_ typed: String, _ meant: String) {
    #expect(nearestName(to: typed, among: names) == meant)
  }

  @Test(arguments: ["recommendations", "colour", "xyz", "grade"])
  func aNameThatIsFarOffOrRightHasNoSuggestion(_ typed: String) {
    #expect(nearestName(to: typed, among: names) == nil)
  }

  @Test func amongEquallyNearNamesTheFirstByLetterWins() {
    #expect(nearestName(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
    #expect(nearestName(to: "cat", among: ["rat", "bat", "hat"]) == "bat")
  }

  @Test func aNearerNameWinsOverAnEarlierOne() {
    #expect(nearestName(to: "forcess", among: ["farcess2", "forces"]) == "forces")
  }

  @Test func withoutCandidatesThereIsNone() {
    #expect(nearestName(to: "a", among: []) == nil)
  }

  @Test func aSuggestionNamesTheNearestOrListsWhatIsAllowed() {
    #expect(suggestion(for: "grad", among: names, what: "keys") == "did you mean \"grade\"?")
    #expect(
      suggestion(for: "xyz", among: names, what: "keys")
        == "keys: due, figures, forces, grade, id, theme"
    )
    #expect(suggestion(for: "xyz", among: [], what: "keys") == "there are no keys yet")
  }

  @Test func aLongListIsCutAfterTwelve() {
    let many = (10..<30).map { "name-\($0)" }
    let text = suggestion(for: "zzzzzz", among: many, what: "names")
    #expect(text.hasPrefix("names: name-10, ") && text.hasSuffix("name-21, …"))
  }
}
