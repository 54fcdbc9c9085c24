"""From a document to one HTML file: all is inside, nothing is asked for, and it can be read without its script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from itertools import count
from pathlib import Path

from dashboard.exports.document import Blank, Chart, Document, Heading, Part, Sentence, Table
from dashboard.exports.html.drawing import answer_markup, chart_markup
from dashboard.exports.html.table import table_markup, words
from dashboard.exports.on_pages import stands_below
from dashboard.exports.word.pages import page_of
from dashboard.look import TOKENS, state_colours

_HERE = Path(__file__).parent
_LEAD = ' class="lead"'


def write_html(document: Document) -> bytes:
    """Return the file."""
    language, numbers = document.language, count(1)
    notes = "".join(f"<dt>{words(note.about)}</dt><dd>{words(note.text)}</dd>" for note in document.notes)
    links = "".join(f'<a href="#{part.key}">{words(part.name)}</a>' for part in document.parts)
    notes_name = words(language.text("Ghi chú"))
    search, name = words(language.text("Tìm tên đơn vị")), words(document.issuer)
    about = " · ".join(filter(None, (document.day_line, document.scope_line.removesuffix("."), _invented(document))))
    parts = "".join(_part(document, part, numbers, first=not number) for number, part in enumerate(document.parts))
    page = (
        f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(document.title)} – {name}</title><style>{_style()}</style></head><body>"
        f'<header class="top"><div><h1>{name}</h1><nav>{links}<a href="#notes">{notes_name}</a></nav>'
        f'<div class="search" role="search" data-found="{words(language.text("{n} đơn vị"))}" hidden>'
        f'<input type="search" aria-label="{search}" placeholder="{search}">'
        '<output aria-live="polite"></output></div></div></header>'
        f'<main><p class="about">{words(about)}</p>{parts}'
        f'<section id="notes"><h3>{notes_name}</h3><dl>{notes}</dl></section></main>'
        f'<footer class="foot">{words(document.foot)}</footer><script>{_script()}</script></body></html>'
    )
    return page.encode()


def _invented(document: Document) -> str:
    return document.language.text("Số liệu minh họa") if document.illustrative else ""


def _part(document: Document, part: Part, numbers: count[int], *, first: bool) -> str:
    """Return a part: what it says in a sentence, then its blocks; the answer in figures in place of bare facts."""
    language, page = document.language, page_of(part)
    title = f"{part.annex}: {part.title}" if part.annex else part.title
    made = [f"<h2>{words(title)}</h2>"]
    for place, block in enumerate(part.blocks):
        match block:
            case Sentence(text):
                made.append(f"<p{'' if place else _LEAD}>{words(text)}</p>")
            case Heading(text, level):
                made.append(f"<h{level + 1}>{words(text)}</h{level + 1}>")
            case Blank(lines):
                made += ['<div class="blank"></div>'] * lines
            case Chart():
                made.append(chart_markup(block, next(numbers)))
            case Table():
                if first and block.key == "facts":
                    made.append(answer_markup(language, block))
                made.append(table_markup(language, block, page.width))
    lies = "across" if page.across else "below" if stands_below(part) else ""
    return f'<section id="{part.key}" class="{lies}">{"".join(made)}</section>'


@cache
def _style() -> str:
    light, dark = ("".join(f"--{name}:{pair[theme]};" for name, pair in TOKENS.items()) for theme in (0, 1))
    rules = (_HERE / "page.css").read_text(encoding="utf-8")
    # Paper is light, whatever the screen is.
    at_night = f"@media screen and (prefers-color-scheme: dark){{:root{{color-scheme:dark;{dark}}}}}"
    return f":root{{{light}}}\n{rules}{state_colours()}{at_night}"


@cache
def _script() -> str:
    return (_HERE / "page.js").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """Return what a browser lets the page do: its own style and this very script, and no request to anywhere."""
    digest = base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
    ours = f"style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    return f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"
