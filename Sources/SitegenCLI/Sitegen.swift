import ArgumentParser

/// The version of the program, as `--version` and reports show it.
let sitegenVersion = "0.1.0"

/// Runs the command given by the program's arguments, and exits.
package func runSitegen() async {
  ignoreClosedPipes()
  await Sitegen.main()
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

      Every error or warning is printed as file:line:column, with a help line.

      Exit codes: 0 success; 1 the content has errors, and nothing was written; 2 I/O error; 64 \
      wrong usage.
      """,
    version: sitegenVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, VerifyCommand.self,
      PDFCommand.self, NewCommand.self, ExplainCommand.self, ListCommand.self,
    ]
  )
}
