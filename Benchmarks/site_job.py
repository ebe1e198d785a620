"""The site job: the shipped site, and a Hugo site that makes what Hugo can of the same files.

The layouts are those of the real job, with the names of the shipped site, and those in Benchmarks/site for
what the real job does not have: pages of measures, and files of charts. Benchmarks/README.md says what the
Hugo site omits.
"""
import pathlib
import re
import shutil

import real_job
from common import root
from real_job import split_front_matter, value_of, write_page

_report = "soteria-2024"
_initial = {"awaiting-answer": "no-response-held", "no-word-yet": "no-update-held"}
_score = '{{ partial "score.html" (dict "page" $ "measure" . "harbour" $id) }}'

# Texts in the layouts of the real job, with those of this one: statuses and bodies have other names, each
# scorecard has files, and many recommendations lack what all have there.
_replaced = {
    **_initial,
    _score: _score + _score.replace("score.html", "score-files.html"),
    "harbour": "force",
    "Harbour": "Force",
    '(index (partialCached "words.html" "words").themes .Params.theme).name':
        'with .Params.theme }}{{ (index (partialCached "words.html" "words").themes .).name }}{{ end',
    "delimit .Params.addressees": "delimit (or .Params.addressees slice)",
    "delimit .Params.findings": "delimit (or .Params.findings slice)",
}


def make_sitegen_site(folder):
    for part in "content", "templates":
        shutil.copytree(root / part, folder / part)


def _addresses(text):
    """A text with Hugo's addresses in its links; a link without a target in the Hugo site becomes text."""
    def address(found):
        words, scheme, name = found.groups()
        own = name.removeprefix(f"{_report}/")
        targets = {"finding": f"/reports/{_report}/findings/{own}",
                   "recommendation": f"/reports/{_report}/recommendations/{own}",
                   "report": f"/reports/{name}", "force": f"/forces/{name}", "measure": f"/measures/{name}",
                   "page": f"/{name}", "term": f"/glossary#term-{name}", "source": f"source:{name}"}
        if scheme not in targets or scheme == "measure" and name not in _measures():
            return words
        return f"[{words}]({targets[scheme]})"
    text = re.sub(r"\[([^\]]*)\]\(([a-z]+):([^)]*)\)", address, text)
    # Charts in texts are pages of their own in sitegen; Hugo has no recipes for them.
    return re.sub(r"^```chart\n.*?^```\n", "", text, flags=re.M | re.S)


def _measures():
    """The measures that Hugo can calculate, by id: public ones of two columns of one table with one row a year."""
    found = {}
    for file in (root / "content/measures").glob("*.yml"):
        text = file.read_text()
        columns = re.findall(r"^(?:numerator|denominator): (\S+)\.", text, re.M)
        is_draft = re.search(r"^draft: true", text, re.M)
        if columns and len(set(columns)) == 1 and not is_draft:
            found[file.stem] = text
    return found


def _recommendation(head, number):
    """The front matter of a recommendation, with its parts of the register."""
    def listed(key):
        value = value_of(head, key)
        return [] if value == "not-established" else value.strip("[]").split(", ")

    addressees, due = listed("addressees"), value_of(head, "due")
    forces = [file.stem for file in (root / "content/forces").glob("*.md")] if addressees else []
    parts = {"status": list(_initial.values()), "addressee": addressees, "report": [_report],
             "text": [value_of(head, "text")], "force": sorted(forces),
             "theme": listed("theme") if "\ntheme:" in head else [],
             "deadline": ["overdue", f"{due[:4]}-q{(int(due[5:7]) + 2) // 3}"] if due[0] == "2" else []}
    lines = [f"recommendations/{part}: [{', '.join(names)}]\n" for part, names in parts.items() if names]
    head = "".join(line for line in head.splitlines(True) if not line.rstrip().endswith(": not-established"))
    title = "" if "\ntitle:" in head else f"title: Recommendation {number}\n"
    return f"type: recommendation\noutputs: [html, atom, bib, ris, csl]\nweight: {50 + number}\n{title}{head}" + "".join(lines)


def _make_report(folder, out):
    head, text = split_front_matter(folder / "index.md")
    write_page(out / "_index.md", f"type: report\noutputs: [html, atom, bib, ris, csl]\n{head}", _addresses(text))
    write_page(out / "whole.md", f"type: whole\ntitle: \"{value_of(head, 'title')}: all of it\"\n", "")
    for file in (folder / "findings").iterdir():
        head, text = split_front_matter(file)
        head = f"type: finding\noutputs: [html, bib, ris, csl]\nweight: {value_of(head, 'order')}\n{head}"
        write_page(out / "findings" / file.name, head, _addresses(text))
    for file in (folder / "recommendations").iterdir():
        head, text = split_front_matter(file)
        number = int(value_of(head, "number"))
        write_page(out / f"recommendations/{number}.md", _recommendation(head, number), _addresses(text))


def _copy_layouts(folder):
    """Copies the layouts of the real job with the names of the shipped site, and those of this job."""
    shutil.copytree(real_job.files, folder)
    for name in "harbour", "harbours":
        for parent in folder / "layouts", folder / "content":
            if (parent / name).exists():
                (parent / name).rename(parent / name.replace("harbour", "force"))
    for file in [file for file in folder.rglob("*") if file.is_file()]:
        text = file.read_text()
        for old, new in _replaced.items():
            text = text.replace(old, new)
        file.unlink()
        (file.parent / file.name.replace("harbour", "force")).write_text(text)
    shutil.copytree(root / "Benchmarks/site/hugo", folder, dirs_exist_ok=True)


def make_hugo_site(source, folder):
    """Makes a Hugo site from a site of `make_sitegen_site`."""
    content, out = source / "content", folder / "content"
    _copy_layouts(folder)
    real_job.copy_data(content, folder, _addresses)
    for name, text in _measures().items():
        (folder / f"data/measures/{name}.yml").write_text(f"id: {name}\n{text}")
        title = re.search(r"^title: (.*)$", text, re.M)[1]
        write_page(out / f"measures/{name}.md", f"type: measure\noutputs: [html, bib, ris, csl]\ntitle: \"{title}\"\n", "")
    for file in (content / "forces").glob("*.md"):
        head, text = split_front_matter(file)
        own = f"type: force\noutputs: [html, atom, bib, ris, csl]\ntitle: {value_of(head, 'name')}\n"
        write_page(out / "forces" / file.name, own + head, _addresses(text))
    for file in (content / "pages").glob("*.md"):
        head, text = split_front_matter(file)
        # The layouts of the real job have a glossary of their own.
        if file.stem != "glossary":
            write_page(out / file.name, head, _addresses(text))
    _make_report(content / "reports" / _report, out / "reports" / _report)
    shutil.copytree(content / "images", folder / "static/images")
    for table in (content / "data").glob("*/*.csv"):
        (folder / "static/data" / table.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(table, folder / "static/data" / table.parent.name)


def page_paths(source):
    """The path of each page that both sites have."""
    content, base = source / "content", pathlib.PurePath("reports", _report)
    paths = [base / "index.html", base / "whole/index.html"]
    paths += [base / "findings" / file.stem / "index.html" for file in (content / base / "findings").iterdir()]
    paths += [base / f"recommendations/{int(file.stem)}/index.html" for file in (content / base / "recommendations").iterdir()]
    paths += [pathlib.PurePath("forces", file.stem, "index.html") for file in (content / "forces").glob("*.md")]
    paths += [pathlib.PurePath("measures", name, "index.html") for name in _measures()]
    paths += [pathlib.PurePath(file.stem, "index.html") for file in (content / "pages").glob("*.md")]
    return [*map(str, paths), "index.html", "reports/index.html", "findings/index.html", "recommendations/index.html",
            "forces/index.html", "measures/index.html", "recommendations/deadline/overdue/index.html",
            "recommendations/theme/training/index.html", "recommendations/force/durham/index.html"]
