import Diagnostics
import TestSupport

/// The content and the templates that this repository ships.
func realSite() throws -> [SourceText] {
  try files(in: repositoryRoot)
}
