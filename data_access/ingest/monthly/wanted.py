"""What would stand in the database after a file: its lines, worked out and laid over what is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.lines import Figure, Line, Values
from data_access.ingest.monthly.stored import Known, Stored, StoredYear
from data_access.ingest.tables.table import ADMITTED, OUTLOOK
from data_access.schema import ALL

PARTS = ("pupil", "university_student")
WHOLE = "student"
WHOLES: Mapping[str, tuple[str, ...]] = {WHOLE: PARTS, "enterprise": ("non_state_enterprise",)}
"""Categories whose parts, added up, are never more than they."""


@dataclass(frozen=True)
class Wanted:
    """A month of an organisation as it would stand. `said`: what the file says, by role, since 1 January."""

    line: Line
    said: Mapping[str, Figure]
    stored: Stored | None
    """What is in for the month; None: nothing."""

    @cached_property
    def figures(self) -> dict[str, int]:
        """By category: what the file says, laid over what is in and can still be right."""
        kept = {category: amount for category, amount in self._in.items() if category not in self.outdated}
        return {**kept, **self._said}

    @cached_property
    def outdated(self) -> dict[str, Figure]:
        """Categories that are in, that the file does not name and that cannot be right beside a figure of the file."""
        found: dict[str, Figure] = {}
        everything = {**self._in, **self._said}
        silent = [category for category in self._in if category not in self._said]
        for whole, parts in WHOLES.items():
            known = [part for part in parts if part in everything]
            if whole not in everything or sum(everything[part] for part in known) <= everything[whole]:
                continue
            spoken = self.said.get(whole) or next((self.said[part] for part in known if part in self.said), None)
            outdated = [part for part in known if part in silent] if whole in self.said else [whole]
            if spoken:
                found |= {category: spoken for category in outdated if category in silent}
        if admitted := self.said.get(ADMITTED):
            found |= {category: admitted for category in silent if self._in[category] > admitted.amount}
        return found

    @cached_property
    def _in(self) -> Mapping[str, int]:
        return self.stored.figures if self.stored else {}

    @cached_property
    def _said(self) -> dict[str, int]:
        return {category_of(role): figure.amount for role, figure in self.said.items() if role not in OUTLOOK}

    @cached_property
    def outlook(self) -> dict[str, int]:
        """By field of a report: what the file says, laid over what is in."""
        mine = {role: figure.amount for role, figure in self.said.items() if role in OUTLOOK}
        return {**(self.stored.outlook if self.stored else {}), **mine}

    def before(self, role: str) -> int | None:
        """Return what is in for a role of a column, None: nothing."""
        if self.stored is None:
            return None
        return (self.stored.outlook if role in OUTLOOK else self.stored.figures).get(category_of(role))

    @cached_property
    def changed(self) -> list[str]:
        """The roles whose number is another than what is in."""
        return [role for role, figure in self.said.items() if self.before(role) != figure.amount]

    @property
    def is_new(self) -> bool:
        """Whether anything would be recorded: another number, or another last day."""
        return self.stored is None or self.stored.as_of != self.line.as_of or bool(self.changed)


def category_of(role: str) -> str:
    """Return the category that a column of people counts; other roles stand for themselves."""
    return ALL if role == ADMITTED else role


def work_out(lines: Sequence[Line], years: Mapping[int, StoredYear]) -> tuple[list[Wanted], list[Message]]:
    """Return the lines with everything counted since 1 January, and the questions that this asks."""
    wanted: list[Wanted] = []
    messages: list[Message] = []
    ordered = sorted(lines, key=lambda line: (line.organization.id, line.month))
    for (organization_id, year), some in groupby(ordered, lambda line: (line.organization.id, line.month.year)):
        course = _Course(organization_id, years[year])
        for line in _with_year_so_far(list(some)):
            said, asked = course.take(line)
            messages += asked
            wanted.append(Wanted(line, said, years[year].reports.get(line.key)))
    order = {line.key: place for place, line in enumerate(lines)}
    wanted.sort(key=lambda one: order[one.line.key])
    return wanted, messages


def _with_year_so_far(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of one year, oldest first, with the year so far that the next month in the file tells of.

    Under "Tháng 6 | Tháng 7 | Lũy kế" with 10, 5 and 45 the year so far of June is 45 − 5 = 40, whatever stood before.
    """
    found: list[Line] = []
    after: Line | None = None
    for line in reversed(lines):
        if after is not None and after.month.month == line.month.month + 1:
            told = {
                role: replace(after.so_far[role], amount=after.so_far[role].amount - after.of_month[role].amount)
                for role in line.of_month
                if role not in OUTLOOK and role in after.so_far and role in after.of_month
                if after.so_far[role].amount >= after.of_month[role].amount
            }
            line = replace(line, so_far={**told, **line.so_far})
        found.append(line)
        after = line
    return found[::-1]


class _Course:
    """The cumulative figures of one organisation, month after month of the file."""

    def __init__(self, organization_id: int, year: StoredYear) -> None:
        self._id, self._year = organization_id, year
        self._from_file: dict[str, tuple[date, int]] = {}

    def take(self, line: Line) -> tuple[dict[str, Figure], list[Message]]:
        """Return what the line says since 1 January, by role."""
        messages: list[Message] = []
        said = dict(line.so_far)
        for role, of_month in line.of_month.items():
            if role in OUTLOOK:
                said.setdefault(role, of_month)
                continue
            former = self._former(category_of(role), line.month)
            if role in said:
                messages += _compare_ways(line, said[role], of_month, former)
            else:
                messages.append(_month_only(line, of_month, former))
                said[role] = replace(of_month, amount=of_month.amount + (former[1] if former else 0))
        if WHOLE not in said and all(part in said for part in PARTS):
            parts = [said[part] for part in PARTS]
            heading = " + ".join(part.heading for part in parts)
            said[WHOLE] = replace(parts[0], amount=sum(part.amount for part in parts), heading=heading)
        self._from_file |= {category_of(role): (line.month, figure.amount) for role, figure in said.items()}
        return said, messages

    def _former(self, category: str, month: date) -> tuple[date, int] | None:
        """Return the month and the figure last known before the month, None: none in its year."""
        between = [
            (when, stored.figures[category])
            for (organization_id, when), stored in self._stored()
            if when < month and category in stored.figures
        ]
        known: Known | None = self._year.before.get((self._id, category))
        found = [*between, *([(known.month, known.amount)] if known else [])]
        from_file = self._from_file.get(category)
        if from_file:
            found = [one for one in found if one[0] > from_file[0]] + [from_file]
        return max(found, default=None)

    def _stored(self) -> Iterable[tuple[tuple[int, date], Stored]]:
        return self._year.of_organization.get(self._id, ())


def _month_only(line: Line, figure: Figure, former: tuple[date, int] | None) -> Message:
    """Return the question whether a month alone may be added to what was reported last."""
    name = line.organization.name
    if former is None:
        return figure.message(Severity.QUESTION, "month-only-first", name=name, sum=figure.amount)
    month, amount = former
    values: Values = {"name": name, "before": amount, "month": f"{month:%m/%Y}", "sum": amount + figure.amount}
    follows = (month.year, month.month + 1) == (line.month.year, line.month.month)
    return figure.message(Severity.QUESTION, "month-only" if follows else "month-only-after-gap", **values)


def _compare_ways(line: Line, so_far: Figure, of_month: Figure, former: tuple[date, int] | None) -> list[Message]:
    """Return what is wrong where a month and the year so far are both given."""
    name = line.organization.name
    if of_month.amount > so_far.amount:
        return [of_month.message(Severity.REFUSAL, "month-above-year", name=name, so_far=so_far.amount)]
    month, amount = former or (None, 0)
    if month is None and line.month.month > 1:
        return []  # nothing is known of the months before
    expected = amount + of_month.amount
    follows = month is None or month.month + 1 == line.month.month
    if so_far.amount == expected or (not follows and so_far.amount > expected):
        return []
    values: Values = {"name": name, "before": amount, "of_month": of_month.amount, "sum": expected}
    return [so_far.message(Severity.QUESTION, "month-and-year-differ", **values)]


def steps_down(wanted: Sequence[Wanted], years: Mapping[int, StoredYear]) -> list[tuple[Wanted, str, Known, Known]]:
    """Return the falls of cumulative figures that recording would bring and nobody confirmed before.

    Each with the line it is said at, the category, the figure before and the lower one after.
    """
    falls = []
    mine: defaultdict[tuple[int, int], list[Wanted]] = defaultdict(list)
    for one in wanted:
        if one.is_new:
            mine[one.line.organization.id, one.line.month.year].append(one)
    for (organization_id, number), lines in mine.items():
        year = years[number]
        by_month = {one.line.month: one for one in lines}
        for category in sorted({category for one in lines for category in one.figures}):
            course = _figures_of(organization_id, category, year, by_month)
            for first, second in pairwise(course):
                step = second.amount - first.amount
                if step < 0 and (organization_id, category, second.as_of, step) not in year.confirmed_falls:
                    said_at = by_month.get(second.month) or by_month.get(first.month) or lines[0]
                    falls.append((said_at, category, first, second))
    return falls


def _figures_of(organization_id: int, category: str, year: StoredYear, by_month: Mapping[date, Wanted]) -> list[Known]:
    """Return a series as it would stand, from the month before the file to the month after it."""
    months = {
        when: Known(when, stored.as_of, stored.figures[category])
        for (_, when), stored in year.of_organization.get(organization_id, ())
        if category in stored.figures
    }
    for month, one in by_month.items():
        if category in one.figures:
            months[month] = Known(month, one.line.as_of, one.figures[category])
    ends = (year.before.get((organization_id, category)), year.after.get((organization_id, category)))
    return sorted([*months.values(), *(end for end in ends if end)], key=lambda known: known.month)
