"""Which organisation a row of a report is about: by its code, by its names, by what stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.days import last_day
from data_access.ingest.monthly.directory import Directory, Organization, standing
from data_access.ingest.monthly.rows import Rows
from data_access.ingest.names import likely, name_key, name_problem
from data_access.ingest.tables.table import CODE, NAME, Row, Table

MOST_PROPOSALS = 50
"""So many unknown names are compared with all others; a file with more of them is another jurisdiction's."""
_NO_DECISION = ("code-with-strange-name", "name-with-strange-signs")
"""What is said of names without asking whom they mean."""


@dataclass
class Matches:
    """Whom the rows of a table are about. Mutable while it is filled."""

    organizations: dict[int, Organization] = field(default_factory=dict)
    """By sheet row; a row that is absent is about nobody, or about nobody knows whom."""
    messages: list[Message] = field(default_factory=list)
    spellings: dict[int, list[str]] = field(default_factory=dict)
    """Spellings that a person decided, by organisation: to be remembered."""
    used: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Other names that rows go by, by organisation: without them their rows would be asked about."""
    left_out: set[int] = field(default_factory=set)
    """Sheet rows that a person decided to leave out."""

    @property
    def complete(self) -> bool:
        """Whether everybody in the table is known."""
        return not any(message.severity == Severity.REFUSAL for message in self.messages)


def match_names(
    directory: Directory, rows: Rows, month_of: Callable[[Row], date], answers: Mapping[str, str]
) -> Matches:
    """Return whom the rows that can report are about, with what must be said or asked about names.

    `month_of` tells the month (its first day) in which a row's organisation must stand.
    """
    return _Matching(directory, rows, month_of, answers).run()


class _Matching:
    """One table's rows on their way to organisations."""

    def __init__(
        self, directory: Directory, rows: Rows, month_of: Callable[[Row], date], answers: Mapping[str, str]
    ) -> None:
        self._directory, self._rows, self._table = directory, rows, rows.table
        self._month_of, self._answers = month_of, answers
        self._month, self._as_of = date.min, date.min
        self._there: list[Organization] = []
        self._uppers: set[int] = set()
        self._same_names = Counter(name_key(row.name) for row in rows.reporting)
        self._proposals = 0
        self._matches = Matches()

    def run(self) -> Matches:
        for row in self._rows.reporting:
            self._look_at(self._month_of(row))
            if name_problem(row.name):
                self._refuse(row, "name-with-strange-signs", NAME)
                continue
            found = self._by_code(row) if row.code else self._by_name(row)
            if found is not None:
                self._matches.organizations[row.row] = found
                self._take_used(found, row.name)
        return self._matches

    def _take_used(self, one: Organization, name: str) -> None:
        key = name_key(name)
        if key not in (name_key(one.name), name_key(one.short_name)):
            names = (known_name for known_name in one.other_names if name_key(known_name) == key)
            used = dict.fromkeys((*self._matches.used.get(one.id, ()), *names))
            if used:
                self._matches.used[one.id] = tuple(used)

    def _look_at(self, month: date) -> None:
        """Ask from now on who stands in this month."""
        if month != self._month:
            self._month, self._as_of = month, last_day(month)
            self._there = standing(self._directory.by_id.values(), self._month, self._as_of)
            self._uppers = {upper for one in self._there for upper in one.path[:-1]}

    def _by_code(self, row: Row) -> Organization | None:
        coded = self._directory.with_code(row.code)
        there = standing(coded, self._month, self._as_of)
        if not there:
            return self._ended(row, coded) if coded else self._refuse(row, "unknown-code", CODE, code=row.code)
        one = there[0]
        named = self._directory.named_and_standing(row.name, self._month, self._as_of) if row.name else []
        if named and one not in named:
            other = named[0]
            return self._refuse(row, "code-and-name-differ", CODE, code=row.code, coded=one.name, other=other.code)
        if row.name and not named and not likely(row.name, one.names):
            self._say(row, Severity.QUESTION, "code-with-strange-name", NAME, code=row.code, coded=one.name)
        return one

    def _by_name(self, row: Row) -> Organization | None:
        above = self._above(row)
        there = self._directory.named_and_standing(row.name, self._month, self._as_of)
        below = [one for one in there if not above or any(self._directory.is_below(one, upper) for upper in above)]
        if len(below) > 1:
            below = self._below_title(below)
        if len(below) == 1:
            return below[0]
        if len(there) > 1:
            return self._one_of(row, below or there)
        if not there and (gone := [one for found in self._directory.named(row.name) for one in found]):
            return self._ended(row, gone)
        return self._near(row, above)

    def _above(self, row: Row) -> list[Organization]:
        """Return whom the rows above it name, the nearest that names anybody."""
        for name in self._rows.names_above(row):
            if found := self._directory.named_and_standing(name, self._month, self._as_of):
                return found if found[0].id in self._uppers else []
        return []

    def _below_title(self, several: list[Organization]) -> list[Organization]:
        """Return those of several that stand below an organisation that a line above the table names."""
        for line in (line.strip() for title in self._table.titles for line in title.splitlines()):
            named = self._directory.named_and_standing(line, self._month, self._as_of) if line else []
            inside = [one for one in several if any(self._directory.is_below(one, upper) for upper in named)]
            if len(inside) == 1:
                return inside
        return several

    def _one_of(self, row: Row, several: Sequence[Organization]) -> Organization | None:
        choices = tuple((one.code, f"{one.name} – {one.upper}") for one in several)
        decided, one = self._decided(row)
        if decided:
            return one
        uppers = [one.upper or one.name for one in several]
        first, second = uppers[:2]
        return self._refuse(row, "name-of-several", NAME, choices, first=first, second=second)

    def _ended(self, row: Row, gone: Sequence[Organization]) -> Organization | None:
        decided, one = self._decided(row)
        if decided:
            return one
        former = max(gone, key=lambda one: one.valid_from)
        if former.valid_from > self._as_of:
            begins = f"{former.valid_from:%d/%m/%Y}"
            return self._refuse(row, "organization-not-yet", NAME, name=former.name, day=begins)
        heirs = self._directory.heirs(former, self._month, self._as_of)
        day = f"{former.valid_to:%d/%m/%Y}"
        if not heirs:
            return self._refuse(row, "organization-ended", NAME, name=former.name, day=day)
        choices = tuple((heir.code, heir.name) for heir in heirs if heir.id in self._directory.by_id)
        names = ", ".join(heir.name for heir in heirs)
        return self._refuse(row, "organization-succeeded", NAME, choices, name=former.name, day=day, successor=names)

    def _near(self, row: Row, above: Sequence[Organization]) -> Organization | None:
        decided, one = self._decided(row)
        if decided:
            return one
        found = self._likely(row.name, above)
        choices = tuple((one.code, one.name) for one in found)
        if not found:
            return self._refuse(row, "unknown-name", NAME)
        if len(found) > 1:
            names = ", ".join(one.name for one in found[:3])
            return self._refuse(row, "name-like-several", NAME, choices, names=names)
        one = found[0]
        self._say(row, Severity.QUESTION, "name-like", NAME, choices, proposal=one.name, code=one.code)
        self._remember(one, row.name)
        return one

    def _likely(self, name: str, above: Sequence[Organization]) -> list[Organization]:
        self._proposals += 1
        if self._proposals > MOST_PROPOSALS:
            return []
        among = [one for one in self._there if any(self._directory.is_below(one, upper) for upper in above)]
        owners: dict[str, dict[int, Organization]] = {}
        for one in among or self._there:
            for known_name in one.names:
                owners.setdefault(known_name, {})[one.id] = one
        proposed = [one for near in likely(name, owners) for one in owners[near].values()]
        return list({one.id: one for one in proposed}.values())

    def _decided(self, row: Row) -> tuple[bool, Organization | None]:
        """Return whether a person said whom the row is about, and whom; None: nobody."""
        answer = self._answers.get(self._key(row))
        if answer is None:
            return False, None
        if not answer:
            self._matches.left_out.add(row.row)
            return True, None
        there = standing(self._directory.with_code(answer), self._month, self._as_of)
        if not there:
            return False, None
        if self._same_names[name_key(row.name)] == 1:
            self._remember(there[0], row.name)
        return True, there[0]

    def _remember(self, one: Organization, name: str) -> None:
        if name and name_key(name) not in {name_key(known_name) for known_name in one.names}:
            self._matches.spellings.setdefault(one.id, []).append(name)

    def _key(self, row: Row) -> str:
        """Return the name of the decision about a row; a name that stands in several rows is told by its row too."""
        return f"name:{row.name}" + (f"#{row.row}" if self._same_names[name_key(row.name)] > 1 else "")

    def _refuse(
        self, row: Row, what: str, role: str, choices: tuple[tuple[str, str], ...] = (), /, **values: str
    ) -> Organization | None:
        """Say that the row's name decides nothing; None, as whoever asks for its organisation gets."""
        self._say(row, Severity.REFUSAL, what, role, choices, **values)
        return None

    def _say(
        self,
        row: Row,
        severity: Severity,
        what: str,
        role: str,
        choices: tuple[tuple[str, str], ...] = (),
        /,
        **values: str,
    ) -> None:
        key = self._key(row) if role == NAME and what not in _NO_DECISION else ""
        column = _column_of(self._table, role)
        self._matches.messages.append(
            Message(severity, what, self._table.sheet, row.row, column, {"name": row.label, **values}, key, choices)
        )


def _column_of(table: Table, role: str) -> int | None:
    return next((column.index for column in table.columns if column.role == role), None)
