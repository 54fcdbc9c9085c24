"""A snapshot and what changed since, in words. Progress and corrections are never told in one figure."""

from __future__ import annotations

from dashboard.domain.since import Change, Since, Withheld
from dashboard.domain.snapshot import Snapshot
from dashboard.i18n.language import N_, Language

_WITHHELD = {
    Withheld.ANOTHER_YEAR: N_(
        "Không so vì bản chốt số {n} là của năm {year}: chỉ tiêu và số kết nạp tính theo từng năm."
    ),
    Withheld.ANOTHER_JURISDICTION: N_("Không so vì bản chốt số {n} là của {name}."),
    Withheld.NOT_THERE: N_("Không so vì vào ngày của bản chốt số {n} chưa có đơn vị này."),
}


def snapshot_text(language: Language, snapshot: Snapshot) -> str:
    """Return "Số liệu chốt số 12 · Họp Ban chỉ đạo tháng 5 · 31/05/2024"."""
    number = language.text("Số liệu chốt số {n}", n=snapshot.number)
    return " · ".join((number, snapshot.label, language.day(snapshot.as_of)))


def signed(language: Language, number: int | None) -> str:
    """Return +23, −4, 0, or "…" where it is not known."""
    return "…" if number is None else language.signed(number)


def since_sentence(language: Language, changed: Since) -> str:
    """Return "So với bản chốt số 12 (…): 289 → 312, +23; 3 đơn vị lên bậc, 5 xuống bậc, 84 giữ nguyên." or why not."""
    snapshot = changed.snapshot
    if changed.withheld is not None:
        values = {"n": snapshot.number, "year": snapshot.as_of.year, "name": snapshot.name}
        return language.text(_WITHHELD[changed.withheld], **values)
    own = changed.own
    before = language.number(own.before.admitted if own.before else None)
    now = language.number(own.now.admitted if own.now else None)
    if own.total == 0:
        figures = language.text("vẫn {now}", now=now)
    else:
        figures = language.text(
            "{before} → {now}, {change}", before=before, now=now, change=signed(language, own.total)
        )
    moved = f"; {_moved(language, changed)}" if changed.rows else ""
    return language.text(
        "So với bản chốt số {n} ({label}, {day}): {figures}{moved}.",
        n=snapshot.number,
        label=snapshot.label,
        day=language.day(snapshot.as_of),
        figures=figures,
        moved=moved,
    )


def _moved(language: Language, changed: Since) -> str:
    """Return the states by rank: "3 đơn vị lên bậc, 5 xuống bậc, 84 giữ nguyên"."""
    parts = [
        language.plural("{n} đơn vị lên bậc", len(changed.up)),
        language.text("{n} xuống bậc", n=language.number(len(changed.down))),
        language.text("{n} giữ nguyên", n=language.number(changed.same)),
    ]
    if changed.unknown:
        parts.append(language.text("{n} không so được", n=language.number(changed.unknown)))
    if changed.began:
        parts.append(language.text("{n} chưa có khi chốt", n=language.number(changed.began)))
    if changed.ended:
        parts.append(language.text("{n} không còn", n=language.number(changed.ended)))
    return ", ".join(parts)


def moved_heading(language: Language, changed: Since) -> str:
    """Return the heading over those whose state is another one."""
    return language.text(
        "Từ bản chốt số {n}: {moved}",
        n=changed.snapshot.number,
        moved=language.text(
            "{up} lên bậc, {down} xuống bậc",
            up=language.plural("{n} đơn vị", len(changed.up)),
            down=language.number(len(changed.down)),
        ),
    )


def parts_sentence(language: Language, changed: Since) -> str:
    """Return of what the change consists, where figures of the snapshot's day were corrected; else empty."""
    own = changed.own
    if changed.withheld is not None or not own.corrected:
        return ""
    return language.text(
        "Trong {total}: {progress} kết nạp sau ngày chốt, {corrected} do điều chỉnh số đã chốt.",
        total=signed(language, own.total),
        progress=signed(language, own.progress),
        corrected=signed(language, own.corrected),
    )


def corrections_heading(language: Language, changed: Since) -> str:
    """Return the heading over what was corrected after the meeting."""
    found = changed.corrections
    if not found:
        return language.text("Không có số nào điều chỉnh sau kỳ họp")
    return language.plural("Đã điều chỉnh sau kỳ họp: {n} đơn vị", len(found))


def own_correction(language: Language, changed: Since) -> str:
    """Return what was corrected of the organisation looked at itself; empty where nothing was."""
    own = changed.own
    if changed.withheld is not None or not (own.admitted_corrected or own.quota_corrected):
        return ""
    name = own.organization.short_name
    return language.text("{name}, ngày chốt: {said}.", name=name, said=correction_text(language, own))


def correction_text(language: Language, change: Change) -> str:
    """Return "đã kết nạp 10 → 11, chỉ tiêu 20 → 22": what was told of the snapshot's day then, and is by now."""
    before, known = change.before, change.known
    said = []
    if change.admitted_corrected:
        said.append(
            language.text(
                "đã kết nạp {before} → {after}",
                before=language.number(before.admitted if before else None),
                after=language.number(known.admitted if known else None),
            )
        )
    if change.quota_corrected:
        said.append(
            language.text(
                "chỉ tiêu {before} → {after}",
                before=_quota(language, before.quota if before else None),
                after=_quota(language, known.quota if known else None),
            )
        )
    return ", ".join(said)


def _quota(language: Language, quota: int | None) -> str:
    return "–" if quota is None else language.number(quota)
