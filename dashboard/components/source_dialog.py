"""“Số này từ đâu?”: the formula with its numbers, the quota's document, the reports and files behind a figure."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.components.markup import escape, link, percent_text, show
from dashboard.components.page_address import current_address, write_address
from dashboard.context import LAGGING, UNIT, Context
from dashboard.domain.narrative import document_text, due_text, reason
from dashboard.domain.outlook_words import forecast_method, outstanding_sentence
from dashboard.domain.outstanding import outstanding
from dashboard.domain.position import Standing
from dashboard.domain.quality_words import quota_of_parts_text, quota_sum_text
from dashboard.reading.figures import rows_of

ROWS_SHOWN = 12


def source_dialog(context: Context) -> None:
    """Open the drawer when the address asks for the source of a figure."""
    code = context.address.source
    position = context.position
    standing = position.own if code == position.organization.code else context.listed.child(code)
    if standing is None:
        return
    dialog = st.dialog(context.language.text("Số này từ đâu?"), width="medium", position="right", on_dismiss=_close)
    dialog(lambda: _body(context, standing))()


def _close() -> None:
    write_address(current_address().with_(source=""))


def _body(context: Context, standing: Standing) -> None:
    language = context.language
    sources = context.sources(standing.organization)
    quota = "–" if standing.quota is None else language.number(standing.quota)
    show(
        f"<h2>{escape(standing.organization.name)}</h2>"
        f'<div class="qd-answer"><span><span class="figure">{escape(language.number(standing.admitted))}</span> '
        f'<span class="words2">/ {escape(quota)}</span></span>'
        f'<span class="words">{escape(percent_text(language, standing))}</span></div>'
    )
    show(f"<h2>{escape(language.text('Cách tính'))}</h2>{_formula(context, standing)}")
    show(f"<h2>{escape(language.text('Chỉ tiêu'))}</h2>{_quota(context, standing)}")
    show(f"<h2>{escape(language.text('Báo cáo'))}</h2>{_reports(context, standing, sources)}")
    show(f"<h2>{escape(language.text('Tệp nguồn'))}</h2>{_files(context, sources)}")
    if standing is not context.position.own:
        href = context.href(UNIT, organization=standing.organization.code)
        show(link(href, language.text("Mở đơn vị này"), "qd-button"))


def _formula(context: Context, standing: Standing) -> str:
    language, position = context.language, context.position
    day = standing.report.as_of if standing.report else position.as_of
    lines = [
        language.text(
            "Lũy kế từ {first} đến {last}, tính theo ngày lễ kết nạp.",
            first=language.day(day.replace(month=1, day=1)),
            last=language.day(day),
        )
    ]
    known = [months for months in standing.months if months is not None]
    if known:
        terms = " + ".join(language.number(months) for months in known)
        lines.append(f"{terms} = {language.number(standing.admitted)}")
    if standing.quota and standing.admitted is not None and not standing.small_quota:
        fraction = f"{language.number(standing.admitted)} : {language.number(standing.quota)}"
        lines.append(f"{fraction} × 100 = {language.percent(standing.percent)}")
    if standing.judgement.due is not None:
        text = language.text(
            "Mức cần đạt: {quota} × {curve} = {due}, làm tròn nửa lên.",
            quota=language.number(standing.quota),
            curve=due_text(language, standing),
            due=language.number(standing.judgement.due),
        )
        lines.append(text)
    lines.append(reason(language, standing))
    if standing.quota and standing.admitted is not None:
        lines.append(forecast_method(language, standing))
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _quota(context: Context, standing: Standing) -> str:
    language = context.language
    if not standing.quota_versions:
        return f"<p>{escape(language.text('Không có chỉ tiêu nào được ghi cho năm này.'))}</p>"
    lines = []
    for version in standing.quota_versions:
        amount = language.text("không giao") if version.amount is None else language.number(version.amount)
        text = language.text(
            "{amount}, từ {day}, {document}.",
            amount=amount,
            day=language.day(version.effective_on),
            document=quota_of_parts_text(language) if version.of_parts else document_text(language, version.document),
        )
        lines.append(text)
    position = context.position
    differing = quota_sum_text(language, position) if standing is position.own else ""
    if differing:
        lines.append(differing + ".")
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _reports(context: Context, standing: Standing, sources: pd.DataFrame) -> str:
    language, position = context.language, context.position
    if standing is position.own and position.children:
        text = language.text(
            "{reported}/{all} đã báo cáo kỳ tháng {month}.",
            reported=language.number(position.reported),
            all=language.number(position.organizations),
            month=language.month(position.day.year, position.day.month),
        )
        missing = position.organizations - position.reported
        more = ""
        if missing:
            words = language.text("xem {n} đơn vị còn thiếu", n=language.number(missing))
            more = " " + link(context.href(LAGGING, choice="missing_report"), words)
        owed = outstanding(position)
        told = f"<p>{escape(outstanding_sentence(language, owed))}</p>" if owed else ""
        return f"<p>{escape(text)}{more}</p>{told}"
    if sources.empty:
        return f"<p>{escape(language.text('Chưa có báo cáo nào trong năm.'))}</p>"
    lines = []
    for row in list(rows_of(sources))[:ROWS_SHOWN]:
        received = language.text("nhận {moment}", moment=language.moment(row.received_at))
        lines.append(
            f'<tr><td class="nowrap">{escape(language.day(row.as_of))}</td>'
            f'<td>{escape(row.organization_name)}<div class="sub">{escape(received)}</div></td>'
            f'<td class="num">{escape(language.number(row.admitted))}</td></tr>'
        )
    return f'<table class="qd-plain">{"".join(lines)}</table>'


def _files(context: Context, sources: pd.DataFrame) -> str:
    language = context.language
    files = sources.dropna(subset=["file_name"]) if not sources.empty else sources
    if files.empty:
        return f"<p>{escape(language.text('Không có tệp nào được ghi.'))}</p>"
    lines = []
    batches = files.groupby(["file_name", "sha256", "imported_by"], sort=False, as_index=False).agg(
        rows=("as_of", "size"), imported_at=("imported_at", "max")
    )
    for row in list(rows_of(batches))[:ROWS_SHOWN]:
        count = language.plural("{n} dòng", row.rows)
        when = language.text("{who} nạp lúc {moment}", who=row.imported_by, moment=language.moment(row.imported_at))
        digest = f"SHA-256 {row.sha256[:4]}…{row.sha256[-4:]}"
        lines.append(
            f'<tr><td>{escape(row.file_name)}<div class="sub">{escape(when)} · {escape(digest)}</div></td>'
            f'<td class="num nowrap">{escape(count)}</td></tr>'
        )
    note = language.text("Phiên bản dữ liệu {n}.", n=context.told_version)
    return f'<table class="qd-plain">{"".join(lines)}</table><p class="note">{escape(note)}</p>'
