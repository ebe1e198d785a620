import Digests
import Testing

@testable import SiteFiles

struct DigestTableTests {
  @Test func digestsAreFoundByNameInWhateverOrderTheyCame() {
    let names = ["é/a", "b", "a/index.html", "a.css", ""]
    let table = DigestTable(names.map { ($0, Digest(of: Array($0.utf8))) })
    #expect(table.names == names.sorted())
    for name in names { #expect(table[name] == Digest(of: Array(name.utf8))) }
    for name in ["a", "c", "é"] { #expect(table[name] == nil) }
    #expect(DigestTable<String>()["a"] == nil)
    #expect(table == DigestTable(names.reversed().map { ($0, Digest(of: Array($0.utf8))) }))
  }
}
