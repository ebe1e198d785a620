import SiteOutline
import Testing

struct SitePathTests {
  @Test(arguments: [
    ("index.html", "index.html", "./"),
    ("index.html", "forces/durham/index.html", "../../"),
    ("forces/durham/index.html", "index.html", "forces/durham/"),
    ("forces/durham/index.html", "forces/durham/index.html", "./"),
    ("forces/kent/index.html", "forces/durham/index.html", "../kent/"),
    ("forces/index.html", "forces/durham/index.html", "../"),
    ("forces/durham/rate.csv", "forces/durham/index.html", "rate.csv"),
    ("assets/site.css", "forces/durham/index.html", "../../assets/site.css"),
    ("assets/site.css", "404.html", "assets/site.css"),
    ("images/xindex.html", "images/a.html", "xindex.html"),
    ("force/index.html", "forces/index.html", "../force/"),
    ("images/why?.svg", "index.html", "images/why%3F.svg"),
    ("images/100%.svg", "about/index.html", "../images/100%25.svg"),
    ("a%20b/é #.svg", "a%20b/index.html", "%C3%A9%20%23.svg"),
    ("a:b.svg", "index.html", "a%3Ab.svg"),
    ("our work/index.html", "index.html", "our%20work/"),
  ])
  func referencesAreRelative(target: String, origin: String, href: String) throws {
    let target = try #require(SitePath(target))
    let start = try #require(SitePath(origin))
    #expect(target.href(from: start) == href)
    #expect(start.target(of: href) == target)
  }

  @Test func addressIsPercentEncoded() throws {
    let page = try #require(SitePath("our work/100%/index.html"))
    #expect(page.address == "our%20work/100%25/")
  }

  @Test func aReferenceOutOfTheSiteLeadsNowhere() throws {
    let start = try #require(SitePath("forces/index.html"))
    #expect(start.target(of: "../../") == nil)
    #expect(start.target(of: "../") == SitePath("index.html"))
    #expect(start.target(of: "..//./kent/../") == SitePath("index.html"))
    #expect(start.target(of: "../kent/..") == nil)
    #expect(start.target(of: ".") == SitePath("forces"))
    #expect(start.target(of: "../é/\u{301}a") == SitePath("é/\u{301}a"))
  }

  @Test(arguments: ["", "/a", "a//b", "../a", "a/../b", "a/.", "a\\b", "a\0b", "a/", "../\u{301}b"])
  func pathsCannotLeaveTheSite(text: String) {
    #expect(SitePath(text) == nil)
  }
}
