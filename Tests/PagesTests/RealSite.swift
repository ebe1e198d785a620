import Diagnostics
import Foundation
import TestSupport

/// The content and templates that this repository ships.
func realSite() throws -> [SourceText] {
  try files(in: repositoryRoot)
}

/// The example site on another subject, with the shared templates.
func harbours() throws -> [SourceText] {
  let own = try files(in: repositoryRoot.appending(path: "Examples/harbours"))
  return laid(own, over: try shippedTemplates())
}

/// The templates that this repository ships.
func shippedTemplates() throws -> [SourceText] {
  try realSite().filter { $0.path.hasPrefix("templates/") }
}

/// The content of some files with the templates that this repository ships, instead of their own.
func inShippedTemplates(_ files: [SourceText]) throws -> [SourceText] {
  try files.filter { !$0.path.hasPrefix("templates/") } + shippedTemplates()
}
