"""Quản trị: quotas, organisations, settings, curves, targets, documents; every change is looked at before it holds."""

from __future__ import annotations

from dashboard import importing
from dashboard.address import SECTIONS
from dashboard.components.administration.documents import documents, targets
from dashboard.components.administration.forms import forget_drafts
from dashboard.components.administration.organizations import organizations
from dashboard.components.administration.quotas import quotas
from dashboard.components.administration.settings import pace, settings
from dashboard.components.choices import choices
from dashboard.components.imports.imported import history_table
from dashboard.components.imports.under_way import fault, file_under_way, import_made
from dashboard.components.markup import escape, link, show
from dashboard.context import ADMINISTRATION, Context
from dashboard.i18n.language import N_
from dashboard.resolve import today

_SECTION_WORDS = {
    "quotas": N_("Chỉ tiêu"),
    "organizations": N_("Đơn vị"),
    "settings": N_("Thiết lập"),
    "pace": N_("Nhịp của năm"),
    "targets": N_("Mục tiêu"),
    "documents": N_("Văn bản"),
}


def render(context: Context) -> None:
    """Draw the screen."""
    address, language = context.address, context.language
    section = address.section
    fault(language)
    if address.stage or address.batch is not None:
        back = context.href(ADMINISTRATION, section=section)
        crumbs = f"{link(context.href(ADMINISTRATION), language.text('Quản trị'))} › "
        show(f'<div class="qd-crumbs">{crumbs}{link(back, language.text(_SECTION_WORDS[section]))}</div>')
        if address.batch is not None:
            forget_drafts()
            import_made(context, address.batch)
        else:
            file_under_way(context, address.stage)
        return
    links = [
        (context.href(ADMINISTRATION, section=each), language.text(_SECTION_WORDS[each]), each == section)
        for each in SECTIONS
    ]
    choices(links, language.text("Các phần của Quản trị"))
    match section:
        case "organizations":
            organizations(context, today())
        case "settings":
            settings(context, today())
        case "pace":
            pace(context)
        case "targets":
            targets(context)
        case "documents":
            documents(context)
        case _:
            quotas(context)
    changes = [batch for batch in importing.imports(context.scope.organization_id) if batch.kind != "report"]
    if changes:
        heading = escape(language.text("Các thay đổi đã ghi"))
        show(f"<h2>{heading}</h2>{history_table(context, changes)}")
