"""What a click on the screen Nhập số liệu does: one write each, and a sentence where something stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

import streamlit as st

from dashboard import importing
from dashboard.components.page_address import current_address, write_address
from dashboard.i18n.language import Language
from dashboard.importing import YES, CodeTakenError, ImportFaultError
from dashboard.imports.new_jurisdiction import FIRST_DAY, code_of, is_code, is_name, kind_of, plain_name
from data_access.ingest.imports.stages import Stage
from data_access.ingest.preview import Outcome

FAULT, WHO, UPLOADS, MANY, KEPT, FORM = (
    "import_fault",
    "import_who",
    "import_uploads",
    "import_many",
    "import_kept",
    "import_form",
)
"""Names in the session's state. Nothing there is precious: it all may be lost with the session."""


_WHO_KEPT = "import_who_kept"
"""What stands in a field is forgotten on a screen without the field; this stays."""


@contextmanager
def told() -> Iterator[None]:
    """Keep for the next drawing what stood in the way."""
    try:
        yield
    except ImportFaultError as fault:
        st.session_state[FAULT] = fault.code


def who_field(language: Language) -> str:
    """Ask who is at the screen and return the name; typed once, it stays for the session."""
    st.session_state.setdefault(WHO, st.session_state.get(_WHO_KEPT) or language.text("Văn phòng"))
    name = st.text_input(language.text("Người nhập"), key=WHO, max_chars=100, width=240)
    st.session_state[_WHO_KEPT] = name
    return who(language.text("Văn phòng"))


def keep_who(name: str) -> None:
    """Remember for the session who is at the screen."""
    st.session_state[_WHO_KEPT] = name


def who(default: str) -> str:
    """Return who is at the screen, as typed once in the session."""
    return str(st.session_state.get(WHO) or st.session_state.get(_WHO_KEPT) or "").strip() or default


def uploader_key() -> str:
    """Return the key of the uploader; another one after each upload, so that it stands empty again."""
    return f"import_upload_{st.session_state.get(UPLOADS, 0)}"


def bring(jurisdiction_id: int, by: str) -> None:
    """Keep what was dropped in the database; one file is opened at once, several are listed."""
    files = st.session_state.get(uploader_key()) or []
    with told():
        tokens = importing.bring([(file.name, file.getvalue()) for file in files], jurisdiction_id, by)
        st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1
        if len(tokens) == 1:
            write_address(current_address().with_(stage=tokens[0], batch=None))


def agree(token: str, identity: str, key: str) -> None:
    """Keep the yes, or its withdrawal, to one question."""
    with told():
        importing.answer(token, {YES + identity: "1" if st.session_state[key] else ""})


def agree_all(token: str, identities: Sequence[str]) -> None:
    """Keep a yes to each of these questions."""
    with told():
        importing.answer(token, {YES + identity: "1" for identity in identities})


def decide(token: str, decision: str, key: str) -> None:
    """Keep whom a name means."""
    if st.session_state[key] is not None:
        with told():
            importing.answer(token, {decision: st.session_state[key]})


def describe(token: str, kind_key: str, month_key: str) -> None:
    """Keep what a file holds and for which month it is, as a person says."""
    kind, month = st.session_state[kind_key], st.session_state[month_key]
    with told():
        importing.answer(token, {}, kind=kind, month=month if isinstance(month, date) else None)


def discard(tokens: Sequence[str]) -> None:
    """Put files away and go back to the list."""
    with told():
        importing.discard(tokens)
        write_address(current_address().with_(stage=""))


def confirm(stage: Stage, by: str) -> None:
    """Take a file in and open the import that it became."""
    with told():
        taken = importing.confirm(stage.token, by, importing.agreed(stage))
        if taken.batch_id is not None and taken.outcome is Outcome.IMPORTED:
            write_address(current_address().with_(stage="", batch=taken.batch_id))
        elif taken.outcome is Outcome.NEEDS_CONFIRMATION:
            st.session_state[FAULT] = "asks-more"


def begin_many(tokens: Sequence[str]) -> None:
    """Remember which files are to go in; the screen then takes one after the other and shows how far it is."""
    st.session_state[MANY] = tuple(tokens)


def take_many(waiting: Sequence[Stage], by: str, progress: Callable[[int, str], None]) -> Mapping[str, Outcome]:
    """Take files in that need no answer, in their order; return what became of each by token."""
    found: dict[str, Outcome] = {}
    for number, stage in enumerate(waiting):
        progress(number, stage.file_name)
        try:
            found[stage.token] = importing.confirm(stage.token, by, frozenset()).outcome
        except ImportFaultError as fault:
            st.session_state[FAULT] = fault.code
            if fault.code != "no-longer-waiting":
                break
    return found


def take_back(number: int, by: str) -> None:
    """Take an import back and remember whose figures stay as later imports left them."""
    with told():
        _, names = importing.take_back(number, by)
        st.session_state[KEPT] = names


def begin_jurisdiction(code_key: str, name_key: str) -> None:
    """Begin an empty jurisdiction and open it."""
    name = plain_name(st.session_state[name_key])
    code = st.session_state[code_key].strip() or code_of(name)
    if not is_name(name) or not is_code(code):
        st.session_state[FORM] = "name" if not is_name(name) else "code"
        return
    try:
        with told():
            importing.begin(code, name, kind_of(name), FIRST_DAY)
            address = current_address()
            write_address(type(address)(jurisdiction=code, language=address.language))
    except CodeTakenError:
        st.session_state[FORM] = "taken"
