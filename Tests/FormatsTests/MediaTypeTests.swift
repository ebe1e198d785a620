import Formats
import Testing

struct MediaTypeTests {
  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("data/a/a.csv", "text/csv; charset=utf-8"),
    ("search.json", "application/json"), ("images/Quay.JPG", "image/jpeg"),
    ("feed.xml", "application/xml"), ("a.b/LICENCE", "application/octet-stream"),
    ("a.unknown", "application/octet-stream"), ("", "application/octet-stream"),
  ])
  func extensionDecides(path: String, type: String) {
    #expect(contentType(of: path) == type)
  }

  @Test func eachExtensionHasOneType() {
    let extensions = MediaType.all.flatMap(\.extensions)
    #expect(Set(extensions).count == extensions.count)
  }
}
