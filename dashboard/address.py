"""The address of a view is its state: codes in, an Address out, and back. A public contract: keys never change."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from dashboard.domain.boundaries import READINGS, THEN
from dashboard.domain.carriers import PRESENCES
from dashboard.domain.groups import GROUPINGS, ORDERS
from dashboard.domain.report_periods import REPORT_PERIODS
from dashboard.domain.selection import CHOICES, DRAWINGS, Filters
from dashboard.domain.structure import LISTED
from dashboard.i18n.language import CODES, Code
from data_access.scope import DIRECT, LEVELS

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

JURISDICTION, YEAR, DAY, KNOWN_AT = "dang_bo", "nam", "den_ngay", "biet_luc"
ORGANIZATION, CLUSTER, CHOICE, SEARCH = "don_vi", "khoi", "trang_thai", "tim"
LANGUAGE, SOURCE = "ngon_ngu", "nguon"
ORDER, GROUPING, CATEGORY, PRESENCE = "xep", "nhom", "co_cau", "hien_dien"
DRAWING = "bieu_do"
LEVEL, VIEW, FIGURES = "cap", "bang", "so_lieu"
STAGE, BATCH = "tep", "lan_nhap"
MONTH, SECTION = "thang", "muc"
BOUNDARIES = "dia_gioi"
SNAPSHOT, COMPARED = "chot", "so_voi"
PERIOD = "ky"
AGENDA = "chuong_trinh"
KEYS = (
    JURISDICTION,
    YEAR,
    DAY,
    KNOWN_AT,
    SNAPSHOT,
    COMPARED,
    ORGANIZATION,
    CLUSTER,
    CHOICE,
    SEARCH,
    ORDER,
    GROUPING,
    LEVEL,
    VIEW,
    FIGURES,
    BOUNDARIES,
    CATEGORY,
    PRESENCE,
    DRAWING,
    PERIOD,
    LANGUAGE,
    SOURCE,
    STAGE,
    BATCH,
    MONTH,
    SECTION,
    AGENDA,
)

VIEWS = ("matrix",)
OWN_FIGURES = ("own",)
SECTIONS = ("quotas", "organizations", "settings", "pace", "targets", "documents")


@dataclass(frozen=True)
class Problem:
    """A value in an address that cannot be understood."""

    key: str
    value: str


@dataclass(frozen=True)
class Address:
    """What an address says; None or empty where it says nothing and the default holds."""

    jurisdiction: str = ""
    year: int | None = None
    day: date | None = None
    known_at: datetime | None = None
    snapshot: int | None = None
    """Number of the snapshot that is opened: it names jurisdiction, day and moment."""
    compared: int | None = None
    """Number of the snapshot that the figures are held against."""
    organization: str = ""
    filters: Filters = field(default_factory=Filters)
    order: str = "plan"
    """One of ORDERS."""
    grouping: str = ""
    """One of GROUPINGS, empty for none."""
    level: str = DIRECT
    """Which organisations are listed, one of LEVELS."""
    view: str = ""
    """One of VIEWS, empty for the list."""
    figures: str = ""
    """One of OWN_FIGURES, empty for everybody whoever recorded the figures."""
    boundaries: str = THEN
    """How the years before a merger are read, one of READINGS."""
    category: str = ""
    """The category of people followed down to organisations, one of LISTED; empty for the first that is counted."""
    presence: str = PRESENCES[0]
    """Whether those are listed who admitted somebody of the category, or those who did not; one of PRESENCES."""
    drawing: str = ""
    """How the organisations of Chậm tiến độ are seen: one of DRAWINGS, empty for the list."""
    period: str = REPORT_PERIODS[0]
    """What a written report looks back at, one of REPORT_PERIODS."""
    language: Code = "vi"
    source: str = ""
    """Code of the organisation whose figure is explained, empty for none."""
    stage: str = ""
    """Token of the file under way that is looked at, empty for none."""
    batch: int | None = None
    """Number of the import that is looked at."""
    month: date | None = None
    """First day of the month that is typed in."""
    section: str = SECTIONS[0]
    """The part of Quản trị, one of SECTIONS."""
    agenda: int | None = None
    """Number of the agenda that is prepared on Họp."""

    def with_(self, **changes: Any) -> Address:
        """Return the address with other values; `clusters`, `choice` and `search` change the filters."""
        narrowed = {name: changes.pop(name) for name in ("clusters", "choice", "search") if name in changes}
        return replace(self, filters=replace(self.filters, **narrowed), **changes)

    def parameters(self) -> list[tuple[str, str]]:
        """Return the query parameters, defaults left out, always in the same order.

        The number of a snapshot says jurisdiction, day and moment, so its link stays short.
        """
        place = [
            (JURISDICTION, self.jurisdiction),
            (YEAR, str(self.year or "")),
            (DAY, self.day.isoformat() if self.day else ""),
            (KNOWN_AT, _moment_text(self.known_at)),
        ]
        pairs = [
            *(place if self.snapshot is None else []),
            (SNAPSHOT, str(self.snapshot or "")),
            (COMPARED, str(self.compared or "")),
            (ORGANIZATION, self.organization),
            *((CLUSTER, cluster) for cluster in self.filters.clusters),
            (CHOICE, "" if self.filters.choice == Filters.choice else self.filters.choice),
            (SEARCH, self.filters.search),
            (ORDER, "" if self.order == Address.order else self.order),
            (GROUPING, self.grouping),
            (LEVEL, "" if self.level == Address.level else self.level),
            (VIEW, self.view),
            (FIGURES, self.figures),
            (BOUNDARIES, "" if self.boundaries == THEN else self.boundaries),
            (CATEGORY, self.category),
            (PRESENCE, "" if self.presence == Address.presence else self.presence),
            (DRAWING, self.drawing),
            (PERIOD, "" if self.period == Address.period else self.period),
            (LANGUAGE, "" if self.language == "vi" else self.language),
            (SOURCE, self.source),
            (STAGE, self.stage),
            (BATCH, str(self.batch or "")),
            (MONTH, f"{self.month:%Y-%m}" if self.month else ""),
            (SECTION, "" if self.section == Address.section else self.section),
            (AGENDA, str(self.agenda or "")),
        ]
        return [(key, value) for key, value in pairs if value]

    def query(self) -> str:
        """Return the parameters as the text behind the question mark, with it; empty when nothing is set."""
        text = urlencode(self.parameters())
        return f"?{text}" if text else ""


def read_address(parameters: Mapping[str, Sequence[str]]) -> tuple[Address, tuple[Problem, ...]]:
    """Return the address and the values that could not be read (these keep their defaults).

    Whether a code exists is not asked here: only the database knows.
    """
    problems: list[Problem] = []

    def last(key: str) -> str:
        values = parameters.get(key) or [""]
        return values[-1].strip()

    def read(key: str, convert: Any) -> Any:
        text = last(key)
        if not text:
            return None
        try:
            return convert(text)
        except ValueError:
            problems.append(Problem(key, text))
            return None

    def one_of(key: str, known: Container[str], default: str) -> str:
        text = last(key)
        if text and text not in known:
            problems.append(Problem(key, text))
        return text if text in known else default

    code = one_of(LANGUAGE, CODES, "vi")
    address = Address(
        jurisdiction=last(JURISDICTION),
        year=read(YEAR, _year),
        day=read(DAY, date.fromisoformat),
        known_at=read(KNOWN_AT, _moment),
        snapshot=read(SNAPSHOT, _number),
        compared=read(COMPARED, _number),
        organization=last(ORGANIZATION),
        filters=Filters(
            tuple(dict.fromkeys(parameters.get(CLUSTER, ()))),
            one_of(CHOICE, CHOICES, Filters.choice),
            " ".join(last(SEARCH).split())[:80],
        ),
        order=one_of(ORDER, ORDERS, Address.order),
        grouping=one_of(GROUPING, GROUPINGS, ""),
        level=one_of(LEVEL, LEVELS, Address.level),
        view=one_of(VIEW, VIEWS, ""),
        figures=one_of(FIGURES, OWN_FIGURES, ""),
        boundaries=one_of(BOUNDARIES, READINGS, THEN),
        category=one_of(CATEGORY, LISTED, ""),
        presence=one_of(PRESENCE, PRESENCES, Address.presence),
        drawing=one_of(DRAWING, DRAWINGS, ""),
        period=one_of(PERIOD, REPORT_PERIODS, Address.period),
        language="en" if code == "en" else "vi",
        source=last(SOURCE),
        stage=last(STAGE)[:80],
        batch=read(BATCH, _number),
        month=read(MONTH, _month),
        section=one_of(SECTION, SECTIONS, Address.section),
        agenda=read(AGENDA, _number),
    )
    return address, tuple(problems)


def _year(text: str) -> int:
    year = int(text)
    if not text.isascii() or not 1930 <= year <= 2200:
        raise ValueError(text)
    return year


def _month(text: str) -> date:
    month = date.fromisoformat(f"{text}-01")
    if len(text) != 7 or not 1930 <= month.year <= 2200:
        raise ValueError(text)
    return month


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:12]) < 2**31:
        raise ValueError(text)
    return int(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)


def _moment_text(moment: datetime | None) -> str:
    """Return a moment on the office's clock, to the last microsecond where it has any: two imports may share a second.

    15/06/2024 00:00 in Hà Nội is 2024-06-15T00:00:00.
    """
    return moment.astimezone(OFFICE_ZONE).replace(tzinfo=None).isoformat() if moment else ""
