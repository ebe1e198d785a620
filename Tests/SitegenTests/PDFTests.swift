import Foundation
import Testing

/// Tests of what `sitegen pdf` passes to the browser, and what it reports if there is none.
struct PDFTests {
  /// The start of a script that acts as the browser: it finds out which page to print to which
  /// file.
  private static let asked = """
    #!/bin/sh
    for argument; do
      case "$argument" in
        --print-to-pdf=*) file=${argument#--print-to-pdf=} ;;
        file://*) page=${argument#file://} ;;
      esac
    done

    """

  /// A browser whose PDF is the text of the page and the names of the assets.
  private let browser =
    asked + """
      { echo "%PDF"; cat "$page"; ls "$(dirname "$page")/../../../assets"; } >"$file"
      """

  private let report = """
    ---
    title: First report
    publisher: Office
    url: https://office.example/one
    published: 2024-08-22
    summary: What was inspected.
    inspected: not-established
    sources: [office]
    ---
    """

  private func folder(browser: String? = nil) throws -> SiteFolder {
    let folder = try SiteFolder()
    try folder.write(browser ?? self.browser, to: "bin/browser")
    try folder.write(
      "office: {title: Tables, publisher: Office, url: \"https://office.example/\"}\n",
      to: "content/sources.yml"
    )
    try folder.write(report, to: "content/reports/one/index.md")
    let file = folder.root.appending(path: "bin/browser").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    return folder
  }

  @Test func theWholeReportIsPrintedWithItsStyles() throws {
    let folder = try folder()
    let run = try folder.sitegen("pdf", "--browser", "bin/browser")
    #expect(run.status == 0, "\(run.errors)")
    let printed = try #require(folder.read("one.pdf"))
    #expect(run.output == "one.pdf\n" && printed.hasPrefix("%PDF"))
    #expect(printed.contains("The whole report on one page"))
    #expect(printed.contains("site.") && printed.contains(".css"))
    // Nothing remains but the file.
    #expect(
      folder.tree(".").keys.filter { $0.contains("public") || $0.contains("sitegen-pdf") } == []
    )
  }

  @Test func reportOfTheFutureSaysThatItIsNotPublic() throws {
    let folder = try folder()
    let embargo = "sources: [office]\npublish_at: 2999-03-04T09:30:00+00:00"
    let text = report.replacing("sources: [office]", with: embargo)
    try folder.write(text, to: "content/reports/one/index.md")
    for arguments in [["pdf"], ["pdf", "one"]] {
      let refused = try folder.sitegen(arguments + ["--browser", "bin/browser"])
      #expect(refused.status == 64 && folder.read("one.pdf") == nil)
      #expect(
        refused.errors.contains("\"one\" (until 2999-03-04T09:30:00Z); to print it before"),
        "\(refused.errors)"
      )
    }
    try folder.write(
      report.replacing("sources: [office]", with: "sources: [office]\ndraft: true"),
      to: "content/reports/two/index.md"
    )
    let draft = try folder.sitegen("pdf", "two", "--browser", "bin/browser")
    #expect(draft.status == 64 && draft.errors.contains("\"two\" (draft); to print it, remove"))
    let review = try folder.sitegen("pdf", "two", "--review", "--browser", "bin/browser")
    #expect(review.status == 0, "\(review.errors)")
    #expect(folder.read("two.pdf")?.contains("Not public: this is a review copy") == true)
    let run = try folder.sitegen(
      ["pdf", "--browser", "bin/browser", "--now", "2999-03-04T09:30:00Z"]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.read("one.pdf")?.contains("class=\"not-public\"") == true)
    #expect(folder.read("one.pdf")?.contains("as of 2999-03-04T09:30:00Z") == true)
  }

  /// A PDF in the form of Chromium: its objects, one table, and a trailer.
  private static func pdf(_ objects: [String]) -> String {
    var text = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (number, object) in objects.enumerated() {
      let index = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - index.count) + "\(index) 00000 n \n"
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    return text + table + "trailer\n<</Size \(objects.count + 1)\n/Root 1 0 R>>\n"
      + "startxref\n\(text.utf8.count)\n%%EOF\n"
  }

  @Test func printedFileGetsWhatPDFUAAsksFor() throws {
    let file = Self.pdf([
      "<</Type /Catalog\n/StructTreeRoot 2 0 R>>",
      "<</Type /StructTreeRoot>>",
      "<</Title (Firstreport)\n/Parent 1 0 R>>",
      "<</Subtype /Link\n/A <</S /URI\n/URI (file:///tmp/elsewhere/)>>>>",
      "<</Subtype /Link\n/A <</S /URI\n/URI (https://a.example/b_\\(c\\))>>>>",
    ])
    let folder = try folder(browser: Self.asked + "cp \"$(dirname \"$0\")/printed.pdf\" \"$file\"")
    try folder.write(file, to: "bin/printed.pdf")
    let run = try folder.sitegen("pdf", "--browser", "bin/browser")
    #expect(run.status == 0, "\(run.errors)")
    let pdf = try #require(folder.read("one.pdf"))
    #expect(pdf.contains("<pdfuaid:part>1</pdfuaid:part>"))
    #expect(pdf.contains("/Metadata 6 0 R") && pdf.contains("/RoleMap <</Strong /Span"))
    #expect(pdf.contains("/Title (First report)"))
    // The folder of the printed page is gone.
    let update = try #require(pdf.split(separator: "%%EOF").dropFirst().first)
    #expect(update.contains("/Subtype /Link\n\n/Contents ()>>"))
    #expect(update.contains("/Size 7") && update.contains("/Prev "))
    // The second address, with its brackets, in UTF-16.
    let address = "https://a.example/b_(c)".utf8.map { "00" + String($0, radix: 16) }.joined()
    #expect(update.contains("/Contents <FEFF\(address.uppercased())>"))
  }

  /// Other users can neither create the folder beforehand nor look into it.
  @Test func siteForTheBrowserIsInAFolderThatNobodyElseOpens() throws {
    let look =
      Self.asked + """
        folder=$(cd "$(dirname "$page")/../../.." && pwd)
        { echo "%PDF"; basename "$folder"; ls -ld "$folder"; echo "made by $PPID"; } >"$file"
        """
    let folder = try folder(browser: look)
    let names = try (1...2).map { _ in
      let run = try folder.sitegen("pdf", "--browser", "bin/browser")
      #expect(run.status == 0, "\(run.errors)")
      let lines = try #require(folder.read("one.pdf")).split(separator: "\n").map(String.init)
      #expect(lines[1].hasPrefix("sitegen-pdf-") && lines[1].count == 18)
      #expect(lines[2].hasPrefix("drwx------"))
      #expect(!lines[1].hasSuffix(String(lines[3].dropFirst("made by ".count))))
      return lines[1]
    }
    #expect(names[0] != names[1])
  }

  @Test func browserThatIsMissingIsNamedWithWhatToDo() throws {
    let folder = try folder()
    let run = try folder.sitegen("pdf", environment: ["PATH": "/nowhere"])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("no Chromium or Chrome on this machine"))
    #expect(run.errors.contains("--browser"))
    let other = try folder.sitegen("pdf", "one", "--browser", "bin/nothing")
    #expect(other.status == 2 && other.errors.contains("bin/nothing"))
  }

  @Test func browserThatPrintsNothingLeavesTheOldFile() throws {
    let folder = try folder(browser: "#!/bin/sh\necho 'no display' >&2\n")
    try folder.write("old", to: "report.pdf")
    let run = try folder.sitegen("pdf", "--browser", "bin/browser", "--output", "report.pdf")
    #expect(run.status == 2 && run.errors.contains("no display"))
    #expect(folder.read("report.pdf") == "old")
  }

  @Test(arguments: [
    ("nowhere/report.pdf", "there is no folder nowhere"),
    ("bin/browser/report.pdf", "there is no folder bin/browser"),
    ("content", "the output content is a folder"),
    ("/dev/null", "a pipe, a socket or a device"),
  ])
  func outputThatCannotBeWrittenIsNamedBeforeTheBrowserStarts(
    output: String,
    message: String
  ) throws {
    let folder = try folder(browser: "#!/bin/sh\ntouch started\n")
    let run = try folder.sitegen("pdf", "--browser", "bin/browser", "--output", output)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("sitegen: ") && run.errors.contains(message), "\(run.errors)")
    #expect(folder.read("started") == nil)
  }

  @Test func browserThatSaysNothingIsReported() throws {
    let run = try folder(browser: "#!/bin/sh\n").sitegen("pdf", "--browser", "bin/browser")
    #expect(run.status == 2 && run.errors.contains("did not print the PDF: it gave no reason"))
  }

  @Test func reportThatIsNotThereIsAUsageError() throws {
    let run = try folder().sitegen("pdf", "nothing", "--browser", "bin/browser")
    #expect(
      run.status == 64 && run.errors.contains("there is no report \"nothing\"; reports: ")
    )
  }
}
