/// The page that a host shows for an address that leads nowhere.
package let notFoundPath = SitePath.file("404.html")

/// The address of the page with the A to Z, on which the search is.
package let searchPath = SitePath.page("search")

/// The address of the index that the script of that page reads.
package let searchIndexPath = SitePath.file("search.json")

/// The address of the description of all files of figures, where programs look for it.
package let dataPackagePath = SitePath.file("datapackage.json")

/// The address of the page that describes every file of figures.
package let dataDictionaryPath = SitePath.page("data", "dictionary")

/// Where the calendar of deadlines stands.
package let calendarPath = SitePath.file("recommendations", "deadlines.ics")
