extension Rule {
  /// One sentence that says what to do; printed where a fault has no help of its own.
  package var advice: String {
    switch self {
    case .notUTF8:
      "Save the file as UTF-8."
    case .missingFile:
      "Add the file, or remove what refers to it."
    case .unexpectedFile:
      "Move the file to a place that is read, or delete it; nothing reads it here."
    case .refusedFile:
      """
      Put a plain file in its place, or take it out of the source; of two names that differ only in \
      capitals or accents, change one.
      """
    case .overLimit:
      "Divide it; a limit of size can be raised under `limits` in site.yml."
    case .hiddenCharacter:
      "Delete the character; it may have come along from another program."
    case .yamlSyntax:
      """
      Mend the YAML at the caret; a value with a colon or a quotation mark in it needs \
      quotation marks around it.
      """
    case .frontMatterMissing:
      """
      Start the file with a line of three hyphens, the front matter, and another line \
      of three hyphens.
      """
    case .duplicateKey:
      "Keep one of the two."
    case .unknownKey:
      "Remove the key, or correct its name."
    case .missingKey:
      "Add the key with its value."
    case .wrongType:
      "Give the value in the form that the key asks for."
    case .unknownChoice:
      "Use one of the values that the site declares."
    case .badDate:
      "Write a date as 2024-08-22, and an instant as 2024-08-22T09:30:00+01:00."
    case .badURL:
      "Write a whole address that starts with https:// or http://."
    case .badID:
      "Write an id with small letters, digits and single hyphens: time-to-court."
    case .unknownID:
      "Correct the id, or add the record that it names."
    case .duplicateID:
      "Give each record of a kind an id of its own."
    case .oneSidedReference:
      "State the reference on both records, so that neither page is silent about the other."
    case .findingWithoutRecommendation:
      "Name at least one recommendation; a finding of this kind always carries one."
    case .orphan:
      "Refer to the record from another one, or delete it; no page leads to it."
    case .heldReference:
      """
      Hold this record too, publish the other, or remove the reference; what is held \
      may show nowhere.
      """
    case .duplicateAddress:
      "Change the id of one of the two; an address belongs to one page."
    case .redirectAddress:
      "Write an address from the root of the site, as /reports/old/, or a record, as report:new."
    case .redirectTaken:
      "Remove the line, or give the page another address."
    case .redirectTarget:
      "Correct the address, or name a record, as in report:new."
    case .redirectChain:
      "Name where it leads in the end, so that nobody is sent on twice."
    case .redirectLoop:
      "Name a page that is there."
    case .historyOrder:
      "Put the events in the order of their dates, the oldest first."
    case .futureDate:
      "Correct the date, or add the event when it has happened."
    case .illegalTransition:
      "Use a status that may follow the one before it, or declare the step in vocabulary.yml."
    case .missingEvidence:
      "Add `evidence` with the address of a document that shows it."
    case .csvSyntax:
      """
      Mend the row; a cell with a comma, a quotation mark or a line break in it needs \
      quotation marks around it.
      """
    case .csvEmpty:
      "Add the header row and the data, or delete the file."
    case .csvHeader:
      "Make the header row equal to the columns that dataset.yml declares, separated by commas."
    case .csvRagged:
      "Give each row as many cells as the header has."
    case .csvValue:
      "Write the value in the form that the column's type asks for, without thousands separators."
    case .csvRange:
      "Correct the value, or the range that dataset.yml declares."
    case .csvMissingCode:
      "Use a missing code that dataset.yml allows for the column; never leave a cell blank."
    case .csvDuplicateKey:
      "Keep one of the rows; the key columns name a row once."
    case .csvRelation:
      "Correct one of the two values; dataset.yml declares how they relate."
    case .suppressionUnfit:
      "Name columns of counts, and a threshold of at least 2; docs/content.md says what each key means."
    case .suppressionUnsafe:
      "Publish fewer sums: remove the column that gives it away, or the dataset."
    case .measureUnfit:
      "Choose columns and a definition that fit each other; docs/content.md lists which do."
    case .chartMixed:
      """
      Declare a chart for each; what is defined differently, or counted of other things, \
      cannot be compared on one axis.
      """
    case .chartBreak:
      "Declare the break in the chart, or show the periods on one side of it."
    case .chartPie:
      "Use the recipe stacked or dots; angles and areas are hard to compare."
    case .chartSecondAxis:
      "Declare two charts; where two scales meet is an accident of drawing, and reads as a finding."
    case .chartPeriod:
      "Name a period that the data of the measure holds."
    case .chartUnfit:
      "Choose a recipe and measures that fit each other; docs/content.md lists which do."
    case .figureAddress:
      "Write figure:<measure>/<body or benchmark>/<period>; docs/content.md lists the other forms."
    case .figureMissing:
      "Say in words that there is no value; a text may not name one that no page shows."
    case .figureDiffers:
      "Correct the text, or leave the brackets empty, and the value is printed."
    case .claimWords:
      "Use words that can be held against figures; docs/content.md lists them."
    case .claimFalse:
      "Correct the statement: the data says otherwise."
    case .numberUnbound:
      """
      Bind it, as in [8.8 per cent](figure:…) or [2.6%](cell:…), or name its source: \
      [4,540](literal:<source>).
      """
    case .rawHTML:
      "Write it in Markdown; a site may allow raw HTML in site.yml."
    case .unsafeURL:
      """
      Link to an https, http, mailto or tel address, or to a record, a file or an \
      anchor of this site.
      """
    case .brokenLink:
      """
      Correct the target; link to a record by its id, or to a content file by its path \
      from this one.
      """
    case .brokenAnchor:
      "Use the anchor of a heading on that page; anchors are made from the words of the heading."
    case .imageWithoutText:
      "Say between the square brackets what the image shows."
    case .headingLevel:
      "Start with headings of level two (##), and skip no level on the way down."
    case .templateSyntax:
      "Mend the tag; a tag looks like {{name}}."
    case .templateUnclosed:
      "Close each section with a tag of the same name."
    case .templateMissing:
      "Add the file to templates/; each page kind has one."
    case .templateMissingPartial:
      "Add the partial to templates/partials/, or correct its name."
    case .templateUnknownName:
      "Use a name of the page's view; `sitegen list templates` prints them all."
    case .templateWrongType:
      "Use the value as its type allows; `sitegen list templates` prints each type."
    case .templateUnescaped:
      "Use two braces; text goes into a page only when escaped."
    case .templateRecursion:
      "Break the circle; a partial may not lead back to itself."
    case .translationMissing:
      "Add the words to the translation."
    case .translationUnused:
      "Correct the text, or remove it; it is the text of the template, letter for letter."
    case .translationNames:
      "Write the names in brackets as the text has them; they may stand elsewhere in the sentence."
    case .translationStructure:
      "Give the translation the same headings, links, charts and footnotes."
    case .translationNumbers:
      "Correct the one that is wrong; write a number with digits where the original does."
    case .translationOutdated:
      "Compare the two texts, bring the translation up to date, and then correct `translated_from`."
    }
  }
}
