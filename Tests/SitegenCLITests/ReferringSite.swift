/// A site in which records refer to each other in every way, for tests of edits.
let referringSite = """
  -- content/sources.yml --
  office: {title: Tables, publisher: Office, url: "https://office.example/tables"}
  -- content/reports/one/index.md --
  ---
  title: First report
  publisher: Inspectorate
  url: https://inspectorate.example/one
  published: 2024-08-22
  summary: What was inspected.
  inspected: [durham]
  sources: [office]
  ---
  See [](finding:wait) and [its file](findings/wait.md).
  -- content/reports/one/findings/wait.md --
  ---
  title: People wait
  kind: better
  theme: people
  summary: They wait long.
  order: 1
  recommendations: [1]
  forces: ["durham"]   # wait for it
  measures: [rate]
  sources: [office]
  ---
  The wait: [](report:one), [7.5 per cent](figure:rate/durham/2015/16).
  -- content/reports/one/recommendations/01.md --
  ---
  number: 1
  text: gist
  title: Wait less
  addressees: [all]
  due: 2025-01-31
  findings: [wait]
  sources: [office]
  ---
  Wait less.
  -- content/data/crime/dataset.yml --
  title: Crime
  description: Crimes and charges.
  layout: file-per-body
  period_column: year
  producer: Office
  source: office
  licence: {name: OGL, url: "https://licence.example/"}
  published: 2024-07-01
  retrieved: not-established
  key: [year]
  columns:
    - {name: year, title: Year, type: financial-year}
    - {name: recorded, title: Recorded, type: count, missing: [x], maximum: 90000}
    - {name: charged, title: Charged, type: count, missing: [x]}
  -- content/data/crime/durham.csv --
  year,recorded,charged
  2014/15,1000,100
  2015/16,2000,150
  -- content/measures/rate.yml --
  title: Charge rate
  question: How many?
  definition: recorded-cohort
  numerator: crime.charged
  denominator: crime.recorded
  numerator_words: charged
  denominator_words: recorded
  scope: All crime.
  basis: of crimes recorded
  main_period: 2015/16
  benchmark: England
  interval: wilson
  order: 1
  sources: [office]
  -- content/pages/about.md --
  ---
  title: About
  description: About this site.
  ---
  See [](finding:one/wait), [](force:durham), [the report](../reports/one/index.md),
  [](page:about), [](recommendation:one/1), [](dataset:crime), [](measure:rate) and
  [a force](../forces/durham.md).
  It [fell](claim:rate/durham/2014/15..2015/16) to [150](cell:crime/charged?year=2015-16).
  -- content/redirects.yml --
  # Addresses of the old site.
  /old/: finding:one/wait
  /older/: /forces/durham/

  """
