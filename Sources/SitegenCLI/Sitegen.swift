import ArgumentParser

/// The version of the program, as `--version` and reports show it.
let sitegenVersion = "0.1.0"

/// Runs the command given by the program's arguments, and exits.
package func runSitegen() async {
  prepareStandardStreams()
  do {
    var command = try await Sitegen.asyncParseAsRoot()
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  } catch {
    end(after: error)
  }
}

/// Exits with the code for an error, after printing what it says.
///
/// An error that is not about the usage is an I/O error.
func end(after error: any Error) -> Never {
  if error is ExitCode { Sitegen.exit(withError: error) }
  switch Sitegen.exitCode(for: error) {
  case .success:
    // The help or the version.
    do {
      try printResult(Sitegen.fullMessage(for: error))
    } catch {
      end(after: error)
    }
    Sitegen.exit()
  case .failure:
    printError("sitegen: \(error)")
    Sitegen.exit(withError: ExitCode(2))
  default: Sitegen.exit(withError: error)
  }
}

struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Publish inspection reports as a website.",
    discussion: """
      Findings, recommendations and data are under content/, the page templates under templates/. \
      To build the site in this folder into public/:

        sitegen build

      To check the content, and write nothing:

        sitegen check

      To preview the site while you edit it:

        sitegen serve

      To create a finding, a page or another record, and to find out where a page comes from or \
      what an error means:

        sitegen new finding "What inspectors saw"
        sitegen explain broken-link

      To update a dataset from the producer's workbooks:

        sitegen import berths berths-2031.xlsx --dry-run

      To give a record another id, and to take a published page down:

        sitegen rename finding:notices notices-out-of-date
        sitegen withdraw page:history --reason "It named a witness."

      Every error or warning is printed as file:line:column, with a help line.

      Exit codes: 0 success; 1 the content has errors, and nothing was written, or a built site \
      differs from its manifest; 2 I/O error; 64 wrong usage. For diff, as for diff(1): 0 nothing \
      changes for readers; 1 something does; 2 a version has errors or cannot be read.
      """,
    version: sitegenVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, DiffCommand.self, ServeCommand.self,
      VerifyCommand.self, PDFCommand.self, ReleaseCommand.self, NewCommand.self,
      ImportCommand.self, RenameCommand.self, WithdrawCommand.self, ExplainCommand.self,
      ListCommand.self,
    ]
  )
}
