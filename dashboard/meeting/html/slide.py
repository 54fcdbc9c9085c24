"""One slide as markup: its sentence, what it shows, and the line at the foot."""

from __future__ import annotations

import re

from dashboard.exports.columns import Fact, heading_of, only_row, with_one_head
from dashboard.exports.document import Cell, Chart, Table, words_of
from dashboard.exports.html.table import cell_markup, rows_markup, words
from dashboard.i18n.language import Language
from dashboard.meeting.html.chart import chart_body
from dashboard.meeting.html.columns import table_start
from dashboard.meeting.meeting import OPENING, Meeting, MeetingSlide, Unit

_SAYS = re.compile(r"(?<=\d) (?=[^\W\d])")
"""A number and its noun stay on one line of a title."""
_PIECE = re.compile(r"(?:(?<=[,;:–] )|^)[^,;:–]{1,24}(?=[,;:.]|$)")
"""So does a short piece between commas: "8 bảo đảm tiến độ"."""
_RANGE = re.compile(r"(?<=\w)–(?=\w)")
"""T2–T5 stays on one line too."""
_CLAUSE = 48
"""Letters of what stands between semicolons that is kept on one line: as many as one has at 4:3."""
_HEADLINE = ("admitted", "quota", "percent", "due", "missing")


def first_slide(meeting: Meeting) -> str:
    """Return the slide that opens the meeting, seen before the others and any script are there to number it."""
    return _slide(meeting, meeting.slides[0], 'id="s1" data-run="1"', "", css=" on")


def slides_markup(meeting: Meeting, behind: int = 0) -> str:
    """Return all slides in their order, then one of each organisation that can be looked up.

    `behind`: how many were sent ahead and are left out.
    """
    count, run = len(meeting.slides), 0
    made = []
    for number, slide in enumerate(meeting.slides, 1):
        run = number if slide.page == 1 else run
        place = meeting.language.text("trang {n}/{all}", n=number, all=count)
        if number > behind:
            made.append(_slide(meeting, slide, f'id="s{number}" data-run="{run}"', place))
    made += [_unit(meeting, unit) for unit in meeting.units]
    return "".join(made)


def _title(title: str) -> str:
    """Return a title as markup that goes on in another line where its sentence has a pause."""
    joined = _PIECE.sub(lambda piece: piece[0].replace(" ", "\u00a0"), _SAYS.sub("\u00a0", title))
    *others, last = joined.split("; ")
    clauses = (*(f"{one};" for one in others), last)
    said = (f"<span>{words(one)}</span>" if len(one) <= _CLAUSE else words(one) for one in clauses)
    return _RANGE.sub("&#8288;–&#8288;", " ".join(said))


def _unit(meeting: Meeting, unit: Unit) -> str:
    name = words(unit.name)
    marks = f'data-code="{words(unit.code)}" data-name="{name}" data-folded="{words(unit.folded)}"'
    return _slide(meeting, unit.slide, marks, meeting.language.text("Esc: trở lại"), css=" unit")


def _slide(meeting: Meeting, item: MeetingSlide, marks: str, place: str, *, css: str = "") -> str:
    language, slide = meeting.language, item.slide
    alone = "" if slide.body or slide.said else " alone"
    pages = f"({item.page}/{item.pages})" if item.pages > 1 else ""
    title = _title(slide.title.removesuffix(f" {pages}"))
    issuer = f'<p class="issuer">{words(meeting.issuer)}</p>' if item.kind == OPENING else ""
    foot = " ·</span> <span>".join(map(words, meeting.foot))
    said = " ".join(f"<p>{words(line)}</p>" for line in slide.said)
    return (
        f'<section class="slide is-{item.kind}{css}{alone}" {marks}>'
        f"<header>{issuer}<h2>{title}<span class='turned'>{pages}</span></h2></header>"
        f'<div class="body"><div class="fit">{f"<div class=said>{said}</div>" if said else ""}'
        f"{body_markup(language, slide.body)}"
        f'</div></div><footer><span class="foot"><span>{foot}</span></span>'
        f'<span class="place">{words(place)}</span></footer>'
        "</section>"
    )


def body_markup(language: Language, body: Table | Chart | tuple[str, ...]) -> str:
    """Return what a slide shows below its sentence: figures, a table, a chart or more sentences."""
    match body:
        case Table(key="facts"):
            return _answer(language, body)
        case Table():
            notes = "".join(f'<p class="note">{words(note)}</p>' for note in body.notes)
            only = only_row(body)
            if only is not None:
                return _alone(language, *only) + notes
            shown = with_one_head(body)
            return f"{table_start(language, shown)}{rows_markup(language, shown)}</table>{notes}"
        case Chart():
            return chart_body(language, body)
        case sentences:
            return "".join(f'<p class="sentence">{words(one)}</p>' for one in sentences)


def _alone(language: Language, subject: Fact | None, facts: tuple[Fact, ...]) -> str:
    """Return the one row of a table in large figures: what it is about, then its facts, each under its name."""
    head = "" if subject is None else f'<p class="subject">{cell_markup(language, subject[1], subject[0])}</p>'
    said = "".join(
        f"<div><dt>{words(heading_of(column))}</dt><dd>{cell_markup(language, cell, column)}</dd></div>"
        for column, cell in facts
    )
    return f'{head}<dl class="only">{said}</dl>'


def _answer(language: Language, facts: Table) -> str:
    """Return the count in large figures, its bar with what is due, and the facts behind it."""
    value = next(place for place, column in enumerate(facts.columns) if column.code == "value")
    cells = {row.code: row.cells for row in facts.rows}
    numbers = {code: found[value].value for code, found in cells.items()}

    def text(cell: Cell) -> str:
        return words(words_of(language, cell, facts.columns[value].kind))

    said = {code: text(found[value]) for code, found in cells.items()}
    admitted, quota = numbers.get("admitted"), numbers.get("quota")
    head = f"<b>{said.get('admitted', '…')}</b>"
    bar = ""
    if isinstance(quota, int) and quota:
        head += f'<span class="of">/ {said["quota"]}</span><span class="percent">{said.get("percent", "")}</span>'
        if isinstance(admitted, int):
            bar = _bar(language, admitted, quota, numbers.get("due"))
    elif isinstance(admitted, int):
        head += f'<span class="of">{words(language.plural("người", admitted))}</span>'
    columns = {column.code: place for place, column in enumerate(facts.columns)}
    others = "".join(
        f"<div><dt>{text_of(row.cells[columns['measure']])}</dt><dd>{said[row.code]}</dd>"
        f"{_note(row.cells, columns)}</div>"
        for row in facts.rows
        if row.code not in _HEADLINE
    )
    return f'<p class="headline">{head}</p>{bar}<dl class="facts">{others}</dl>'


def text_of(cell: Cell) -> str:
    """Return the words of a cell as markup."""
    return words(str(cell.value or ""))


def _note(cells: tuple[Cell, ...], columns: dict[str, int]) -> str:
    place = columns.get("note")
    said = text_of(cells[place]) if place is not None and place < len(cells) else ""
    return f'<dd class="why">{said}</dd>' if said else ""


def _bar(language: Language, admitted: int, quota: int, due: object) -> str:
    end = max(quota, admitted)

    def share(count: int) -> str:
        return f"{count / end:.2%}"

    done = share(min(admitted, quota))
    marks = f'<i class="track" style="width:{share(quota)}"></i><i class="done" style="width:{done}"></i>'
    if admitted > quota:
        marks += f'<i class="over" style="left:{share(quota)};width:{share(admitted - quota)}"></i>'
    labels = ""
    if isinstance(due, int) and due <= end:
        if admitted < due:
            short = language.plural("thiếu {n} người", due - admitted)
            marks += f'<i class="gap" style="left:{share(admitted)};width:{share(due - admitted)}"></i>'
            labels += f'<span class="short{_side(due / end)}" style="left:{share(due)}">{words(short)}</span>'
        marks += f'<i class="due" style="left:{share(due)}"></i>'
        if due != quota:
            label = words(language.text("cần đạt {due}", due=language.number(due)))
            labels += f'<span class="due{_side(due / end)}" style="left:{share(due)}">{label}</span>'
    near = isinstance(due, int) and due != quota and due / end > 0.72
    year = words(language.text("chỉ tiêu năm {quota}", quota=language.number(quota)))
    side = _side(quota / end)
    labels += f'<span class="quota{side}{" low" if near else ""}" style="left:{share(quota)}">{year}</span>'
    return f'<div class="bar" aria-hidden="true">{marks}<i class="end" style="left:{share(quota)}"></i>{labels}</div>'


def _side(share: float) -> str:
    """Return on which side of a mark its label stands, so that none leaves the slide."""
    return " from" if share < 0.12 else " until" if share > 0.88 else ""
