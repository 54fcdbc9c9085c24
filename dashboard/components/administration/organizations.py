"""Changes of organisations: who begins, is renamed, moves, is taken in wholly or in part, is split, or ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from dashboard import administration
from dashboard.components.administration.forms import Form, Typing, Values, unit_words
from dashboard.components.markup import escape, show
from dashboard.context import Context
from dashboard.domain.narrative import cluster_word
from dashboard.i18n.language import N_, Language
from dashboard.imports import organization_lists as lists
from data_access.ingest.lists.choices import KINDS
from data_access.ingest.lists.units import Unit

ADD, RENAME, MOVE, MERGE, PART, SPLIT, END = "add", "rename", "move", "merge", "part", "split", "end"
ACTIONS: Mapping[str, str] = {
    ADD: N_("Lập đơn vị mới"),
    RENAME: N_("Đổi tên"),
    MOVE: N_("Chuyển về cấp trên khác"),
    MERGE: N_("Sáp nhập toàn bộ"),
    PART: N_("Chuyển một phần sang đơn vị khác"),
    SPLIT: N_("Chia tách thành các đơn vị mới"),
    END: N_("Kết thúc hoạt động"),
}
_MEANINGS: Mapping[str, str] = {
    ADD: N_("Đơn vị có từ ngày đã ghi; trước ngày đó không ai thấy."),
    RENAME: N_(
        "Từ ngày đã ghi, đơn vị mang tên mới; màn hình của những ngày trước vẫn hiện tên cũ. Tên cũ cũng được giữ làm "
        "tên gọi khác để tìm và đọc báo cáo cũ."
    ),
    MOVE: N_("Từ ngày đã ghi, đơn vị và mọi đơn vị bên dưới thuộc cấp trên mới; số liệu trước đó vẫn ở cấp trên cũ."),
    MERGE: N_(
        "Đơn vị nhập vào kết thúc ngày hôm trước; số liệu đã có vẫn đứng tên đơn vị cũ, đơn vị bên dưới chuyển theo."
    ),
    PART: N_("Cả hai đơn vị còn hoạt động; từ ngày đó số liệu hai bên không so thẳng với trước được."),
    SPLIT: N_("Các đơn vị mới bắt đầu từ ngày đã ghi, mỗi đơn vị nhận một phần của đơn vị cũ."),
    END: N_("Ghi ngày hoạt động cuối cùng; mọi đơn vị bên dưới cũng kết thúc ngày đó."),
}
_ACTION = "administration_action"
_NONE = "none"


def organizations(context: Context, today: date) -> None:
    """Draw the section."""
    language, root = context.language, context.scope.organization_id
    units = administration.standing_units(root, today)
    direct = sum(unit.parent_id == root for unit in units)
    sentence = language.text(
        "{all} đang hoạt động, trong đó {direct} trực thuộc.",
        all=language.plural("{n} đơn vị", len(units) - 1),
        direct=language.number(direct),
    )
    show(f"<h1>{escape(sentence)}</h1>")
    st.session_state.setdefault(_ACTION, st.session_state.get(f"{_ACTION}_kept", ADD))
    action = st.selectbox(
        language.text("Việc cần làm"),
        list(ACTIONS),
        key=_ACTION,
        format_func=lambda each: language.text(ACTIONS[each]),
        width=420,
    )
    st.session_state[f"{_ACTION}_kept"] = action
    show(f'<p class="note">{escape(language.text(_MEANINGS[action]))}</p>')
    form = Form(language, f"administration_{action}")
    with st.form(f"administration_{action}", border=False):
        make, needed = _FIELDS[action](context, form, units)
        form.document_and_reason()
        form.button(language.text("Xem trước thay đổi"), needed, make, root)


_Asked = tuple[Callable[[Values], Typing], tuple[str, ...]]
"""What makes the lists of what was typed, and the fields that must not be empty."""


def _unit(language: Language, form: Form, field: str, label: str, units: list[Unit]) -> None:
    below = [unit for unit in units if unit.parent]
    form.choice(field, label, unit_words(below), language.text("Chọn đơn vị"))


def _since(language: Language, form: Form, label: str = "") -> None:
    label = label or language.text("Có hiệu lực từ ngày")
    form.field("since", label, example="01/07/2024", most=10, width=190)


def _add(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    left, right = st.columns(2, gap="small")
    with left:
        form.field("name", language.text("Tên đơn vị"))
        form.field("code", language.text("Mã (để trống thì lấy theo tên)"), most=80)
        _since(language, form, language.text("Thành lập ngày"))
    with right:
        above = language.text("Cấp trên trực tiếp")
        form.choice("parent", above, unit_words(units), language.text("Chọn đơn vị"), units[0].code)
        kinds = {_NONE: language.text("Theo tên và vị trí")} | {code: words[0] for code, words in KINDS.items()}
        form.choice("kind", language.text("Loại hình"), kinds, language.text("Chọn loại hình"), _NONE)
        clusters = {_NONE: language.text("Không thuộc khối nào")}
        clusters |= {code: cluster_word(language, code) for code in context.clusters}
        form.choice("cluster", language.text("Khối"), clusters, language.text("Chọn khối"), _NONE)

    def make(values: Values) -> Typing:
        kind, cluster = _said(values["kind"]), _said(values["cluster"])
        made = lists.added(values["name"], values["code"], kind, cluster, values["parent"], values["since"])
        return _typing(made, ADD, values)

    return make, ("name", "since", "parent")


def _rename(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    _unit(language, form, "unit", language.text("Đơn vị"), units)
    form.field("name", language.text("Tên mới"))
    with st.container(horizontal=True, gap="small"):
        form.field("short_name", language.text("Tên gọi tắt mới (để trống thì giữ)"), most=200, width=320)
        _since(language, form)

    def make(values: Values) -> Typing:
        made = lists.renamed(_of(units, values["unit"]), values["name"], values["short_name"], values["since"])
        return _typing(made, RENAME, values)

    return make, ("unit", "name", "since")


def _move(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    _unit(language, form, "unit", language.text("Đơn vị chuyển"), units)
    form.choice("parent", language.text("Cấp trên mới"), unit_words(units), language.text("Chọn đơn vị"))
    _since(language, form)

    def make(values: Values) -> Typing:
        made = lists.moved(_of(units, values["unit"]), values["parent"], values["since"])
        return _typing(made, MOVE, values)

    return make, ("unit", "parent", "since")


def _merge(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    below = unit_words([unit for unit in units if unit.parent])
    form.several("units", language.text("Các đơn vị nhập vào"), below, language.text("Chọn đơn vị"))
    into = {_NONE: language.text("Đơn vị mới (ghi tên bên dưới)"), **below}
    form.choice("into", language.text("Đơn vị tiếp nhận"), into, language.text("Chọn đơn vị"))
    with st.container(horizontal=True, gap="small"):
        form.field("name", language.text("Tên đơn vị mới, nếu lập mới"), width=420)
        _since(language, form)
    form.tick("with_below", language.text("Đơn vị bên dưới chuyển theo về đơn vị tiếp nhận"), default=True)

    def make(values: Values) -> Typing:
        going, since, document = values["units"], values["since"], values["document"]
        along = values["with_below"]
        if values["into"] == _NONE:
            made = lists.merged_into_new(units, going, values["name"], since, document, with_below=along)
        else:
            made = lists.merged(units, going, values["into"], since, document, with_below=along)
        return _typing(made, MERGE, values)

    return make, ("units", "into", "since")


def _part(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    _unit(language, form, "unit", language.text("Đơn vị chuyển đi một phần"), units)
    _unit(language, form, "into", language.text("Đơn vị tiếp nhận"), units)
    _since(language, form)

    def make(values: Values) -> Typing:
        made = lists.handed_over(values["unit"], values["into"], values["since"], values["document"])
        return _typing(made, PART, values)

    return make, ("unit", "into", "since")


def _split(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    _unit(language, form, "unit", language.text("Đơn vị chia tách"), units)
    form.lines("names", language.text("Tên các đơn vị mới, mỗi dòng một đơn vị"))
    _since(language, form)
    form.tick("ends", language.text("Đơn vị cũ kết thúc ngày hôm trước"), default=True)

    def make(values: Values) -> Typing:
        names = [" ".join(line.split()) for line in values["names"].splitlines() if line.strip()]
        old = _of(units, values["unit"])
        made = lists.split(old, names, values["since"], values["document"], ends=values["ends"])
        return _typing(made, SPLIT, values)

    return make, ("unit", "names", "since")


def _end(context: Context, form: Form, units: list[Unit]) -> _Asked:
    language = context.language
    _unit(language, form, "unit", language.text("Đơn vị kết thúc"), units)
    _since(language, form, language.text("Ngày hoạt động cuối cùng"))

    def make(values: Values) -> Typing:
        made = lists.ended(_of(units, values["unit"]), values["since"])
        return _typing(made, END, {**values, "since": lists.next_day(values["since"])})

    return make, ("unit", "since")


_FIELDS: Mapping[str, Callable[[Context, Form, list[Unit]], _Asked]] = {
    ADD: _add,
    RENAME: _rename,
    MOVE: _move,
    MERGE: _merge,
    PART: _part,
    SPLIT: _split,
    END: _end,
}
_FILES = {
    ADD: "lap-don-vi",
    RENAME: "doi-ten",
    MOVE: "chuyen-don-vi",
    MERGE: "sap-nhap",
    PART: "chuyen-mot-phan",
    SPLIT: "chia-tach",
    END: "ket-thuc",
}


def _typing(made: lists.Lists, action: str, values: Values) -> Typing:
    """Return what was typed; a registry has no column for a document, so that stands with the reason."""
    document = "" if "successions" in made else values["document"]
    reason = "; ".join(each for each in (document, values["reason"]) if each)
    return Typing(made, _FILES[action], values["since"], reason)


def _of(units: list[Unit], code: str) -> Unit:
    return next(unit for unit in units if unit.code == code)


def _said(choice: str | None) -> str:
    return "" if choice in (None, _NONE) else str(choice)
