import Foundation
import Testing

/// Tests of the command that gives a record another id, on a disk.
struct RenameTests {
  @Test func filesMoveAndTheOldAddressLeadsOn() throws {
    let folder = try SiteFolder()
    let page = folder.read("content/pages/about.md")
    let settings = try #require(folder.read("content/site.yml"))
    let dry = try folder.sitegen("rename", "about", "about-us", "--dry-run")
    let run = try folder.sitegen("rename", "about", "about-us")
    #expect(run.status == 0 && dry.output == run.output, "\(run.errors)")
    #expect(
      run.output == """
        removed: content/pages/about.md
        created: content/pages/about-us.md
        created: content/redirects.yml
        changed: content/site.yml
        redirect: /about/ to page:about-us

        """
    )
    #expect(folder.read("content/pages/about.md") == nil)
    #expect(folder.read("content/pages/about-us.md") == page)
    #expect(folder.read("content/redirects.yml") == "/about/: page:about-us\n")
    let expected = settings.replacingOccurrences(of: "page:about", with: "page:about-us")
    #expect(folder.read("content/site.yml") == expected)
    #expect(try folder.sitegen("build").status == 0)
    #expect(folder.read("public/about/index.html")?.contains("url=../about-us/") == true)
  }

  @Test func renameThatBreaksSomethingChangesNothing() throws {
    let folder = try SiteFolder()
    // The list of findings has this address.
    let before = folder.tree("content")
    let run = try folder.sitegen("rename", "about", "findings")
    #expect(run.status == 1 && run.errors.contains("[duplicate-address]"), "\(run.errors)")
    #expect(run.errors.contains("nothing was changed"))
    #expect(folder.tree("content") == before)
  }

  @Test func otherFilesInTheFolderStay() throws {
    let folder = try SiteFolder()
    try folder.write("name: nothing here", to: "content/forces/notes.txt")
    _ = try folder.sitegen("rename", "durham", "county-durham")
    #expect(folder.read("content/forces/county-durham.md") != nil)
    #expect(folder.read("content/forces/durham.md") == nil)
    #expect(folder.read("content/forces/notes.txt") == "name: nothing here")
  }
}
