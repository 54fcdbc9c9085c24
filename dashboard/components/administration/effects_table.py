"""What a change of quotas, organisations or settings does to those whom it touches: before beside after."""

from __future__ import annotations

import streamlit as st

from dashboard import administration
from dashboard.components.markup import escape, show, state_markup
from dashboard.context import Context
from dashboard.domain.effect import Seen, View
from dashboard.i18n.language import Language
from data_access.ingest.imports.stages import Stage
from data_access.ingest.preview import Preview


def effects_table(context: Context, stage: Stage, preview: Preview) -> None:
    """Show the figures of everybody touched, as the screens will show them from the day of effect on.

    Nothing is shown for a file that names no day of effect.
    """
    language, version = context.language, context.position.data_version
    with st.spinner(language.text("Đang tính kết quả sau khi thay đổi…")):
        found = administration.effects(stage, preview, version, context.database)
    if found is None or found.after is None:
        return
    before, after = found.before, found.after
    known = [one.code for view in (before, after) if view for one in view.seen]
    codes = [*dict.fromkeys(known)]
    top = after.seen[0].code
    codes.sort(key=lambda code: code != top)
    rows = "".join(_row(language, code, before, after) for code in codes)
    heads = (language.text("Đơn vị"), language.text("Trước"), language.text("Sau"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    title = language.text("Số liệu sẽ thay đổi thế nào, xem đến {day}", day=language.day(after.day))
    show(
        f'<h2>{escape(title)}</h2><table class="qd-plain qd-cards"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{_counts(language, before, after)}{_parts(language, before, after)}"
    )


def _row(language: Language, code: str, before: View | None, after: View) -> str:
    then, now = before.of(code) if before else None, after.of(code)
    one = now or then
    assert one is not None
    arrow = '<span class="qd-narrow" aria-hidden="true">→ </span>'
    same = "" if then != now else f'<div class="sub">{escape(language.text("giữ nguyên"))}</div>'
    return (
        f'<tr><th scope="row">{escape(one.name)}<div class="sub">{escape(code)}</div></th>'
        f"<td>{_cell(language, then)}</td><td>{arrow}{_cell(language, now)}{same}</td></tr>"
    )


def _cell(language: Language, one: Seen | None) -> str:
    if one is None:
        return escape(language.text("không hoạt động"))
    fraction = escape(language.fraction(one.admitted, one.quota or None))
    told = []
    if one.due is not None:
        told.append(language.text("mức cần đạt {due}", due=language.number(one.due)))
    if one.above:
        told.append(language.text("thuộc {above}", above=one.above))
    if one.below:
        told.append(language.plural("{n} đơn vị trực thuộc", one.below))
    words = escape(" · ".join(told))
    return f'<b>{fraction}</b> {state_markup(language, one.state)}<div class="sub">{words}</div>'


def _counts(language: Language, before: View | None, after: View) -> str:
    """Return how many of the direct organisations are at zero, behind or small, where that changes."""
    if before is None:
        return ""
    pairs = (
        (language.text("chưa kết nạp được"), before.zero, after.zero),
        (language.text("chậm tiến độ"), before.behind, after.behind),
        (language.text("chỉ tiêu nhỏ"), before.small, after.small),
    )
    told = [f"{words} {language.number(then)} → {language.number(now)}" for words, then, now in pairs if then != now]
    if not told:
        return ""
    words = language.text("Đơn vị trực thuộc: {counts}.", counts="; ".join(told))
    return f"<p><b>{escape(words)}</b></p>"


def _parts(language: Language, before: View | None, after: View) -> str:
    """Return the quotas of the parts beside that of the whole, where they differ or change."""
    whole = after.seen[0].quota
    if whole is None or (whole == after.parts and before is not None and before.parts == after.parts):
        return ""
    words = language.text(
        "Chỉ tiêu các đơn vị trực thuộc cộng lại {parts}, toàn Đảng bộ giao {whole} (chênh {difference}).",
        parts=language.number(after.parts),
        whole=language.number(whole),
        difference=language.signed(after.parts - whole),
    )
    return f'<p class="note">{escape(words)}</p>'
