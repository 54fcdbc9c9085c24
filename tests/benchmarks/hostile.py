"""Files built to stop a server, brought to one that serves: what reading them takes, and how long others wait."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page
from sqlalchemy import URL

from data_access.engine import create_database_engine
from data_access.ingest.imports import stages
from data_access.workbooks import limits
from tests.benchmarks.queries import filled
from tests.browser import serving
from tests.browser.serving import Server, browsing
from tests.data_access.workbooks.making import MAIN, workbook, worksheet

VIEWS = ("/cham-tien-do", "/co-cau", "/bao-cao", "/")
_ONE = '<row r="1"><c r="A1"><v>5</v></c></row>'
_LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


def _grid(rows: int, columns: int) -> bytes:
    cells = "".join(f'<c t="inlineStr"><is><t>Đảng bộ {number}</t></is></c>' for number in range(columns))
    return workbook(worksheet(f"<row>{cells}</row>" * rows))


def _merged(count: int) -> bytes:
    blocks = "".join(f'<mergeCell ref="A{number}:B{number}"/>' for number in range(1, count + 1))
    return workbook(worksheet(_ONE, after=f"<mergeCells>{blocks}</mergeCells>"))


def _texts(texts: str) -> bytes:
    return workbook(worksheet(_ONE), **{"xl__sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>'})


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "1 GiB of blanks in 5 MiB": lambda: workbook(worksheet(_ONE), **{"xl__more.xml": bytes(2**30)}),
    "49 MiB of blanks, which may be unpacked": lambda: workbook(worksheet(_ONE + " " * (49 * 2**20))),
    "billion laughs": lambda: workbook(_LAUGHS + "]>" + worksheet(_ONE)),
    "100.000 tags within tags": lambda: workbook(worksheet("<x>" * 100_000 + "</x>" * 100_000)),
    "16.384 columns": lambda: _grid(20, 16_384),
    "1.048.576 rows": lambda: workbook(worksheet("<row><c><v>1</v></c></row>" * 1_048_576)),
    "1.000.000 merged blocks": lambda: _merged(1_000_000),
    "a text of 45 MiB": lambda: _texts("<si><t>" + "A" * (45 * 2**20) + "</t></si>"),
    "2.000.000 texts": lambda: _texts("<si><t>Ạ</t></si>" * 2_000_000),
    "100.000 tags of different names": lambda: workbook(worksheet("".join(f"<t{n}/>" for n in range(100_000)))),
    "as many cells as may be": lambda: _grid(limits.CELLS // 15, 15),
    "300.000 lines of text": lambda: "Đơn vị,Lũy kế\n".encode() + "Đảng bộ phường Tân An,1\n".encode() * 300_000,
}


@dataclass
class Taken:
    """What one file took. MiB are the most of the reading process, seconds those from its start to its end."""

    name: str
    said: str = ""
    seconds: float = 0.0
    processor: float = 0.0
    space: float = 0.0
    """MiB of address space, which is what is limited."""
    memory: float = 0.0
    """MiB that were really taken."""
    ready: list[float] = field(default_factory=list)
    """Seconds until `/ready` answered, again and again meanwhile."""
    views: list[float] = field(default_factory=list)
    """Seconds from a click of another visitor until the view stood."""


def report() -> Iterator[str]:
    """Yield the lines of the report."""
    yield "| File | Reading: s, of the processor, MiB | `/ready` highest s | Click of another: median, highest s |"
    yield "| --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "quota.sqlite3"
        with filled(URL.create("sqlite", database=str(file))):
            pass
        with serving.serving(file, Path(folder)) as server, browsing(shutil.which("chromium") or "chromium") as browser:
            for one in [*quiet(browser, server), *measured(browser, server, HOSTILE)]:
                reading = f"{one.seconds:.1f}, {one.processor:.1f}, {one.memory:.0f}" if one.seconds else "–"
                views = sorted(one.views)
                clicks = f"{views[len(views) // 2]:.2f}, {views[-1]:.2f}"
                yield f"| {one.name} | {reading} | {max(one.ready):.2f} | {clicks} |"


def quiet(browser: Browser, server: Server) -> Iterator[Taken]:
    """Yield the same of a server that nobody brings a file to, to compare with."""
    page = _visitor(browser, server)
    one = Taken("no file")
    _look_around(page, server, one, lambda: len(one.views) < 2 * len(VIEWS))
    page.close()
    yield one


def measured(browser: Browser, server: Server, files: Mapping[str, Callable[[], bytes]]) -> Iterator[Taken]:
    """Bring files to a server one by one, let another visitor click meanwhile, and yield what each took."""
    engine = create_database_engine(URL.create("sqlite", database=server.database.removeprefix("sqlite:///")))
    page = _visitor(browser, server)
    for name, make in files.items():
        one = Taken(name)
        token = stages.put(engine, make()[: limits.FILE_BYTES + 1], "tep.xlsx", 1, "test")
        watched = _Watched(server)
        bringing = browser.new_page()
        bringing.goto(f"{server.url}/nhap-so-lieu?tep={token}", wait_until="commit")
        since = time.monotonic()
        while not watched.began and time.monotonic() - since < serving.PATIENCE / 1000:
            bringing.wait_for_timeout(20)
        _look_around(page, server, one, lambda: not (watched.ended and len(one.views) > 1))  # noqa: B023 - used at once
        serving.stand(bringing)
        one.said = bringing.locator(".qd h1").first.inner_text()
        watched.tell(one)
        bringing.close()
        yield one
    page.close()
    engine.dispose()


def _visitor(browser: Browser, server: Server) -> Page:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(server.url)
    serving.stand(page)
    for view in VIEWS:
        serving.follow(page, view)
    return page


def _look_around(page: Page, server: Server, one: Taken, going_on: Callable[[], bool]) -> None:
    """Go from view to view as long as told."""
    while going_on():
        since = time.monotonic()
        assert server.status("/ready") == 200
        one.ready.append(time.monotonic() - since)
        since = time.monotonic()
        serving.follow(page, VIEWS[len(one.views) % len(VIEWS)])
        one.views.append(time.monotonic() - since)


class _Watched:
    """The process that reads for a server: found when it begins, looked at until it ends."""

    def __init__(self, server: Server) -> None:
        self.began = self.ended = False
        self._taken = Taken("")
        self._server = server.process_id()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        parent, until = psutil.Process(self._server), time.monotonic() + 60
        child = None
        while child is None and time.monotonic() < until:
            child = next((each for each in parent.children() if "-I" in each.cmdline()), None)
            time.sleep(0.005)
        if child is None:
            return
        self.began, since = True, child.create_time()
        with suppress(psutil.NoSuchProcess, FileNotFoundError, ProcessLookupError):
            while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
                said = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
                most = {line.split(":")[0]: int(line.split()[1]) for line in said.splitlines() if " kB" in line}
                self._taken.space = max(self._taken.space, most.get("VmPeak", 0) / 1024)
                self._taken.memory = max(self._taken.memory, most.get("VmHWM", 0) / 1024)
                times = child.cpu_times()
                self._taken.processor = times.user + times.system
                time.sleep(0.02)
        self._taken.seconds, self.ended = time.time() - since, True

    def tell(self, one: Taken) -> None:
        """Write down what was seen."""
        self._thread.join()
        one.seconds, one.processor = self._taken.seconds, self._taken.processor
        one.space, one.memory = self._taken.space, self._taken.memory
