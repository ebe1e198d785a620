/// The page that a host shows for unknown addresses.
package let notFoundPath = SitePath.file("404.html")

/// The path of the list of files that the writer made.
package let manifestPath = SitePath.file("manifest.json")

/// The path of the file that marks the folder of a site that is not public.
package let markerPath = SitePath.file("NOT-PUBLIC.txt")

/// The path of the style sheet of the marks of a review copy.
package let reviewStylePath = SitePath.file("review-copy.css")

/// The address of the page with all changes in a review copy, and the path of its style sheet.
package let reviewChangesPath = SitePath.page("changes-for-review")
package let reviewChangesStylePath = SitePath.file("changes-for-review", "changes.css")

/// The address of the page with the A to Z and the search.
package let searchPath = SitePath.page("search")

/// The address of the index that the search script reads.
package let searchIndexPath = SitePath.file("search.json")

/// The address of the index of inspected bodies that the finder reads.
package let finderIndexPath = SitePath.file("finder.json")

/// The address of the description of all data files, where programs look for it.
package let dataPackagePath = SitePath.file("datapackage.json")

/// The address of the page that describes every data file.
package let dataDictionaryPath = SitePath.page("data", "dictionary")

/// The address of the calendar of deadlines.
package let calendarPath = SitePath.file("recommendations", "deadlines.ics")
