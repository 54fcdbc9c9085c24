"""What the figures of a file cannot be, and what must be meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.lines import Figure, Values
from data_access.ingest.monthly.stored import StoredYear
from data_access.ingest.monthly.wanted import PARTS, WHOLE, Wanted, steps_down
from data_access.ingest.tables.table import ADMITTED, CATEGORIES
from data_access.schema import ALL

FAR_TIMES, FAR_MORE = 2, 5
"""A figure is far above the quota when it is more than so many times the quota and at least so many people more."""

_ALONE_ABOVE = {"pupil": "pupil-above-student", "university_student": "university-student-above-student"}


def impossible(wanted: Sequence[Wanted]) -> list[Message]:
    """Return what cannot be right within a month of an organisation, stored figures taken into account."""
    return [message for one in wanted for message in (*_totals(one), *_within_month(one), *_parts(one), *_outlook(one))]


def _totals(one: Wanted) -> list[Message]:
    name = one.line.organization.name
    if ALL not in one.figures:
        missing = one.line.message(Severity.REFUSAL, "admitted-missing")
        return [missing] if one.line.is_whole else []  # what cannot be read is told already
    admitted = one.figures[ALL]
    messages = []
    for category in CATEGORIES:
        amount = one.figures.get(category)
        if amount is None or amount <= admitted:
            continue
        if figure := one.said.get(category):
            messages.append(figure.message(Severity.REFUSAL, "category-above-admitted", name=name, admitted=admitted))
    return messages


def outdated(wanted: Sequence[Wanted]) -> list[Message]:
    """Return the questions whether figures that are in, and cannot be right beside the file's, may be given up."""
    messages = []
    for one in wanted:
        by_cell: dict[int, tuple[Figure, int]] = {}
        for category, figure in one.outdated.items():
            amount = one.stored.figures[category] if one.stored else 0
            by_cell[figure.column] = (figure, max(amount, by_cell.get(figure.column, (figure, 0))[1]))
        for figure, amount in by_cell.values():
            name = one.line.organization.name
            messages.append(figure.message(Severity.QUESTION, "stored-figure-outdated", name=name, stored=amount))
    return messages


def _within_month(one: Wanted) -> list[Message]:
    """Return the categories of the month alone that are above those admitted in the month alone."""
    admitted, name = one.line.of_month.get(ADMITTED), one.line.organization.name
    if admitted is None:
        return []
    return [
        figure.message(Severity.REFUSAL, "category-above-admitted", name=name, admitted=admitted.amount)
        for role, figure in one.line.of_month.items()
        if role in CATEGORIES and figure.amount > admitted.amount
    ]


def _parts(one: Wanted) -> list[Message]:
    figures, name = one.figures, one.line.organization.name
    messages = []
    if WHOLE in figures and all(part in figures for part in PARTS):
        both = sum(figures[part] for part in PARTS)
        if both > figures[WHOLE] and (figure := _first_said(one, WHOLE, *PARTS)):
            messages.append(
                figure.message(Severity.REFUSAL, "parts-above-whole", name=name, parts=both, whole=figures[WHOLE])
            )
    else:
        messages += [_part_above_student(one, part) for part in PARTS if _is_above(figures, part, WHOLE)]
    if _is_above(figures, "non_state_enterprise", "enterprise"):
        figure = _first_said(one, "non_state_enterprise", "enterprise")
        if figure:
            values = {"part": figures["non_state_enterprise"], "whole": figures["enterprise"]}
            messages.append(figure.message(Severity.REFUSAL, "non-state-above-enterprise", name=name, **values))
    return messages


def _part_above_student(one: Wanted, part: str) -> Message:
    """Say that pupils, or students, alone are more than both: at the cell of the file that says either."""
    values: Values = {"name": one.line.organization.name, "part": one.figures[part], "whole": one.figures[WHOLE]}
    figure = _first_said(one, part, WHOLE)
    told = figure.message if figure else one.line.message
    return told(Severity.REFUSAL, _ALONE_ABOVE[part], **values)


def _outlook(one: Wanted) -> list[Message]:
    said, name = one.outlook, one.line.organization.name
    messages = []
    if _is_above(said, "moved_informed", "moved_away"):
        figure = _first_said(one, "moved_informed", "moved_away")
        if figure:
            values = {"informed": said["moved_informed"], "moved": said["moved_away"]}
            messages.append(figure.message(Severity.REFUSAL, "informed-above-moved", name=name, **values))
    if _is_above(said, "certificate_holders", "pool"):
        figure = _first_said(one, "certificate_holders", "pool")
        if figure and _is_changed(one, "certificate_holders", "pool"):
            values = {"holders": said["certificate_holders"], "pool": said["pool"]}
            messages.append(figure.message(Severity.NOTE, "certificates-above-pool", name=name, **values))
    return messages


def _is_above(numbers: Mapping[str, int], part: str, whole: str) -> bool:
    """Tell whether both are known and the part is larger."""
    return part in numbers and whole in numbers and numbers[part] > numbers[whole]


def _first_said(one: Wanted, *roles: str) -> Figure | None:
    return next((one.said[role] for role in roles if role in one.said), None)


def _is_changed(one: Wanted, *roles: str) -> bool:
    return bool({*one.changed} & {*roles})


def falls(wanted: Sequence[Wanted], years: Mapping[int, StoredYear]) -> list[Message]:
    """Return the questions about cumulative figures that fall."""
    messages = []
    for one, category, first, second in steps_down(wanted, years):
        role = ADMITTED if category == ALL else category
        figure = one.said.get(role)
        values: Values = {"name": one.line.organization.name}
        if second.month == one.line.month:
            code = "figure-falls"
            values |= {"before": first.amount, "month": f"{first.month:%m/%Y}", "after": second.amount}
        else:
            code = "figure-above-later"
            values |= {"before": first.amount, "month": f"{second.month:%m/%Y}", "after": second.amount}
        if figure:
            messages.append(figure.message(Severity.QUESTION, code, **values))
        else:
            values |= {"heading": category, "found": second.amount}
            messages.append(one.line.message(Severity.QUESTION, code, **values))
    return messages


def far_above(
    wanted: Sequence[Wanted], years: Mapping[int, StoredYear], usual_sizes: Callable[[int], Mapping[int, int]]
) -> list[Message]:
    """Return the questions about many more admitted than the quota, or than is usual where no quota is assigned.

    Who was as far above it in the month before was asked about then. `usual_sizes` answers for a year.
    """
    messages = []
    asked: set[int] = set()
    for one in wanted:
        figure = one.said.get(ADMITTED)
        if figure is None or ADMITTED not in one.changed or one.line.organization.id in asked:
            continue
        organization, year = one.line.organization, years[one.line.month.year]
        quota = year.quota_on(organization.id, one.line.as_of)
        former = year.before.get((organization.id, ALL))
        values: Values = {"name": organization.name}
        if quota is not None:
            far = _is_far(figure.amount, quota) and not (former and _is_far(former.amount, quota))
            code, values["quota"] = "far-above-quota", quota
        else:
            code, usual = "far-above-usual", usual_sizes(one.line.month.year).get(organization.id)
            if usual is None:
                code, usual = "far-above-all-quotas", year.sum_of_quotas
            far = figure.amount >= usual + FAR_MORE and not (former and former.amount >= usual + FAR_MORE)
            values["usual"] = usual
        if far:
            asked.add(organization.id)
            messages.append(figure.message(Severity.QUESTION, code, **values))
    return messages


def _is_far(admitted: int, quota: int) -> bool:
    return admitted > FAR_TIMES * quota and admitted >= quota + FAR_MORE


def other_quotas(wanted: Sequence[Wanted], years: Mapping[int, StoredYear]) -> list[Message]:
    """Return the questions about quotas that are not the assigned ones; a report never changes a quota."""
    messages = []
    last = {(one.line.sheet, one.line.row): one for one in sorted(wanted, key=lambda one: one.line.month)}
    for one in last.values():  # a table of several months has one column of quotas
        figure = one.line.quota
        if figure is None:
            continue
        assigned = years[one.line.month.year].quota_on(one.line.organization.id, one.line.as_of)
        if assigned is None and figure.amount:
            messages.append(figure.message(Severity.QUESTION, "quota-not-assigned", name=one.line.organization.name))
        elif assigned is not None and assigned != figure.amount:
            values: Values = {"name": one.line.organization.name, "assigned": assigned}
            messages.append(figure.message(Severity.QUESTION, "quota-differs", **values))
    return messages


def corrections(wanted: Sequence[Wanted]) -> list[Message]:
    """Return one question for each month whose figures that are in would become others, with the first differences."""
    by_month: dict[object, list[tuple[Wanted, str]]] = {}
    for one in wanted:
        for role in one.changed:
            if one.before(role) is not None:
                by_month.setdefault(one.line.month, []).append((one, role))
    messages = []
    for differing in by_month.values():
        first, role = differing[0]
        figure = first.said[role]
        differences = "; ".join(_difference(one, role) for one, role in differing[:5])
        values: Values = {
            "count": len(differing),
            "month": f"{first.line.month:%m/%Y}",
            "differences": differences + ("; …" if len(differing) > 5 else ""),
        }
        messages.append(figure.message(Severity.QUESTION, "correction", **values))
    return messages


def _difference(one: Wanted, role: str) -> str:
    who = f"{one.line.organization.name}, {one.line.organization.code}"
    what = who if role == ADMITTED else f"{who}, {one.said[role].heading}"
    return f"{what}: {one.before(role)} → {one.said[role].amount}"
