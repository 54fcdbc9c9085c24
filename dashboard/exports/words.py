"""What every paper says of itself: scope, filters, day, and the line at its foot."""

from __future__ import annotations

from dashboard.domain.level_narrative import LEVEL_WORDS
from dashboard.domain.list_narrative import choice_word
from dashboard.domain.narrative import cluster_word, lower_first
from dashboard.domain.selection import Filters
from dashboard.domain.since_words import snapshot_text
from dashboard.exports.figures import PROGRESS, ExportFigures
from data_access.scope import DIRECT


def scope_words(figures: ExportFigures) -> str:
    """Return what is looked at: the committee, the organisation inside it, the year."""
    position = figures.position
    names = [position.jurisdiction.name]
    if position.organization.code != position.jurisdiction.code:
        names.append(position.organization.name)
    return figures.language.text("{names}, năm {year}", names=" › ".join(names), year=position.year)


def filter_words(figures: ExportFigures) -> str:
    """Return what narrows the rows, "không" where nothing does."""
    return "; ".join(narrowed_by(figures)) or figures.language.text("không")


def narrowed_by(figures: ExportFigures) -> list[str]:
    """Return what narrows the rows, each in words."""
    language, filters = figures.language, figures.filters
    parts = []
    if filters.clusters:
        names = ", ".join(cluster_word(language, cluster) for cluster in filters.clusters)
        parts.append(language.text("khối: {names}", names=names))
    if filters.choice != Filters.choice:
        word = choice_word(language, filters.choice, closed=figures.position.own.year_over)
        parts.append(language.text("trạng thái: {word}", word=word))
    if filters.search:
        parts.append(language.text("tên có “{words}”", words=filters.search))
    if figures.export == PROGRESS and figures.address.level != DIRECT:
        parts.append(
            language.text("cấp: {level}", level=lower_first(language.text(LEVEL_WORDS[figures.address.level])))
        )
    if figures.export == PROGRESS and figures.address.figures:
        parts.append(language.text("chỉ đơn vị tự báo cáo"))
    if figures.snapshot is not None:
        parts.append(lower_first(snapshot_text(language, figures.snapshot)))
    elif figures.position.known_at is not None:
        moment = language.moment(figures.position.known_at)
        parts.append(language.text("như đã biết lúc {moment}", moment=moment))
    return parts


def scope_sentence(figures: ExportFigures) -> str:
    """Return scope and filters as the line under a title; filters only where something is narrowed."""
    language, scope = figures.language, scope_words(figures)
    narrowed = narrowed_by(figures)
    if not narrowed:
        return language.text("Phạm vi: {scope}.", scope=scope)
    return language.text("Phạm vi: {scope}. Bộ lọc: {filters}.", scope=scope, filters="; ".join(narrowed))


def day_words(figures: ExportFigures) -> str:
    """Return the day that the figures stand for."""
    language = figures.language
    return language.text("Số liệu tính đến ngày {day}", day=language.day(figures.position.day))


def foot_line(figures: ExportFigures) -> str:
    """Return the line that tells where the paper came from."""
    language, position = figures.language, figures.position
    parts = [
        language.text("Xuất lúc {moment}", moment=language.moment(figures.exported_at)),
        language.text("Phạm vi: {scope}", scope=scope_words(figures)),
        language.text("Bộ lọc: {filters}", filters=filter_words(figures)),
        day_words(figures),
        language.text("Phiên bản dữ liệu {version}", version=figures.told_version),
    ]
    if position.illustrative:
        parts.append(language.text("Số liệu minh họa"))
    return " · ".join(parts)
