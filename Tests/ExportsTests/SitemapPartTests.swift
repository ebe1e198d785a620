import Exports
import Testing

struct SitemapPartTests {
  @Test func longMapIsSplit() {
    var limits = SitemapLimits()
    #expect(sitemapParts([], limits) == [0..<0])
    #expect(sitemapParts(Array(repeating: 90, count: 50_000), limits) == [0..<50_000])
    #expect(
      sitemapParts(Array(repeating: 90, count: 120_001), limits)
        == [0..<50_000, 50_000..<100_000, 100_000..<120_001]
    )
    // With addresses of 2,000 letters, 50 MB are reached before 50,000 pages.
    let long = sitemapParts(Array(repeating: 2_000, count: 50_000), limits)
    #expect(long.count == 2 && long[0].count * 2_000 < limits.bytes)
    limits.pages = 1
    #expect(sitemapParts([1, 1, 1], limits) == [0..<1, 1..<2, 2..<3])
  }
}
