/// The built-in texts that the program puts on pages which may be translated.
///
/// Each is its own key in a translation, like the texts of templates. A name in brackets is a
/// placeholder for a value.
package enum Phrase: String, CaseIterable {
  // Menu
  case home = "Home"
  case reports = "Reports"
  case findings = "Findings"
  case recommendations = "Recommendations"
  case figures = "Figures"
  case data = "Data"

  // Lists
  case allReports = "All inspection reports on this site."
  case allBodies = "All [plural], with a scorecard for each."

  // Unknown values
  case notEstablished = "not known"
  case groupNotEstablished = "Not known"
  case notGraded = "Not graded"

  // Changes of a page
  case correctedOn = "corrected on [day]"

  // Reports and responses to them
  case recommendation = "Recommendation [number]"
  case recommendationWithTitle = "Recommendation [number]: [title]"
  case gradesByArea = "Grades by [singular] and area"
  case answersHeld = "[count] of [all] found"
  case duty = "The [by] for each [singular] must respond by [day]."
  case dutyWithBasis = "The [by] for each [singular] must respond by [day] ([basis])."
  case answers = "addresses [count] of [all] recommendations"
  case answersKnown = "addresses [count] of [all] recommendations: [numbers]"
  case answersPartlyKnown = "addresses [count] of [all] recommendations, including [numbers]"
  case answersNotEstablished = "we do not know which recommendations it addresses"
  case and = "[first] and [last]"

  // Values in a text
  case underValue = "under [value]"
  case overValue = "over [value]"
  case provisionalValue = "[value] (provisional)"
  case partialSum = "[value] ([count] of [all])"

  // Dates
  case date = "[day] [month] [year]"
  case january = "January"
  case february = "February"
  case march = "March"
  case april = "April"
  case may = "May"
  case june = "June"
  case july = "July"
  case august = "August"
  case september = "September"
  case october = "October"
  case november = "November"
  case december = "December"

  static let months: [Phrase] = [
    .january, .february, .march, .april, .may, .june, .july, .august, .september, .october,
    .november, .december,
  ]
}
