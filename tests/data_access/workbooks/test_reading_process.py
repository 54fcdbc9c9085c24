"""The process that reads: what it costs, how it ends, and that every answer of it has words."""

from __future__ import annotations

import io
import os
import re
import resource
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dashboard.i18n.language import language
from dashboard.imports import reading_words
from dashboard.imports.words import message_text
from data_access.ingest.messages import Message, Severity
from data_access.workbooks import archive, characters, deciding, kinds, limits
from data_access.workbooks import read_book as reading
from data_access.workbooks.book import UnreadableFileError
from data_access.workbooks.read_book import read_book
from tests.data_access.workbooks.making import MAIN, TYPES, WORKBOOK, values_of, workbook, worksheet

ROOM = Path(reading.__file__).parent
MIB = 1024 * 1024
FIVE = workbook(worksheet('<row r="1"><c r="A1"><v>5</v></c></row>'))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Keep the processes that reading starts."""
    processes: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[call-overload]
            processes.append(self)

    monkeypatch.setattr(reading.subprocess, "Popen", Kept)
    yield processes
    assert all(process.poll() is not None for process in processes)


def code_of(content: bytes) -> str:
    """Return the code of the reason why a file is refused."""
    with pytest.raises(UnreadableFileError) as raised:
        read_book(content, "tep.xlsx")
    assert raised.value.message is raised.value.messages[0]
    return raised.value.message.code


def test_a_file_is_read_by_a_process_of_its_own(started: list[subprocess.Popen[bytes]]) -> None:
    (sheet,) = read_book(FIVE, "tep.xlsx").sheets
    assert values_of(sheet) == {"A1": 5}
    (process,) = started
    assert process.pid != os.getpid()
    assert process.returncode == 0


def test_files_are_read_from_threads_too() -> None:
    read: list[object] = []
    threads = [
        threading.Thread(target=lambda: read.append(read_book(FIVE, "a").sheets[0].cell(1, 1).value)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [5, 5, 5, 5]


def test_what_needs_no_process_starts_none(started: list[subprocess.Popen[bytes]]) -> None:
    assert code_of(b"") == "empty-file"
    assert code_of(bytes(limits.FILE_BYTES + 1)) == "file-too-large"
    assert started == []


def test_a_reader_that_waits_for_ever_is_ended_and_the_file_not_blamed(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(limits, "WAIT_SECONDS", 0.2)
    begin = time.monotonic()
    assert code_of(FIVE) == "machine-busy"
    assert time.monotonic() - begin < 5
    assert started[0].returncode == -9


def test_a_reader_that_uses_up_its_processor_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = (
        "from data_access.workbooks import child, limits; limits.SECONDS = 1; "
        "child.answer = lambda *_: any(False for _ in iter(int, 1)); child.main()"
    )
    monkeypatch.setattr(reading, "_START", reading._START.partition("from")[0] + busy)
    assert code_of(FIVE) == "too-slow"


def test_a_reader_that_had_to_wait_for_a_processor_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    late = "import time; time.sleep(0.5); from data_access.workbooks.child import main; main()"
    monkeypatch.setattr(reading, "_START", reading._START.partition("from")[0] + late)
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    assert read_book(FIVE, "tep.xlsx").sheets[0].cell(1, 1).value == 5


@pytest.mark.parametrize(
    "program",
    ["import os; os.abort()", "import sys; sys.exit(3)", "print('[1]')", "print('{')", "import sys; sys.stdin.close()"],
)
def test_a_reader_that_breaks_down_is_told(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_START", program)
    assert code_of(FIVE) == "reader-failed"


def test_a_reader_without_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = "from data_access.workbooks import child; child.answer = lambda *_: bytearray(2**30); child.main()"
    monkeypatch.setattr(reading, "_START", reading._START.partition("from")[0] + greedy)
    assert code_of(FIVE) == "too-much-memory"


def test_the_reader_imports_nothing_but_the_standard_library_and_its_room() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOM.parents[1])!r}); import data_access.workbooks.child; "
        "print(*sorted(name for name in sys.modules))"
    )
    out = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True).stdout
    names = set(out.split())
    ours = {name for name in names if name.startswith("data_access")}
    assert all(
        name in ("data_access", "data_access.workbooks") or name.startswith("data_access.workbooks.") for name in ours
    )
    assert {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) == {"data_access", "__main__"} - set(
        sys.stdlib_module_names
    )
    assert not {"socket", "ssl", "urllib.request", "http", "pickle"} & names


def test_all_faulty_cells_are_told_together() -> None:
    faulty = "".join(f'<row r="{n}"><c r="C{n}" t="str"><v>a_x0007_</v></c></row>' for n in range(3, 43))
    rows = faulty + '<row r="50"><c r="A50" t="str"><v>b\u202e</v></c></row>'
    with pytest.raises(UnreadableFileError) as raised:
        read_book(workbook(worksheet(rows)), "tep.xlsx")
    first, second = raised.value.messages
    assert (first.code, first.sheet, first.cell, len(first.also)) == ("control-character", "T5", "C3", 39)
    assert (second.code, second.cell) == ("direction-character", "A50")
    assert first.also[:2] == ("C4", "C5")


@pytest.mark.parametrize("written", ["\x07", "&#7;", "&#x7;", "_x0007_"])
def test_a_control_character_is_told_by_its_number(written: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_book(workbook(worksheet(f'<row r="4"><c r="B4" t="str"><v>a{written}b</v></c></row>')), "tep.xlsx")
    message = raised.value.message
    assert (message.code, message.cell, message.values) == ("control-character", "B4", {"found": "U+0007"})


def codes() -> set[str]:
    """Return every code that the room can answer with: what its calls and its tables name."""
    calls = re.compile(r'(?:refused|Refusal|_unreadable|_fault|faults\.add)\(\s*"([a-z0-9-]+)"')
    called = {code for path in ROOM.glob("*.py") for code in calls.findall(path.read_text(encoding="utf-8"))}
    tables = {code for _, code in (*kinds._IN_OLE, *kinds._BEGINNINGS, *archive._OTHER_KINDS)}
    in_texts = {characters.fault_of(text)[0] for text in ("\ufffd", "\x01", "\u202e")}
    return called | tables | in_texts | {deciding._UNCLEAR}


def test_every_answer_has_a_sentence_and_every_sentence_an_answer() -> None:
    assert codes() == set(reading_words.SENTENCES)


@pytest.mark.parametrize("code", sorted(reading_words.SENTENCES))
def test_every_sentence_is_told_in_both_languages(code: str) -> None:
    values = {
        "limit": 5,
        "count": 6,
        "part": "x",
        "found": "y",
        "rows": 7,
        "columns": 8,
        "encoding": "VNI",
        "example": "z",
    }
    message = Message(Severity.REFUSAL, code, values=values)
    vietnamese, english = (message_text(language(name), message) for name in ("vi", "en"))
    assert vietnamese != english
    assert "{" not in vietnamese + english


def bomb() -> bytes:
    """Return a workbook with a worksheet of 1 GiB in 5 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("xl/workbook.xml", WORKBOOK)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(MIB))
    return out.getvalue()


def texts(count: int) -> str:
    """Return a table of so many shared texts, each in a font of its own."""
    one = '<si><r><rPr><rFont val="VNI-Times"/></rPr><t>{}</t></r></si>'
    return f'<sst xmlns="{MAIN}">' + "".join(one.format(number) for number in range(count)) + "</sst>"


HEAVY = {
    "1 GiB in 5 MB": (bomb, "too-large-unpacked"),
    "a million rows": (
        lambda: workbook(worksheet("".join(f'<row r="{n}" ht="12"/>' for n in range(1, 1_048_577)))),
        "",
    ),
    "rows of blank cells": (lambda: workbook(worksheet(("<row>" + '<c s="1"/>' * 250 + "</row>") * 17_000)), ""),
    "as many cells as allowed": (
        lambda: workbook(worksheet(("<row>" + "<c><v>7</v></c>" * 15 + "</row>") * 20_000)),
        "",
    ),
    "a million texts in fonts": (lambda: workbook(worksheet(""), **{"xl__sharedStrings.xml": texts(700_000)}), ""),
    "one text of 45 MB": (
        lambda: workbook(
            worksheet('<row><c t="s"><v>0</v></c></row>'),
            **{"xl__sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"a" * 45_000_000}</t></si></sst>'},
        ),
        "text-too-long",
    ),
    "9 MB of commas": (lambda: b"," * 9_000_000, ""),
    "9 MB of TCVN3": (lambda: ("§¶ng bé thµnh phè,5\n" * 450_000).encode("latin-1"), "cell-outside-limits"),
}


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.exhaustive
@pytest.mark.parametrize(("make", "code"), HEAVY.values(), ids=HEAVY)
def test_the_heaviest_files_stay_within_400_mib_and_20_seconds_of_a_processor(make: object, code: str) -> None:
    content = make()  # type: ignore[operator]
    assert len(content) <= limits.FILE_BYTES
    peaks: list[int] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.01):
            for child in psutil.Process().children():
                try:
                    if "-S" in child.cmdline():
                        peaks.append(child.memory_info().rss)
                except psutil.Error:
                    pass

    watcher = threading.Thread(target=watch)
    watcher.start()
    before = _used_by_children()
    try:
        if code:
            assert code_of(content) == code
        else:
            read_book(content, "tep.xlsx")
    finally:
        done.set()
        watcher.join()
    assert _used_by_children() - before <= limits.SECONDS + 1  # the system looks once a second
    assert max(peaks) <= 400 * MIB
