"""The two pages of a meeting as files: what stands on the wall, and what whoever presents has before them.

All slides are in the page. A change of slide asks nobody, and the file that is saved is the page that was shown.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.exports.html.table import words
from dashboard.i18n.language import Language
from dashboard.look import TOKENS, WALLS, state_colours
from dashboard.meeting.html.letters import letters
from dashboard.meeting.html.slide import first_slide, slides_markup
from dashboard.meeting.html.wording import key_lines, presenter_words, wall_words
from dashboard.meeting.meeting import Meeting, MeetingSlide

_HERE = Path(__file__).parent
SIZES = ("ban", "phong", "hoi_truong")
"""Sizes of letters: for a desk, a meeting room, a hall."""
GROUNDS = tuple(WALLS)


@dataclass(frozen=True)
class Looks:
    """How a wall looks: size of letters, ground, and after how many seconds it turns the page by itself (0: never)."""

    size: str = "phong"
    ground: str = "sang"
    turning: int = 0


@dataclass(frozen=True)
class Live:
    """What a page needs to follow the meeting: the query of its own address, and the version of its slides."""

    query: str
    version: str


def wall_page(meeting: Meeting, looks: Looks, live: Live | None) -> bytes:
    """Return the page for the wall. `live` None: the file that is saved, which asks nobody for anything."""
    start = f'{_start(meeting, "stage", _settings(meeting, looks, live))}<main class="wall" {_attributes(looks)}>'
    return f"{start}{slides_markup(meeting)}{_wall_end(meeting)}".encode()


def wall_begun(opening: Meeting, looks: Looks, live: Live) -> bytes:
    """Return the beginning of a page for the wall: its first slide is seen while the others are still read."""
    words_of_waiting = words(opening.language.text("Đang mở các trang của bản chốt số {n}…", n=opening.snapshot.number))
    start = _start(opening, "stage", _settings(opening, looks, live))
    waiting = f'<p id="begun" role="status">{words_of_waiting}</p>'
    return f'{start}{waiting}<main class="wall" {_attributes(looks)}>{first_slide(opening)}'.encode()


def wall_completed(meeting: Meeting) -> bytes:
    """Return what goes on from `wall_begun`: the other slides, and the script that turns them."""
    return f"{slides_markup(meeting, 1)}{_wall_end(meeting)}".encode()


def wall_given_up() -> bytes:
    """Return what goes on from `wall_begun` where the others could not be read: the page asks anew, and is told why."""
    return b'<meta http-equiv="refresh" content="1">'


def _wall_end(meeting: Meeting) -> str:
    return f"</main>{_over(meeting.language)}{_end('stage')}"


def presenter_page(meeting: Meeting, looks: Looks, live: Live) -> bytes:
    """Return the page for the laptop of whoever presents."""
    language, told = meeting.language, presenter_words(meeting.language)
    settings = _settings(meeting, looks, live)
    settings["words"] |= told
    settings |= notes_of(meeting)
    body = _presenter_body(language, meeting, looks) + _over(language)
    return f"{_start(meeting, 'presenter', settings)}{body}{_end('presenter')}".encode()


def notes_of(meeting: Meeting) -> dict[str, object]:
    """Return what only whoever presents sees: of slides in their order, and of organisations by code."""

    def about(item: MeetingSlide) -> dict[str, object]:
        return {"note": item.note, "why": item.why, "href": item.href}

    return {
        "notes": [about(item) for item in meeting.slides],
        "unitNotes": {unit.code: about(unit.slide) for unit in meeting.units},
    }


def policy(script: str, *, live: bool) -> str:
    """Return what a browser lets the page do: this very script, its style, and at most to ask its own server."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    asks = " connect-src 'self'; frame-ancestors 'none';" if live else ""
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:;{asks}"
        " base-uri 'none'; form-action 'none'"
    )


def page_policy(name: str) -> str:
    """Return the policy of a live page: "stage" or "presenter"."""
    return policy(_script(name), live=True)


def _settings(meeting: Meeting, looks: Looks, live: Live | None) -> dict[str, Any]:
    return {
        "live": live is not None,
        "query": live.query if live else "",
        "version": live.version if live else "",
        "meeting": f"{meeting.agenda.number}-{meeting.snapshot.number}",
        "turning": looks.turning,
        "sizes": SIZES,
        "grounds": GROUNDS,
        "words": wall_words(meeting.language, meeting.snapshot.number),
    }


def _attributes(looks: Looks) -> str:
    return f'data-co-chu="{looks.size}" data-nen="{looks.ground}"'


def _start(meeting: Meeting, name: str, settings: dict[str, Any]) -> str:
    """Return a page up to the beginning of its body."""
    script = _script(name)
    said = words(json.dumps(settings, ensure_ascii=False, separators=(",", ":")))
    allowed = _meta(script) if settings["live"] else policy(script, live=False)
    return (
        f'<!doctype html><html lang="{meeting.language.code}" class="{name}" translate="no">'
        '<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(meeting.title)} – {words(meeting.issuer)}</title><style>{_style(name)}</style></head>"
        f'<body data-settings="{said}">'
    )


def _end(name: str) -> str:
    return f"<script>{_script(name)}</script></body></html>"


def _meta(script: str) -> str:
    """Return the policy as a page may say it itself: framing is forbidden by the header alone."""
    return policy(script, live=True).replace(" frame-ancestors 'none';", "")


def _over(language: Language) -> str:
    """Return what may come over a slide: the search, the keys, what is told, the black."""
    label, close = words(language.text("Tìm đơn vị")), words(language.text("Esc: đóng"))
    hint = words(language.text("Gõ tên không cần dấu; ↑ ↓ chọn, Enter xem, Esc đóng"))
    rows = "".join(f"<dt>{words(key)}</dt><dd>{words(said)}</dd>" for key, said in key_lines(language))
    keys = words(language.text("Phím điều khiển"))
    return (
        '<div id="black" hidden></div>'
        f'<div id="lookup" role="dialog" aria-label="{label}" hidden>'
        f'<input type="text" role="combobox" aria-label="{label}" '
        f'placeholder="{label}" aria-controls="found" aria-expanded="true" autocomplete="off" spellcheck="false">'
        f'<ul id="found" role="listbox" aria-label="{label}"></ul><p>{hint}</p></div>'
        f'<div id="keys" role="dialog" aria-label="{keys}" hidden><h2>{keys}</h2><dl>{rows}</dl><p>{close}</p></div>'
        '<p id="told" role="status"></p><p id="typed" aria-live="polite"></p>'
    )


def _presenter_body(language: Language, meeting: Meeting, looks: Looks) -> str:
    field = words(language.text("Viết về tổ chức, không viết tên người"))
    buttons = "".join(
        f'<button type="button" data-act="{act}">{words(text)}</button>'
        for act, text in (
            ("back", language.text("← Trước")),
            ("next", language.text("Sau →")),
            ("black", language.text("Tắt hình")),
            ("lookup", language.text("Tìm đơn vị")),
            ("keys", language.text("Phím")),
        )
    )
    typing = words(language.text("Gõ tên không cần dấu; để trống: tất cả các đơn vị"))
    attributes, day = _attributes(looks), words(language.text("ngày/tháng/năm"))
    return (
        f'<div id="store" hidden>{slides_markup(meeting)}</div>'
        f'<header class="bar-top"><h1>{words(meeting.title)}</h1>'
        '<p id="place"></p><p id="clock"></p><p id="running"></p></header>'
        f'<main><section class="now"><h2 class="label">{words(language.text("Đang chiếu"))}</h2>'
        f'<div class="frame" id="now"><div class="wall" {attributes}></div></div>'
        f'<nav class="buttons">{buttons}</nav><p id="newer" hidden></p></section>'
        f'<section class="next"><h2 class="label">{words(language.text("Trang sau"))}</h2>'
        f'<div class="frame" id="next"><div class="wall" {attributes}></div></div></section>'
        f'<section class="notes"><div id="note-box"><h2 class="label">{words(language.text("Ghi chú"))}</h2>'
        '<p id="note"></p></div>'
        f'<div id="why-box"><h2 class="label">{words(language.text("Vì sao, và kết luận kỳ trước"))}</h2>'
        '<ul id="why"></ul></div>'
        '<p><a id="screen" target="_blank" rel="noopener">'
        f"{words(language.text('Mở màn hình có cùng số liệu'))}</a></p></section>"
        f'<section class="conclusions"><h2 class="label">{words(language.text("Kết luận"))}</h2>'
        f'<form id="write" autocomplete="off"><label for="subject">{words(language.text("Về đơn vị"))}</label>'
        '<div class="picker"><input id="subject" type="text" role="combobox" aria-expanded="false" '
        f'aria-controls="subjects" aria-autocomplete="list" spellcheck="false" placeholder="{typing}">'
        f'<ul id="subjects" role="listbox" aria-label="{words(language.text("Về đơn vị"))}" hidden></ul></div>'
        f'<label for="words">{words(language.text("Nội dung"))}</label>'
        f'<textarea id="words" rows="2" maxlength="500" placeholder="{field}" aria-describedby="field"></textarea>'
        f'<p id="field" class="hint">{field}</p>'
        f'<div class="line"><label for="due">{words(language.text("Hạn"))}</label>'
        f'<input id="due" type="text" autocomplete="off" size="12" placeholder="{day}">'
        f'<button type="submit">{words(language.text("Ghi kết luận"))}</button></div>'
        f'<p id="answer" role="status"></p></form><ul id="earlier"></ul></section></main>'
    )


@cache
def _style(name: str) -> str:
    grounds = "".join(
        f'[data-nen="{ground}"]{{{"".join(f"--{token}:{colour};" for token, colour in colours.items())}}}'
        for ground, colours in WALLS.items()
    )
    own = (_HERE / "slides.css").read_text(encoding="utf-8") + (_HERE / f"{name}.css").read_text(encoding="utf-8")
    light, dark = ("".join(f"--{token}:{pair[dark]};" for token, pair in TOKENS.items()) for dark in (0, 1))
    root = f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}" if name == "presenter" else ""
    return f"{letters()}{root}{grounds}{own}{state_colours()}"


@cache
def _script(name: str) -> str:
    """Return the script of a page: what both share, then its own."""
    parts = ("deck.js", "search.js", "parts.js", "follow.js", f"{name}.js")
    return '"use strict";\n' + "".join((_HERE / part).read_text(encoding="utf-8") for part in parts)
