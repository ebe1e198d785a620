/// The files of a minimal site, by path.
package let smallSite = [
  "content/site.yml": """
  title: Small site
  description: A site for tests.
  publisher: Nobody
  language: en-GB
  licence: {name: OGL, url: "https://licence.example/"}
  bodies: {id: force, plural_id: forces, singular: force, plural: forces}
  menu: [findings, bodies, page:about]

  """,
  "content/vocabulary.yml": """
  themes: [{id: people, name: People}]
  kinds: [{id: better, name: Better}]
  addressees: [{id: all, name: All}]
  statuses:
    - {id: no-answer, name: No answer, axis: acceptance, meaning: None., initial: true}
    - {id: no-word, name: No word, axis: implementation, meaning: None., initial: true}

  """,
  "content/index.md": "---\ntitle: Home\ndescription: The home page.\n---\nWelcome.\n",
  "content/pages/about.md": "---\ntitle: About\ndescription: About this site.\n---\nText.\n",
  "content/forces/durham.md": "---\nname: Durham\n---\n",
]
