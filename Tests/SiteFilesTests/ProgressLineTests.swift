import SiteFiles
import Synchronization
import Testing

struct ProgressLineTests {
  @Test func lineIsSilentForASecondThenSaysHowFarAndGoesAway() {
    let start = ContinuousClock.now
    #expect(
      printed(isShown: true) { line in
        line.advance(at: start + .milliseconds(999))
        line.advance(at: start + .milliseconds(1000))
        line.advance(at: start + .milliseconds(1099))
        line.advance(at: start + .milliseconds(1100))
        line.end()
        line.end()
      } == ["\r2 of 5 files\u{1B}[K", "\r4 of 5 files\u{1B}[K", "\r\u{1B}[K"]
    )
    #expect(
      printed(isShown: true) { line in
        line.advance(at: start + .milliseconds(999))
        line.end()
      } == []
    )
    #expect(
      printed(isShown: false) { line in
        line.advance(at: start + .seconds(60))
        line.end()
      } == []
    )

    func printed(isShown: Bool, _ build: (ProgressLine) -> Void) -> [String] {
      let texts = Mutex<[String]>([])
      build(
        ProgressLine(total: 5, since: start, isShown: isShown) { text in
          texts.withLock { $0.append(text) }
        }
      )
      return texts.withLock { $0 }
    }
  }
}
