import Exports
import Testing

struct ContentPolicyTests {
  @Test func policyIsStrictAndFitToStandInAPage() {
    let scripted = ContentPolicy.published(running: PageScript.allCases)
    for policy in [ContentPolicy.published, scripted, .preview] {
      #expect(policy.forPage.hasPrefix("default-src 'none'; "))
      for word in ["unsafe", "http", "*", "data:", "frame-ancestors", "report-uri", "sandbox"] {
        #expect(!policy.forPage.contains(word), "\(word)")
      }
      #expect(policy.forHeader.hasPrefix(policy.forPage + "; frame-ancestors 'none'"))
    }
    #expect(!ContentPolicy.published.forPage.contains("script"))
    #expect(ContentPolicy.published(running: []) == .published)
    #expect(scripted.forPage.hasSuffix("; script-src 'self'; connect-src 'self'"))
    // No script may make markup from text, and only a script that fetches a file may fetch.
    let trusted = "; require-trusted-types-for 'script'; trusted-types 'none'"
    #expect(scripted.forHeader.hasSuffix(trusted))
    #expect(!ContentPolicy.preview.forHeader.contains("trusted-types"))
    #expect(!ContentPolicy.published(running: [.register]).forPage.contains("connect-src"))
  }
}
