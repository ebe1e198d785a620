import Markup
import Pages
import SiteFiles
import SiteOutline
import SitePlanning
import Synchronization

/// The cost of a build by stage and by kind of file, for `--profile`.
///
/// It records when each stage begins, and the cost of each file on the thread that makes it.
final class BuildProfile: Sendable {
  private struct State {
    var stages: [(stage: BuildStage, begun: ContinuousClock.Instant)] = []
    var kinds: [String: Kind] = [:]
    var slowest: [(path: SitePath, seconds: Double, bytes: Int)] = []
  }

  /// The totals for one kind of file.
  private struct Kind {
    var name: String
    var isPage: Bool
    var files = 0
    var seconds = 0.0
    var bytes = 0
    var items = 0

    /// Whether there are many pages of this kind and each iterates over as many items as there are
    /// pages.
    var walksTheSite: Bool { isPage && files >= manyPages && items / files >= files }
  }

  private let state = Mutex(State())

  func begin(_ stage: BuildStage) {
    let now = ContinuousClock.now
    state.withLock { $0.stages.append((stage, now)) }
  }

  /// Makes the files of a page and records the cost.
  func measure(_ page: PagePlan, _ make: () throws -> [RenderedFile]) rethrows -> [RenderedFile] {
    let start = ContinuousClock.now
    let files = try make()
    let seconds = start.duration(to: .now).seconds
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    let items = files.reduce(0) { $0 + $1.items }
    state.withLock { state in
      let name = kindName(of: page)
      var kind =
        state.kinds[name] ?? Kind(name: name, isPage: page.subject.kind != nil)
      // The page and its compressed versions count as one file.
      kind.files += 1
      kind.seconds += seconds
      kind.bytes += bytes
      kind.items += items
      state.kinds[name] = kind
      let isSlow = state.slowest.count < shownSlowest || seconds > state.slowest[0].seconds
      guard isSlow else { return }
      state.slowest.append((page.path, seconds, bytes))
      state.slowest.sort { $0.seconds < $1.seconds }
      if state.slowest.count > shownSlowest { state.slowest.removeFirst() }
    }
    return files
  }

  private func kindName(of page: PagePlan) -> String {
    if let kind = page.subject.kind { return kind.rawValue }
    let name = page.path.text.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { "*\(name[$0...])" } ?? String(name)
  }
}

extension BuildProfile {
  /// The report, to be printed after the last file is written.
  func text(threads: Int) -> String {
    let end = ContinuousClock.now
    return state.withLock { state in
      let kinds = state.kinds.values.sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
      let made = kinds.reduce(0) { $0 + $1.seconds }
      var lines = ["stage           seconds"]
      for (index, (stage, begun)) in state.stages.enumerated() {
        let next = index + 1 < state.stages.count ? state.stages[index + 1].begun : end
        let seconds = begun.duration(to: next).seconds
        lines.append(row([stage.rawValue, fixedText(seconds, decimals: 3)], [-14, 9]))
      }
      lines.append(
        "(the last stage includes \(fixedText(made, decimals: 3)) s of rendering, summed over "
          + "\(counted(threads, "thread")))"
      )
      lines += ["", row(["kind", "files", "seconds", "ms each", "KB", "items each"], widths)]
      lines += kinds.map { kind in
        row(
          [
            kind.name, String(kind.files), fixedText(kind.seconds, decimals: 3),
            fixedText(kind.seconds * 1000 / Double(kind.files), decimals: 2),
            String(kind.bytes / 1024), kind.isPage ? String(kind.items / kind.files) : "",
          ],
          widths
        )
      }
      lines += ["", "slowest files"]
      lines += state.slowest.reversed().map { file in
        let milliseconds = fixedText(file.seconds * 1000, decimals: 1)
        return row([milliseconds + " ms", "\(file.bytes / 1024) KB", file.path.text], [12, 10, 0])
      }
      for kind in kinds where kind.walksTheSite {
        lines.append(
          "\n\(kind.name).html: each of \(counted(kind.files, "page")) iterates over "
            + "\(kind.items / kind.files) list items, so its cost grows with the square of the "
            + "size of the site"
        )
      }
      return lines.map { $0 + "\n" }.joined()
    }
  }
}

private let shownSlowest = 10
/// The smallest number of pages for which such iteration is reported; for fewer, the lists of a
/// single page may be as long.
private let manyPages = 100
private let widths = [-22, 7, 9, 9, 9, 11]

/// A row of columns.
///
/// A negative width aligns the text to the left.
private func row(_ words: [String], _ widths: [Int]) -> String {
  zip(words, widths).map { word, width in
    let room = String(repeating: " ", count: max(0, abs(width) - word.count))
    return width < 0 ? word + room : room + " " + word
  }.joined()
}
