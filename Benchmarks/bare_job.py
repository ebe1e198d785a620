"""The bare job: one page = front matter, Markdown, one template; the same texts for both programs.

Benchmarks/bare contains the other files of the two sites.
"""
import random
import shutil

from common import root
from texts import body, sentence

_files = root / "Benchmarks/bare"


def _page(number, pages, pick, address):
    """The file of a page; `address` gives the target of a link to another page."""
    links = [address(pick.randint(1, pages)) for _ in range(5)]
    return f"""---
title: {sentence(pick)[:-1]}
description: {sentence(pick)}
lead: {sentence(pick)}
updated: 2031-{pick.randint(1, 8):02}-{pick.randint(1, 28):02}
---

{body(pick, links)}
Then comes [the next page]({address(number % pages + 1)}).
"""


def _make(pages, folder, address):
    # Each page has its own random generator, so that both sites have the same words.
    for number in range(1, pages + 1):
        text = _page(number, pages, random.Random(number), address)
        (folder / f"page-{number}.md").write_text(text)


def make_sitegen_site(pages, folder):
    """The site of sitegen. Each kind of page needs a template; all except that of the pages print only a title."""
    shutil.copytree(_files / "sitegen", folder)
    templates = folder / "templates"
    for template in (root / "templates").glob("*.html"):
        if not (templates / template.name).exists():
            (templates / template.name).write_text("<!DOCTYPE html>\n<title>{{title}}</title>\n")
    (folder / "content/pages").mkdir()
    _make(pages, folder / "content/pages", "page:page-{}".format)


def make_hugo_site(pages, folder):
    shutil.copytree(_files / "hugo", folder)
    _make(pages, folder / "content", "/page-{}".format)


def page_paths(pages):
    """The path of each page, the same in both sites."""
    return [f"page-{number}/index.html" for number in range(1, pages + 1)]
