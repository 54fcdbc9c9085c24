"""Which slides a document has: what each says, in the order of a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.domain.narrative import lower_first
from dashboard.exports.columns import cell_at, heading_of, picked
from dashboard.exports.document import (
    NONE,
    Cell,
    Chart,
    Document,
    Heading,
    Kind,
    Part,
    RowKind,
    Sentence,
    Series,
    Table,
    words_of,
)
from dashboard.exports.figures import OVERVIEW, REPORT
from dashboard.i18n.language import Language

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "lagging": ("place", "name", "missing", "admitted", "quota", "percent", "state", "pool", "forecast_next_month"),
    "progress": ("place", "name", "admitted", "quota", "percent", "due", "missing", "state"),
    "annex-01": ("place", "name", "quota", "admitted_in_month", "admitted", "percent", "forecast_next_month", "state"),
    "annex-02": (
        "place",
        "name",
        "quota",
        "certificate_holders",
        "pool",
        "files_pending",
        "last_admitted",
        "forecast_this_month",
        "forecast_next_month",
    ),
    "facts": ("measure", "value", "note"),
    "targets": ("target", "value", "asked", "needed", "answer"),
    "categories": ("category", "count", "admitted", "percent", "asked", "answer"),
    "clusters": ("cluster", "organizations", "zero", "count", "admitted", "quota", "percent", "missing", "having"),
    "first-lagging": ("place", "name", "missing", "admitted", "quota", "percent", "state"),
    "board": ("place", "name", "missing", "late", "plan"),
    "children": ("place", "name", "quota", "admitted", "percent", "due", "missing", "state"),
}
"""Columns of a table on a slide, by the table's key; of a table that is not named here all but its remarks."""
_MOST_LETTERS = 180
_MOST_SOURCES = 26
"""Rows of reports received, two slides of them: more of them are no matter for a meeting."""
_LED = ("spans", "board")
"""Tables that the first sentence of their part answers."""
_SUMMED = ("annex-01", "annex-02", "clusters", "pool")
"""Tables whose groups and totals are sums of their rows."""
_SUMS = (RowKind.GROUP, RowKind.TOTAL)
_REMARKS = ("note", "document", "reason")
_STEPS = ("pool", "certificate_holders", "files_pending", "forecast_this_month", "forecast_next_month")
_SHORT = {"overview": None, "shares": ("categories",), "trends": ("years",), "reports": ("forecasts",)}
"""In the deck of a meeting: the parts of the position with their tables and charts; None for all."""


@dataclass(frozen=True)
class Slide:
    """One slide: its title is its sentence; `body` is a table, a chart or more sentences; `said` stands above it."""

    title: str
    body: Table | Chart | tuple[str, ...]
    said: tuple[str, ...] = ()


def slides_of(document: Document, annex: Document | None) -> tuple[Slide, ...]:
    """Return the slides behind the title slide. `annex`: who admitted nobody yet, for the deck of a meeting."""
    if document.view != OVERVIEW:
        return tuple(slide for part in document.parts for slide in _slides(part, document.language))
    parts = {part.key: part for part in document.parts}
    slides = [slide for key in _SHORT if key in parts for slide in _short(parts[key], document.language)]
    slides = [_with_states(slide, parts) for slide in _once(slides)]
    lists = [parts[key] for key in ("progress",) if key in parts]
    if annex is not None and any(row.code for _, table in annex.tables() for row in table.rows):
        slides += _pipeline(parts, annex)
        lists = [*annex.parts, *lists]
    return (*slides, *(slide for part in lists for slide in _slides(part, document.language)))


def _short(part: Part, language: Language) -> Iterator[Slide]:
    kept = _SHORT[part.key]
    for slide in _slides(part, language):
        drawn = isinstance(slide.body, Chart)
        if kept is None or drawn or (isinstance(slide.body, Table) and slide.body.key in kept):
            yield slide


def _once(slides: Iterable[Slide]) -> Iterator[Slide]:
    """Yield the slides; a chart that several parts have only where it comes first."""
    seen = set()
    for slide in slides:
        if isinstance(slide.body, Chart):
            if slide.body.key in seen:
                continue
            seen.add(slide.body.key)
        yield slide


def _slides(part: Part, language: Language) -> Iterator[Slide]:
    said: list[str] = []
    heading, over = "", ""
    lead = next(iter(part.sentences), "") if any(table.key in _LED for table in part.tables) else ""
    for block in part.blocks:
        match block:
            case Sentence(text):
                said.append(text)
            case Heading(text, level):
                if said and not heading and said != [lead]:
                    yield Slide(said[0], tuple(said[1:]))
                said = [over] if level > 2 and over else []
                heading = _sentence_case(text)
                over = over if level > 2 else heading
            case Chart() if block.series:
                yield Slide(block.title, block)
                heading = ""
            case Table() if block.key.startswith("small-counts"):
                yield from _told(block, heading or _sentence_case(part.title), said)
                heading, said = "", []
            case Table() if block.rows:
                lines = [heading, *said] if heading else said or [_title(part, block, language)]
                if part.key == REPORT and said and len(said[0]) <= _MOST_LETTERS:
                    lines = said  # its headings are those of every report
                answer = _answer(language, block, heading) or (lead if block.key in _LED else "")
                yield Slide(answer or lines[0], _body(block, language), tuple(lines[1:]))
                said = []
    if said and not part.tables and not part.charts:
        yield Slide(said[0], tuple(said[1:]))


def _sentence_case(title: str) -> str:
    """Return a title in capitals as a sentence; names of organisations in it stand before a colon and stay."""
    return title.capitalize() if title.isupper() and ":" not in title else title


def _title(part: Part, table: Table, language: Language) -> str:
    """Return the title of a list that no sentence introduces; that of an annex with its number of organisations."""
    title = _sentence_case(part.title)
    count = sum(row.kind is RowKind.ITEM and bool(row.code) for row in table.rows)
    return language.plural("{title}: {n} đơn vị", count, title=title) if part.annex else title


def _answer(language: Language, table: Table, heading: str) -> str:
    """Return what a table says as a sentence, where no sentence of its paper does; empty for others."""
    if table.key == "received":
        return language.plural("{n} báo cáo đã nhận", _numbered(table))
    if table.key == "children":
        return language.plural("{n} đảng bộ, chi bộ trực thuộc", _numbered(table))
    codes = [column.code for column in table.columns]
    items = [row for row in table.rows if row.kind is RowKind.ITEM]
    if table.key == "targets":
        target, answer = codes.index("target"), codes.index("answer")
        said = "; ".join(f"{row.cells[target].value}: {lower_first(str(row.cells[answer].value))}" for row in items)
        if len(said) <= _MOST_LETTERS:
            return said
        counts = Counter(lower_first(str(row.cells[answer].value)) for row in items)
        return f"{heading}: " + ", ".join(f"{language.number(count)} {word}" for word, count in counts.items())
    if table.key == "years":
        name, admitted, quota, percent = (cell_at(table.rows[-1], place) for place in range(4))
        if _whole(quota) is None or _whole(admitted) is None:
            return ""
        shown = words_of(language, percent, Kind.PERCENT)
        return f"{name.value}: {language.number(_whole(admitted))}/{language.number(_whole(quota))} ({shown})"
    if table.key != "clusters" or "missing" not in codes:
        return ""
    missing = [(_whole(row.cells[codes.index("missing")]) or 0, str(row.cells[1].value)) for row in items]
    most, cluster = max(missing, key=lambda one: one[0], default=(0, ""))
    if not most:
        return language.text("Theo khối: không khối nào còn thiếu người so với mức cần đạt")
    return language.text(
        "Theo khối: {cluster} còn thiếu nhiều người nhất, {n} trong {all} người",
        cluster=lower_first(cluster),
        n=language.number(most),
        all=language.number(sum(count for count, _ in missing)),
    )


def _numbered(table: Table) -> int:
    return sum(isinstance(cell_at(row, 0).value, int) for row in table.rows)


def _told(table: Table, heading: str, said: list[str]) -> Iterator[Slide]:
    """Yield what may be told of a small count, then its cells that are numbers: nothing else is worth a slide."""
    if said:
        yield Slide(said[0], tuple(said[1:]))
    rows = tuple(row for row in table.rows if len(row.cells) > 2 and isinstance(row.cells[2].value, int))
    if rows:
        yield Slide(heading or said[0], _narrowed(replace(table, rows=rows)))


def _body(table: Table, language: Language) -> Table | tuple[str, ...]:
    """Return the table as it stands on slides: only its words where it has nothing else, without sums of one row; of a
    source that fills many of them where its rows can be read."""
    if all(row.kind is RowKind.SECTION for row in table.rows):
        return tuple(words_of(language, row.cells[0], Kind.TEXT) for row in table.rows)
    items = tuple(row for row in table.rows if row.kind is RowKind.ITEM)
    kinds = {RowKind.ITEM, RowKind.SECTION, *(_SUMS if table.key in _SUMMED else ())}
    if len(items) == 1 and all(row.kind in kinds for row in table.rows):
        above = (words_of(language, row.cells[0], Kind.TEXT) for row in table.rows if row.kind is RowKind.SECTION)
        table = replace(table, rows=items, notes=(*above, *table.notes))
    if table.key == "received" and len(table.rows) > _MOST_SOURCES:
        return (language.text("Danh sách có trong tệp Excel, Word và PDF."),)
    return _narrowed(table)


def _narrowed(table: Table) -> Table:
    """Return a table with the columns that a slide has room for."""
    codes = COLUMNS.get(table.key, tuple(column.code for column in table.columns if column.code not in _REMARKS))
    found = {column.code: place for place, column in enumerate(table.columns)}
    places = [found[code] for code in codes if code in found and _says_something(table, found[code])]
    return picked(table, places)


def _says_something(table: Table, place: int) -> bool:
    """Tell whether a column has a value; of dashes alone a slide says no more than without them."""
    cells = [cell_at(row, place) for row in table.rows if row.kind is not RowKind.SECTION]
    return not cells or any(cell.hidden or cell.value not in (None, "", NONE) for cell in cells)


def _with_states(slide: Slide, parts: Mapping[str, Part]) -> Slide:
    """Return the table of states as bars; who stands where is told by the sentence of the list of all."""
    table = slide.body
    if not isinstance(table, Table) or table.key != "states":
        return slide
    rows = [row for row in table.rows if row.kind is RowKind.ITEM]
    names, counts = tuple(str(row.cells[1].value) for row in rows), tuple(_whole(row.cells[2]) for row in rows)
    said = parts["progress"].sentences if "progress" in parts else ()
    title = next(iter(said), slide.title)
    return Slide(title, Chart("states", "bar", title, title, names, (Series(table.columns[2].heading, counts),)))


def _pipeline(parts: Mapping[str, Part], annex: Document) -> Iterator[Slide]:
    """Yield the people on their way where nobody was admitted yet: the sums of the annex."""
    said = parts["lagging"].sentences if "lagging" in parts else ()
    for table in annex.parts[0].tables:
        total = table.rows[-1]
        found = {column.code: place for place, column in enumerate(table.columns)}
        places = [found[code] for code in _STEPS if code in found]
        steps = [(heading_of(table.columns[place]), _whole(total.cells[place])) for place in places]
        if len(said) > 1 and any(count for _, count in steps):
            names, counts = zip(*steps, strict=True)
            yield Slide(
                said[1], Chart("pipeline", "bar", said[1], said[1], names, (Series(annex.parts[0].name, counts),))
            )


def _whole(cell: Cell) -> int | None:
    return cell.value if isinstance(cell.value, int) else None
