/// The files of an embargoed report that are not repeated, over those of the base site; see
/// `EmbargoedReport`.
extension EmbargoedReport {
  var site: String { shared + report + data + later + translations }

  /// Public files that name what is embargoed, and the declarations of what only that uses.
  private var shared: String {
    """
    -- content/site.yml --
    title: Test site
    description: A site for tests.
    publisher: Nobody
    language: en-GB
    language_name: English
    translations: [{language: cy, name: Cymraeg}]
    base_url: https://a.example/
    licence: {name: OGL, url: "https://licence.example/"}
    bodies: {id: force, plural_id: forces, singular: force, plural: forces, group_by: [nation]}
    menu: [reports, findings, recommendations, bodies, measures, data, page:about, page:glossary, page:qzxbpage]
    footer: [page:qzxbpage]
    responses: {by: local body, within_days: 56, basis: the law, source: office}
    -- content/index.md --
    ---
    title: Home
    description: The home page.
    highlights: [wait, one/qzxclate, qzxareport/qzxafinding-1]
    ---
    -- content/pages/glossary.md --
    ---
    title: Glossary
    description: All terms, sources and changes.
    show: [glossary, sources, changes, measures]
    ---
    -- content/redirects.yml --
    /qzxaold/: report:qzxareport
    /qzxaolder/: /reports/qzxareport/findings/qzxafinding-1/
    /qzxbold/: page:qzxbpage
    /qzxaoldest/: measure:qzxameasure
    /old/: page:about
    -- content/vocabulary.yml --
    themes:
      - {id: people, name: People}
      - {id: qzxatheme, name: Theme ~a, description: About ~a.}
      - {id: qzxctheme, name: Theme ~c}
    kinds:
      - {id: cause, name: Cause of concern, requires_recommendation: true}
      - {id: better, name: What is better}
      - {id: qzxakind, name: Kind ~a, description: About ~a.}
    addressees:
      - {id: all, name: All forces, covers: all-bodies}
      - {id: qzxaaddressee, name: Addressee ~a, covers: [durham, qzxbbody]}
      - {id: durham, name: Durham and others, covers: [durham, qzxbbody]}
    statuses:
      - {id: no-answer, name: No answer, axis: acceptance, meaning: None., initial: true, next: [accepted, qzxaagreed]}
      - {id: accepted, name: Accepted, axis: acceptance, meaning: Yes.}
      - {id: qzxaagreed, name: Agreed ~a, axis: acceptance, meaning: Meaning ~a.}
      - {id: no-word, name: No word, axis: implementation, meaning: None., initial: true, next: [qzxabegun]}
      - {id: qzxabegun, name: Begun ~a, axis: implementation, meaning: Meaning ~a., next: [qzxadone]}
      - {id: qzxadone, name: Done ~a, axis: implementation, meaning: Meaning ~a., closes: true}
    facts:
      - id: nation
        name: Nation
        kind: choice
        choices:
          - {id: england, name: England}
          - {id: qzxbnation, name: Nation ~b}
      - {id: qzxbfact, name: Fact ~b, kind: text}
    -- content/sources.yml --
    office: {title: Tables, publisher: Office, url: "https://office.example/tables"}
    qzxasource: {title: Source ~a, publisher: Publisher ~a, url: "https://qzxaweb.example/~a", note: Note ~a}
    qzxalinked: {title: Linked ¬a, publisher: Publisher ¬a, url: "https://qzxaweb.example/~a"}
    qzxadatasource: {title: Source ~a, publisher: Publisher ~a, url: "https://qzxaweb.example/~a"}
    qzxbsource: {title: Source ~b, publisher: Publisher ~b, url: "https://qzxbweb.example/~b"}
    -- content/glossary.yml --
    charge: {term: Charge, meaning: A formal accusation.}
    qzxaterm: {term: Term ~a, meaning: "Meaning ~a, [other ~a](term:qzxaother).", sources: [qzxasource]}
    qzxaother: {term: Other ~a, meaning: Meaning ~a.}
    qzxcterm: {term: Term ~c, meaning: Meaning ~c.}
    -- content/images/qzxaimage.svg --
    <svg xmlns="http://www.w3.org/2000/svg"><title>Image ~a</title></svg>
    -- content/images/qzxcimage.svg --
    <svg xmlns="http://www.w3.org/2000/svg"><title>Image ~c</title></svg>

    """
  }

  private var report: String {
    """
    -- content/reports/qzxareport/index.md --
    ---
    title: Report ~a
    short_title: Short ~a
    reference: Reference ~a
    publisher: Inspectorate ~a
    url: https://qzxaweb.example/~a
    published: 2026-05-01
    summary: Summary ~a.
    inspected: [durham, qzxbbody]
    inspected_note: Inspected ~a.
    grade_scale:
      - {id: good, name: Good ~a, meaning: Meaning ~a.}
      - {id: bad, name: Bad ~a, meaning: Meaning ~a.}
    areas: [{id: work, name: Work ~a}, {id: other, name: Other ~a}]
    grades: {durham: {work: good, other: bad}, qzxbbody: {work: bad, other: good}}
    sources: [qzxasource]
    content_note: Care ~a.
    changes: [{date: 2026-05-01, note: Change ~a, correction: true}]
    publish_at: 2026-05-01T09:30:00+01:00
    ---
    Text ~a. It was [](figure:qzxameasure/durham/2015/16).

    ```chart
    id: qzxachart
    recipe: trend
    measure: qzxameasure
    forces: [durham]
    breaks: [2015/16]
    title: Chart ~a
    description: Description ~a.
    note: Note ~a.
    ```

    -- content/reports/qzxareport/responses.yml --
    durham: {by: Somebody ~a, date: 2026-05-01, url: "https://qzxaweb.example/~a", answers: [1, 2], note: Note ~a}
    qzxbbody: {by: Somebody ~b, date: 2026-05-01, url: "https://qzxbweb.example/~b", answers: not-established, note: Note ~b}

    """
  }

  private var data: String {
    """
    -- content/data/qzxadata/dataset.yml --
    title: Data ~a
    description: Description ~a, [link ~a](term:qzxaother).
    layout: single
    show_table: true
    period_column: year
    producer: Producer ~a
    source: qzxadatasource
    licence: {name: Licence ~a, url: "https://qzxaweb.example/~a"}
    attribution: Attribution ~a.
    release: Release ~a
    published: 2026-05-01
    retrieved: not-established
    key: [force, year]
    columns:
      - {name: force, title: Force, type: body}
      - {name: year, title: Year, type: financial-year}
      - {name: qzxacases, title: Cases ~a, description: Description ~a., type: count, unit: unit ~a}
      - {name: qzxaclosed, title: Closed ~a, type: count}
      - {name: qzxatext, title: Text ~a, type: text}
    issues:
      - {bodies: [durham], periods: [2014/15], columns: all, effect: caution, stated_by: source, note: Issue ~a.}
      - {bodies: [qzxbbody], periods: all, columns: all, effect: caution, stated_by: source, note: Issue ~b.}
    breaks: [{period: 2015/16, note: Break ~a.}]
    -- content/data/qzxadata/data.csv --
    force,year,qzxacases,qzxaclosed,qzxatext
    durham,2014/15,773194611,773194601,cell ~a
    durham,2015/16,773194612,773194602,cell ~a
    qzxbbody,2014/15,773194613,773194603,cell ~b
    qzxbbody,2015/16,773194614,773194604,cell ~b
    -- content/measures/qzxameasure.yml --
    title: Measure ~a
    short_title: Short ~a
    question: How ~a?
    definition: recorded-cohort
    numerator: qzxadata.qzxaclosed
    denominator: qzxadata.qzxacases
    numerator_words: closed ~a
    denominator_words: cases ~a
    scope: Scope ~a.
    basis: of ~a
    main_period: 2015/16
    provisional: [2015/16]
    provisional_note: Provisional ~a.
    benchmark: All ~a
    interval: wilson
    order: 2
    caveats: [Caveat ~a.]
    description: Description ~a, [link ~a](term:qzxaterm).
    sources: [qzxasource]

    """
  }

  /// What becomes public later than the report.
  private var later: String {
    """
    -- content/forces/qzxbbody.md --
    ---
    name: Body ~b
    full_name: Full ~b
    also_known_as: [Also ~b]
    places: [Place ~b]
    nation: qzxbnation
    qzxbfact: Value ~b
    notes: {qzxbfact: {text: Note ~b, source: qzxbsource}}
    publish_at: 2026-05-02T09:30:00+01:00
    ---
    Text ~b.
    -- content/data/crime/qzxbbody.csv --
    year,recorded,charged
    2014/15,1001,101
    2015/16,2001,151
    -- content/pages/qzxbpage.md --
    ---
    title: Page ~b
    description: Description ~b.
    lead: Lead ~b.
    content_note: Care ~b.
    sources: [qzxbsource]
    changes: [{date: 2026-05-02, note: Change ~b, correction: true}]
    publish_at: 2026-05-02T09:30:00+01:00
    ---
    Text ~b, [](report:qzxareport).
    -- content/reports/one/findings/wait.md --
    ---
    title: People wait
    kind: cause
    theme: people
    summary: They wait long.
    order: 1
    recommendations: [1, 2]
    forces: [durham, qzxbbody]
    sources: [office]
    ---
    -- content/reports/one/findings/qzxclate.md --
    ---
    title: Late ~c
    kind: better
    theme: qzxctheme
    summary: Summary ~c.
    order: 2
    recommendations: [1]
    sources: [office]
    publish_at: 2026-06-01T09:30:00+01:00
    ---
    Text ~c, [link ~c](term:qzxcterm). ![Alternative ~c](../../../images/qzxcimage.svg)
    -- content/reports/one/recommendations/01.md --
    ---
    number: 1
    text: gist
    title: Wait less
    addressees: [all, durham]
    due: 2025-01-31
    findings: [wait, qzxclate]
    sources: [office]
    ---
    Wait less.
    -- content/reports/one/recommendations/02.md --
    ---
    number: 2
    text: gist
    title: Later ~c
    addressees: [all]
    due: 2027-01-31
    findings: [wait]
    sources: [office]
    publish_at: 2026-06-01T09:30:00+01:00
    ---
    Text ~c.
    -- content/reports/one/responses.yml --
    durham: {by: Durham body, date: 2024-10-16, url: "https://durham.example/", answers: [1, 2]}

    """
  }

  private var translations: String {
    """
    -- content/translations/cy/site.yml --
    title: Safle prawf
    description: Safle ar gyfer profion.
    bodies: {singular: heddlu, plural: heddluoedd}
    responses: {by: corff lleol, basis: y gyfraith}
    -- content/translations/cy/index.md --
    ---
    title: Hafan
    description: Y dudalen gartref.
    ---
    -- content/translations/cy/vocabulary.yml --
    themes: {people: Pobl, qzxatheme: Thema ~a, qzxctheme: Thema ¬c}
    kinds: {cause: Achos pryder, better: Beth sy'n well, qzxakind: Math ~a}
    addressees: {all: Pawb, qzxaaddressee: Derbynnydd ~a, durham: Durham ac eraill}
    statuses: {no-answer: Dim ateb, accepted: Derbyniwyd, qzxaagreed: Cytuno ~a, no-word: Dim gair, qzxabegun: Dechrau ¬a, qzxadone: Gorffen ¬a}
    choices: {nation: {england: Lloegr, qzxbnation: Cenedl ~b}}
    -- content/translations/cy/reports/qzxareport/index.md --
    ---
    title: Adroddiad ~a
    short_title: Byr ¬a
    publisher: Arolygiaeth ~a
    summary: Crynodeb ~a.
    content_note: Gofal ~a.
    inspected_note: Arolygwyd ~a.
    translated_from: 00000000
    translation_note: Nodyn ~a.
    ---
    Testun ~a. Roedd yn [](figure:qzxameasure/durham/2015/16).

    -- content/translations/cy/forces/qzxbbody.md --
    ---
    name: Corff ~b
    ---

    """
  }
}
