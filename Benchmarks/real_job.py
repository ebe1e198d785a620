"""The real job: the site of Benchmarks/corpus, and a Hugo site that makes the same pages from it.

The layouts of the Hugo site are in Benchmarks/real; Benchmarks/README.md says what they omit. This file
only converts names for Hugo: links to addresses, and for each recommendation its parts of the register.
"""
import pathlib
import re
import shutil

from common import make_corpus, root

files = root / "Benchmarks/real/hugo"

# The bodies that each addressee of the corpus covers, from Examples/harbours/content/vocabulary.yml.
_covered = {
    "all-harbours": ["far-skerry", "gull-haven", "kittiwake-bay", "old-mole", "sandlark-quay", "tern-sound"],
    "south-coast-harbours": ["tern-sound", "sandlark-quay"],
    "sea-ministry": [],
}

# Hugo gives these keys a meaning of its own.
_renamed = {"kind": "finding_kind", "url": "report_url"}


def make_sitegen_site(pages, folder):
    make_corpus(pages, folder)


def split_front_matter(file):
    """The front matter and the text of a file."""
    _, head, text = file.read_text().split("---\n", 2)
    for old, new in _renamed.items():
        head = re.sub(rf"^{old}:", f"{new}:", head, flags=re.M)
    return head, text


def value_of(head, key):
    return re.search(rf"^{key}: (.*)$", head, re.M)[1]


def _addresses(text, report):
    """A text with Hugo's addresses in its links; a link without a target in the Hugo site becomes text."""
    def address(found):
        words, scheme, name = found.groups()
        places = {"finding": f"/reports/{report}/findings/{name}",
                  "recommendation": f"/reports/{report}/recommendations/{name}",
                  "harbour": f"/harbours/{name}", "term": f"/glossary#term-{name}", "source": f"source:{name}"}
        if scheme not in places or (report is None and scheme in ("finding", "recommendation")):
            return words
        return f"[{words}]({places[scheme]})"
    return re.sub(r"\[([^\]]*)\]\((\w+):([^)]*)\)", address, text)


def write_page(file, head, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}---\n{text}")


def _recommendation(head, report, order):
    """The front matter of a recommendation, with its parts of the register."""
    addressees = value_of(head, "addressees").strip("[]").split(", ")
    year, month, _ = map(int, value_of(head, "due").split("-"))
    parts = {"status": [*re.findall(r"^    status: (.*)$", head, re.M), "no-word-yet"],
             "deadline": [f"{year}-q{(month + 2) // 3}", "overdue"],
             "addressee": addressees,
             "theme": [value_of(head, "theme")],
             "report": [report],
             "text": [value_of(head, "text")],
             "harbour": sorted({name for addressee in addressees for name in _covered[addressee]})}
    lines = [f"recommendations/{part}: [{', '.join(names)}]\n" for part, names in parts.items() if names]
    return f"type: recommendation\noutputs: [html, atom, bib, ris, csl]\nweight: {order}\n{head}" + "".join(lines)


def _report(folder, out, number):
    report = folder.name
    head, text = split_front_matter(folder / "index.md")
    write_page(out / "_index.md", f"type: report\noutputs: [html, atom, bib, ris, csl]\nweight: {number}\n{head}",
               _addresses(text, report))
    write_page(out / "whole.md", f"type: whole\ntitle: \"{value_of(head, 'title')}: all of it\"\n", "")
    for kind in "findings", "recommendations":
        for file in (folder / kind).iterdir():
            head, text = split_front_matter(file)
            if kind == "findings":
                order, name = 100 * number + int(value_of(head, "order")), file.name
                head = f"type: finding\noutputs: [html, bib, ris, csl]\nweight: {order}\n{head}"
            else:
                item = int(value_of(head, "number"))
                head, name = _recommendation(head, report, 100 * number + 50 + item), f"{item}.md"
            write_page(out / kind / name, head, _addresses(text, report))


def copy_data(content, folder, addresses):
    """Copies what Hugo reads as data: vocabulary, sources, glossary, tables; and the style sheets."""
    (folder / "data/measures").mkdir(parents=True)
    for name in "vocabulary", "sources":
        shutil.copy(content / f"{name}.yml", folder / "data")
    (folder / "data/glossary.yml").write_text(addresses((content / "glossary.yml").read_text()))
    for file in (content / "data").glob("*/*.csv"):
        place = folder / "assets/data" / file.parent.name
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    assets = folder / "static/assets"
    assets.mkdir(parents=True)
    for name in "icon.svg", "site.css", "charts.css":
        shutil.copy(root / "templates/assets" / name, assets)


def make_hugo_site(source, folder):
    """Makes a Hugo site from a site of `make_sitegen_site`."""
    content = source / "content"
    shutil.copytree(files, folder)
    copy_data(content, folder, lambda text: _addresses(text, None))
    for file in (content / "measures").glob("*.yml"):
        text = file.read_text()
        # The layouts divide two counts; they have no published values.
        if "publish_at" not in text and "\nnumerator:" in text:
            shutil.copy(file, folder / "data/measures")
    for file in (content / "harbours").glob("*.md"):
        head, text = split_front_matter(file)
        own = f"type: harbour\noutputs: [html, atom, bib, ris, csl]\ntitle: {value_of(head, 'name')}\n"
        write_page(folder / "content/harbours" / file.name, own + head, _addresses(text, None))
    reports = sorted((content / "reports").glob("inspection-*"), key=lambda report: int(report.name.split("-")[1]))
    for number, report in enumerate(reports, 1):
        _report(report, folder / "content/reports" / report.name, number)


def page_paths(source):
    """The path of each page that both sites have."""
    paths = []
    for report in (source / "content/reports").glob("inspection-*"):
        base = pathlib.PurePath("reports", report.name)
        paths += [base / "index.html", base / "whole/index.html"]
        paths += [base / "findings" / file.stem / "index.html" for file in (report / "findings").iterdir()]
        paths += [base / "recommendations" / str(int(file.stem)) / "index.html"
                  for file in (report / "recommendations").iterdir()]
        paths.append(pathlib.PurePath("recommendations/report", report.name, "index.html"))
    paths += [pathlib.PurePath("harbours", file.stem, "index.html") for file in (source / "content/harbours").glob("*.md")]
    return [*map(str, paths), "index.html", "reports/index.html", "findings/index.html", "recommendations/index.html",
            "recommendations/theme/records/index.html", "recommendations/status/accepted/index.html",
            "recommendations/harbour/gull-haven/index.html", "recommendations/deadline/overdue/index.html"]
