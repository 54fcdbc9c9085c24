"""What the screen says of a file before it comes in, of an import afterwards, and of both in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.headline import Headline
from dashboard.i18n.language import N_, Language
from dashboard.imports.file_words import KIND_WORDS
from dashboard.imports.file_words import SENTENCES as FILE_SENTENCES
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import Change, MonthTotals, Outcome, Preview

_HERE: Mapping[str, str] = {
    "no-longer-waiting": N_("Tệp này không còn chờ: đã có người nhập hoặc bỏ. Xem danh sách bên dưới."),
    "undone-before": N_("Lần nhập này đã được hoàn tác trước đó; không có gì thay đổi."),
    "cannot-be-undone": N_("Lần nhập này không hoàn tác được; không có gì thay đổi."),
    "busy": N_("Đang có người nhập số liệu vào cơ sở dữ liệu này; chưa có gì thay đổi. Hãy thử lại sau ít phút."),
    "asks-more": N_(
        "Trong lúc chờ, số liệu đã thay đổi nên có câu hỏi mới; tệp chưa được nhập. Hãy xem lại rồi bấm nhập lần nữa."
    ),
}


def fault_sentence(language: Language, code: str) -> str:
    """Return the sentence for what stood in the way of a click."""
    return language.text(_HERE.get(code) or FILE_SENTENCES[code])


def kind_text(language: Language, kind: str) -> str:
    """Return what a file is; of one that nobody recognised, that it is a file."""
    return language.text(KIND_WORDS[kind]) if kind in KIND_WORDS else language.text("Tệp")


def months_text(language: Language, months: Iterable[date]) -> str:
    """Return "tháng 6/2024" or "tháng 5/2024, 6/2024"; many months by the first and the last; empty for none."""
    ordered = sorted(months)
    names = [language.month(month.year, month.month) for month in ordered]
    if not names:
        return ""
    if len(names) > 3:
        return language.text("{n} tháng ({first} đến {last})", n=len(names), first=names[0], last=names[-1])
    return language.text("tháng {months}", months=", ".join(names))


def what_text(language: Language, kind: str, months: Iterable[date]) -> str:
    """Return "Báo cáo tháng 6/2024", "Danh sách đơn vị"."""
    of = months_text(language, months)
    if kind == "report" and of:
        return language.text("Báo cáo {months}", months=of)
    return kind_text(language, kind)


def items_text(language: Language, kind: str, n: int) -> str:
    """Return "108 hàng", "120 đơn vị"."""
    words: Mapping[str, Callable[[], str]] = {
        "organizations": lambda: language.plural("{n} đơn vị", n),
        "successions": lambda: language.plural("{n} việc kế tục", n),
        "quotas": lambda: language.plural("{n} chỉ tiêu", n),
        "targets": lambda: language.plural("{n} mục tiêu", n),
        "members": lambda: language.plural("{n} số đảng viên", n),
        "plans": lambda: language.plural("{n} kế hoạch", n),
        "documents": lambda: language.plural("{n} văn bản", n),
        "pace": lambda: language.plural("{n} mức tiến độ", n),
        "register": lambda: language.plural("{n} dòng sổ kết nạp", n),
        "settings": lambda: language.plural("{n} thiết lập", n),
    }
    return words[kind]() if kind in words else language.plural("{n} hàng", n)


def to_answer(messages: Iterable[Message]) -> list[Message]:
    """Return what a yes or a choice on the screen answers."""
    return [message for message in messages if message.severity is Severity.QUESTION or message.key]


MONTH_LIFTS = frozenset(
    (
        "no-month",
        "several-months",
        "month-differs",
        "months-disagree",
        "months-of-cells-disagree",
        "sheet-of-other-month",
        "not-of-this-kind",
    )
)
"""Refusals that another month or kind, chosen on the screen, may lift."""


def is_final(messages: Iterable[Message]) -> bool:
    """Tell whether a file is refused by something that no choice on the screen lifts."""
    return any(
        message.severity is Severity.REFUSAL and not message.key and message.code not in MONTH_LIFTS
        for message in messages
    )


def to_correct(messages: Iterable[Message]) -> int:
    """Return how many things must be corrected in the file: a sentence that holds for 60 cells counts 60."""
    refused = (message for message in messages if message.severity is Severity.REFUSAL and not message.key)
    return sum(1 + len(message.also) for message in refused)


def preview_sentence(language: Language, preview: Preview, outcome: Outcome, file_name: str) -> str:
    """Return what a file is, how much it holds, and whether it may come in: the sentence on top.

    A refusal that a choice of an organisation lifts counts as a question.
    """
    what, items = what_text(language, preview.kind, preview.months), items_text(language, preview.kind, preview.rows)
    refusals, questions = to_correct(preview.messages), len(to_answer(preview.messages))
    if outcome is Outcome.REFUSED and (refusals or not questions):
        must = language.plural("phải sửa {n} điều", refusals)
        if not preview.kind:
            return language.text("Tệp “{file}” chưa nhập được: {must}.", file=file_name, must=must)
        return language.text("{what} chưa nhập được: {must}.", what=what, must=must)
    if outcome is Outcome.UNCHANGED:
        return language.text("{what}: {items} đã có sẵn, không có gì thay đổi.", what=what, items=items)
    if outcome in (Outcome.NEEDS_CONFIRMATION, Outcome.REFUSED):
        asked = language.plural("cần trả lời {n} câu hỏi", questions)
        return language.text("{what}: {items}, {asked} trước khi nhập.", what=what, items=items, asked=asked)
    return language.text("{what}: {items}, có thể nhập ngay.", what=what, items=items)


def button_text(language: Language, preview: Preview) -> str:
    """Return what the button writes: "Nhập 108 hàng tháng 6/2024"."""
    items, months = items_text(language, preview.kind, preview.rows), months_text(language, preview.months)
    return language.text("Nhập {items}", items=f"{items} {months}".strip())


@dataclass(frozen=True)
class Counted:
    """How many rows of a file are new, change something, and are in as they are."""

    new: int
    changed: int
    equal: int


def counted(preview: Preview) -> Counted:
    """Return the rows of a file by what they do; a row is an organisation in a period.

    Of a file that is refused only what was worked out: a row without a change need not be in.
    """
    rows: dict[tuple[str, str], bool] = {}
    for change in preview.changes:
        key = (change.code, change.period)
        rows[key] = rows.get(key, True) and change.before is None
    new = sum(rows.values())
    equal = 0 if to_correct(preview.messages) else max(preview.rows - len(rows), 0)
    return Counted(new, len(rows) - new, equal)


def counted_text(language: Language, preview: Preview) -> str:
    """Return "106 hàng mới · 1 hàng được sửa · 3 câu hỏi"; what is nil is left out."""
    rows = counted(preview)
    asked, refused = len(to_answer(preview.messages)), to_correct(preview.messages)
    parts = (
        (rows.new, language.plural("{n} hàng mới", rows.new)),
        (rows.changed, language.plural("{n} hàng được sửa", rows.changed)),
        (rows.equal, language.plural("{n} hàng đã có sẵn", rows.equal)),
        (asked, language.plural("{n} câu hỏi", asked)),
        (refused, language.plural("{n} điều phải sửa", refused)),
    )
    return " · ".join(words for n, words in parts if n)


def effect_text(language: Language, before: Headline | None, after: Headline | None, year: int) -> str:
    """Return what the overview of the year shows before and after: "Toàn Đảng bộ năm 2024: 289/817 → 312/817"."""
    if after is None:
        return ""
    then = _headline_text(language, before) if before else language.text("chưa có số liệu")
    now = _headline_text(language, after)
    if then == now:
        return language.text("Toàn Đảng bộ năm {year} giữ nguyên: {now}.", year=year, now=now)
    return language.text("Toàn Đảng bộ năm {year}: {then} → {now}.", year=year, then=then, now=now)


def _headline_text(language: Language, headline: Headline) -> str:
    day = language.text("đến {day}", day=language.day(headline.day))
    units = language.plural("{n} đơn vị", headline.organizations)
    return f"{language.fraction(headline.admitted, headline.quota)} ({day}, {units})"


@dataclass(frozen=True)
class ColumnTotal:
    """The sum of a column over the organisations that a file names; None where nothing was there."""

    field: str
    before: int | None
    after: int


def column_totals(totals: MonthTotals, period: str, changes: Sequence[Change]) -> list[ColumnTotal]:
    """Return the sums of a month before and after the file; `before` follows from what the file changes."""
    found = []
    for field, after in totals.totals.items():
        if field == "quota":  # a report never changes one
            continue
        mine = [change for change in changes if (change.field, change.period) == (field, period)]
        difference = sum(_amount(change.after) - _amount(change.before) for change in mine)
        nothing_there = len(mine) >= totals.rows and all(change.before is None for change in mine)
        found.append(ColumnTotal(field, None if nothing_there else after - difference, after))
    return found


def _amount(value: int | str | None) -> int:
    return value if isinstance(value, int) else 0


def place_text(language: Language, message: Message, *, one_sheet: bool) -> str:
    """Return where in the file a message belongs: "C12", or "T5!C12" where the file has several sheets."""
    if not message.sheet or one_sheet:
        return message.cell
    return f"{message.sheet}!{message.cell}" if message.cell else message.sheet
