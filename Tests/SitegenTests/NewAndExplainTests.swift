import Foundation
import Testing

/// Tests of the commands that help an editor to get started and find their way around.
struct NewAndExplainTests {
  @Test func newFileIsWrittenOnceAndChecksClean() throws {
    let folder = try SiteFolder()
    let first = try folder.sitegen("new", "page", "How to “read” this")
    #expect(first.status == 0 && first.output == "content/pages/how-to-read-this.md\n")
    #expect(try folder.sitegen("check", "--strict").status == 0)
    try folder.write("mine", to: "content/pages/how-to-read-this.md")
    let second = try folder.sitegen("new", "page", "how-to-read-this")
    #expect(second.status == 2 && second.errors.contains("already exists"))
    #expect(folder.read("content/pages/how-to-read-this.md") == "mine")
  }

  @Test func kindsAreThoseOfTheSite() throws {
    let folder = try SiteFolder()
    #expect(try folder.sitegen("new", "force", "rutland").output == "content/forces/rutland.md\n")
    let wrong = try folder.sitegen("new", "forse", "rutland")
    #expect(wrong.status == 64 && wrong.errors.contains("did you mean \"force\"?"))
    let lost = try folder.sitegen("new", "finding", "a")
    #expect(lost.status == 64 && lost.errors.contains("sitegen new report"))
  }

  @Test(arguments: [
    "/about/", "about", "page:about", "content/pages/about.md", "http://localhost:8080/about/?a",
  ])
  func pageIsFoundByAnyOfItsNames(name: String) throws {
    let run = try SiteFolder().sitegen("explain", name)
    #expect(run.status == 0)
    #expect(run.output.contains("address         /about/\n"))
    #expect(run.output.contains("source          content/pages/about.md:2\n"))
    #expect(run.output.contains("template        templates/page.html\n"))
    #expect(run.output.contains("published       yes\n"))
  }

  @Test(arguments: [
    ("/old/", ["/about/", "#team: /forces/"]), ("/old.csv", ["/forces/"]),
    ("http://localhost:8080/About", ["/about/"]),
  ])
  func oldAddressSaysWhereItLeads(address: String, targets: [String]) throws {
    let folder = try SiteFolder()
    try folder.write(
      "/old/: page:about\n/old/#team: /forces/\n/old.csv: /forces/\n/About/: page:about\n",
      to: "content/redirects.yml"
    )
    let run = try folder.sitegen("explain", address)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("source          content/redirects.yml:"))
    let indent = String(repeating: " ", count: "referred to by  ".count)
    let label = "leads to" + indent.dropFirst("leads to".count)
    #expect(run.output.contains(label + targets.joined(separator: "\n" + indent) + "\n"))
  }

  @Test func movedPartOfAPageIsNamed() throws {
    let folder = try SiteFolder()
    try folder.write("/about/#team: /forces/\n", to: "content/redirects.yml")
    let run = try folder.sitegen("explain", "/about/")
    #expect(run.output.contains("moved parts     #team: /forces/\n"))
  }

  @Test func heldPageSaysWhy() throws {
    let folder = try SiteFolder()
    _ = try folder.sitegen("new", "page", "later")
    #expect(try folder.sitegen("explain", "later").output.contains("published       no: draft\n"))
  }

  @Test func ruleIsExplainedWithAnExample() throws {
    let run = try SiteFolder().sitegen("explain", "broken-anchor")
    #expect(run.status == 0)
    for words in ["error [broken-anchor]", "Wrong, in ", "Right, in "] {
      #expect(run.output.contains(words))
    }
  }

  @Test func unknownNameSuggestsAnother() throws {
    let run = try SiteFolder().sitegen("explain", "broken-lnk")
    #expect(run.status == 64 && run.errors.contains("did you mean broken-link?"))
  }
}
