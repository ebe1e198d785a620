import ArgumentParser
import Content
import SiteOutline
import SitePlanning

struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Withdraw a published record: a notice takes the place of its page.",
    discussion: """
      The next build writes a page at the old address that says what was there, since when it is \
      gone, and why. The record and its data files are in no list, count, search or register. A \
      report takes its findings and recommendations along, and a dataset the measures made from \
      it. Links to the record lead to the notice. The text stays in content/.

        sitegen withdraw finding:safety-2030/notices --reason "A witness can be recognised."
        sitegen build
      """
  )

  @Argument(help: "The record, such as report:safety-2030, or the path of its file.")
  var record: String

  @Option(name: .customLong("reason"), help: "Why, in one sentence for readers.")
  var reason: String

  @Option(
    name: .customLong("date"),
    help: ArgumentHelp("Since when; by default: today.", valueName: "date"),
    transform: calendarDate
  )
  var date: CalendarDate?

  @OptionGroup var options: EditOptions

  func run() async throws {
    let tree = try await options.source.tree()
    let (plan, diagnostics) = await options.plan(tree)
    guard let day = date ?? plan.now.dateInLondon else {
      throw ValidationError("this machine has no valid date: give the day with --date")
    }
    var edit = try await options.refusing {
      let key = try plan.site.onlyRecord(named: record)
      return try plan.site.withdrawing(key, on: day, because: reason, in: tree)
    }
    let redirects = await edit.keepAddresses(in: tree, options.building, of: plan)
    let after = try await options.make(edit, in: tree, diagnostics, isStrict: false)
    let files = Set(plan.pages.map(\.path)).subtracting(after.pages.map(\.path))
    let known = Set(plan.site.withdrawn.map(\.path))
    let lines = after.site.withdrawn.filter { !known.contains($0.path) }.map { record in
      "withdrawn: \(record.path): /\(after.site.noticePaths(of: record)[0].address)"
    }
    let gone = "\(counted(files.count, "file")) of the site will be gone"
    let added = redirects.map { "redirect: \($0.replacing(": ", with: " to "))" }
    try printResult((lines + added + [gone]).joined(separator: "\n"))
  }
}
