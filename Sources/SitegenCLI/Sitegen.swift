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
    abstract: "Publishes inspection findings reports as a web site.",
    discussion: """
      Editors keep findings, recommendations and data under content/; templates/ says how a page \
      looks. To build the site of this folder into public/:

        sitegen build

      To see what is wrong with the content, and write nothing:

        sitegen check

      To see the site while you edit it:

        sitegen serve

      To begin a finding, a page or another record; and to learn where a page comes from, or what a \
      fault means:

        sitegen new finding "What inspectors saw"
        sitegen explain broken-link

      Every fault is printed as file:line:column with what to do about it.

      Exit codes: 0 all is well; 1 faults in the content, and nothing was written; 2 the disk said \
      no; 64 a wrong option.
      """,
    version: sitegenVersion,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, VerifyCommand.self,
      PDFCommand.self, NewCommand.self, ExplainCommand.self, ListCommand.self,
    ]
  )
}
