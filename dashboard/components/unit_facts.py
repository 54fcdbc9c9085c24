"""Tables of one organisation: why it has its state, and its reports with corrections."""

from __future__ import annotations

from dashboard.components.markup import escape, link, show
from dashboard.components.organization_list import last_admission
from dashboard.components.peers_panel import pipeline_steps
from dashboard.context import STRUCTURE, Context
from dashboard.domain.narrative import mark_word, reason, standing_word
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.position import Mark, Standing
from dashboard.domain.standing import SCHOOL
from dashboard.domain.states import SMALL_QUOTA
from dashboard.domain.target_words import category_word
from dashboard.reading.figures import office_day, rows_of


def why_panel(context: Context, standing: Standing) -> None:
    """Show the reason of the state in numbers, and what the last report says beside it."""
    language, report = context.language, standing.report
    heading = language.text("Vì sao xếp “{state}”", state=standing_word(language, standing))
    facts = []
    if report is not None:
        facts = [
            (
                language.text(
                    "Dự kiến tháng {this} / tháng {next}",
                    this=report.as_of.month,
                    next=report.as_of.month % 12 + 1,
                ),
                f"{language.number(report.forecast_this_month)} / {language.number(report.forecast_next_month)}",
            ),
            (language.text("Số kỳ chậm liên tiếp"), language.number(standing.periods_behind)),
        ]
    facts.append((language.text("Kết nạp gần nhất"), last_admission(language, standing)))
    if standing.members is not None:
        facts.append((language.text("Đảng viên đầu năm"), language.number(standing.members)))
    if standing.organization.leader_in_charge:
        facts.append((language.text("Lãnh đạo phụ trách"), standing.organization.leader_in_charge))
    said = [mark_word(language, mark) for mark in Mark if mark in standing.marks]
    if said:
        facts.append((language.text("Lưu ý"), ", ".join(said)))
    rows = "".join(
        f'<tr><td>{escape(label)}</td><td class="num strong">{escape(value)}</td></tr>' for label, value in facts
    )
    why = f'<tr><td colspan="2">{escape(reason(language, standing))}</td></tr>'
    if report is not None:
        why += f'<tr><td colspan="2">{pipeline_steps(language, pipeline_of([standing]))}</td></tr>'
    show(f'<h2>{escape(heading)}</h2><table class="qd-rows">{why}{rows}</table>')


def reports_table(context: Context) -> None:
    """Show the reports of the year, newest first, corrected versions greyed below the one in force."""
    language, position = context.language, context.position
    sources = context.sources(position.organization, former=True)
    heading = language.text("Báo cáo năm {year}", year=context.year)
    if sources.empty:
        text = language.text("Chưa nhận báo cáo nào trong năm.")
        show(f"<h2>{escape(heading)}</h2><p>{escape(text)}</p>")
        return
    lines = []
    for row in rows_of(sources):
        late = office_day(row.received_at) > row.due_on
        notes = []
        if late:
            notes.append(language.text("muộn, hạn {day}", day=language.day(row.due_on)))
        if row.superseded_at is not None:
            moment = language.moment(row.superseded_at)
            notes.append(language.text("đã được thay lúc {moment}", moment=moment))
        if row.source_place:
            notes.append(f"{row.file_name or ''} {row.source_place}".strip())
        name = "" if row.organization_code == position.organization.code else row.organization_name
        former = ' class="former"' if row.superseded_at is not None else ""
        lines.append(
            f'<tr{former}><td class="nowrap">{escape(language.day(row.as_of))}</td>'
            f'<td class="num">{escape(language.number(row.admitted))}</td>'
            f'<td class="moment">{escape(language.moment(row.received_at))}</td>'
            f'<td>{escape(name)}<div class="sub">{escape(" · ".join(notes))}</div></td></tr>'
        )
    words = (
        language.text("Số liệu đến"),
        language.text("Lũy kế"),
        language.text("Nhận lúc"),
        language.text("Ghi chú"),
    )
    head = f'<th>{escape(words[0])}</th><th class="num">{escape(words[1])}</th>'
    head += f"<th>{escape(words[2])}</th><th>{escape(words[3])}</th>"
    show(
        f'<h2>{escape(heading)}</h2><div class="qd-scroll"><table class="qd-plain"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def categories_table(context: Context) -> None:
    """Show whom the organisation admitted by category; each name leads to the category on Cơ cấu."""
    language, structure = context.language, context.categories()
    lines = []
    for counted in (structure.whole[category] for category in structure.listed):
        if counted.of is None:
            continue
        name = category_word(language, counted.category)
        words = link(context.href(STRUCTURE, category=counted.category, search=""), name)
        share = "–" if counted.of <= SMALL_QUOTA else language.percent(counted.share)
        lines.append(
            f'<tr><th scope="row">{words}</th><td class="num nowrap" style="width:7rem">'
            f"<b>{escape(language.number(counted.count))}</b>/{escape(language.number(counted.of))}</td>"
            f'<td class="num" style="width:4.6rem">{escape(share)}</td></tr>'
        )
    if not lines:
        return
    notes = [language.text("Một người có thể thuộc nhiều nhóm.")]
    if context.position.organization.cluster == SCHOOL:
        notes.append(language.text("Trường học xét theo năm học."))
    heading, note = escape(language.text("Cơ cấu người đã kết nạp")), escape(" ".join(notes))
    show(f'<h2>{heading}</h2><p class="note">{note}</p><table class="qd-rows">{"".join(lines)}</table>')
