"""What a room waits for: from a key to the next slide repainted while others watch, and until a meeting is open."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page
from sqlalchemy import URL, Engine

from dashboard.address import Address
from dashboard.freezing import freeze
from dashboard.meeting.default_agenda import default_items
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.writing import make_agenda
from data_access.engine import create_database_engine, read_transaction
from data_access.migrate import migrate
from sample_data.builder import fill
from tests.benchmarks.screens import _process
from tests.browser.serving import SWITCHES, Server, browsing, new_context, visit

LARGEST = "hai-phong"
WATCHING, SLIDES = 10, 30
ROUNDS = 4
"""How often the agenda is gone through: forth, back, forth, back."""
_KEYS = """() => {
  window.took = [];
  const painted = new MessageChannel();
  let from = [];
  painted.port1.onmessage = () => {
    const now = performance.now();
    took.push(...from.map((one) => now - one));
    from = [];
  };
  addEventListener("keydown", (event) => {
    from.push(event.timeStamp);
    requestAnimationFrame(() => painted.port2.postMessage(0));
  }, true);
}"""
"""Notes for each key how many milliseconds lie between it and the end of the frame that answers it."""
_MOVES = """() => {
  window.moved = [];
  let last = location.hash;
  new MutationObserver(() => {
    if (location.hash === last) return;
    last = location.hash;
    const slide = Number(last.slice(1)), painted = new MessageChannel();
    painted.port1.onmessage = () => moved.push([slide, performance.timeOrigin + performance.now()]);
    requestAnimationFrame(() => painted.port2.postMessage(0));
  }).observe(document.querySelector("main.wall"), { subtree: true, attributes: true, attributeFilter: ["class"] });
}"""
"""Notes which slide was painted at what moment of the machine's clock, in milliseconds."""
_PRESSES = """() => {
  window.pressed = [];
  addEventListener("keydown", (event) => pressed.push(performance.timeOrigin + event.timeStamp), true);
}"""
_FONTS = "document.fonts.ready.then(() => new Promise(requestAnimationFrame))"
_READY = 'main.wall[data-ready="yes"]'


def report() -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"- load average before the wall: {os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "quota.sqlite3"
        engine = create_database_engine(URL.create("sqlite", database=str(file)))
        migrate(engine)
        fill(engine)
        query = prepare(engine)
        engine.dispose()
        server = Server(f"sqlite:///{file}", Path(folder))
        chromium = shutil.which("chromium") or "chromium"
        browser = stack.enter_context(browsing(chromium))
        others = stack.enter_context(browser.browser_type.launch(executable_path=chromium, args=list(SWITCHES)))
        for turn in range(3):
            server.start()
            try:
                if turn == 1:
                    yield from _prepared(browser, server, query)
                yield from _openings(browser, server, query)
                if turn == 2:
                    yield from _turns(browser, others, server, query)
                    yield from _followed(browser, others, server, query)
            finally:
                server.stop()


def prepare(engine: Engine) -> str:
    """Make an agenda of SLIDES slides on figures of the largest jurisdiction; return the query that shows it."""
    with read_transaction(engine) as connection:
        usual = default_items(connection, LARGEST)
    items = [*usual, AgendaItem("progress"), AgendaItem("annex-02"), AgendaItem("trends")]
    agenda = make_agenda(engine, LARGEST, "Giao ban tháng", items, "Văn phòng")
    number = freeze(engine, Address(jurisdiction=LARGEST), "Họp tháng", "Văn phòng").number
    return f"?chuong_trinh={agenda}&chot={number}"


def _prepared(browser: Browser, server: Server, query: str) -> Iterator[str]:
    """Look at Họp, where the meeting is prepared, until the server has read ahead; what follows is opened then."""
    page = new_context(browser).new_page()
    before = _used(server)
    visit(page, f"{server.url}/hop{query}", 1366, 768, dark=False)
    since = time.perf_counter()
    used, rested = _used(server), 0
    while rested < 10:
        time.sleep(0.5)
        now = _used(server)
        rested, used = (rested + 1 if now - used < 0.05 else 0), now
    took = time.perf_counter() - since
    yield f"- prepared on Họp: the server rests after {took:.1f} s; processor {used - before:.2f} s"
    page.context.close()


def _openings(browser: Browser, server: Server, query: str) -> Iterator[str]:
    """Open the wall as the first since the start, then as any other: each in a browser that has seen nothing."""
    for name in ("cold", "warm"):
        page = new_context(browser).new_page()
        page.set_viewport_size({"width": 1920, "height": 1080})
        before, since = _used(server), time.perf_counter()
        page.goto(f"{server.url}/trinh-chieu{query}", wait_until="commit", timeout=120_000)
        page.locator(".slide.on").wait_for(timeout=120_000)
        page.evaluate(_FONTS)
        shown = time.perf_counter() - since
        page.wait_for_load_state(timeout=120_000)
        loaded, used = time.perf_counter() - since, _used(server) - before
        page.locator(_READY).wait_for(timeout=120_000)
        ready = time.perf_counter() - since
        assert page.locator(".slide:not(.unit)").count() == SLIDES
        yield (
            f"- wall opened {name}: first slide after {shown:.2f} s, every slide there after {loaded:.2f} s, "
            f"laid out after {ready:.2f} s; "
            f"server processor {used:.2f} s"
        )
        page.context.close()


def _turns(browser: Browser, others: Browser, server: Server, query: str) -> Iterator[str]:
    wall, presenter = (new_context(browser).new_page() for _ in range(2))
    beside = presenter.context.new_page()
    for page, path in ((wall, "trinh-chieu"), (beside, "trinh-chieu"), (presenter, "trinh-bay")):
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.goto(f"{server.url}/{path}{query}", timeout=120_000)
    wall.locator(_READY).wait_for(timeout=120_000)
    beside.locator(_READY).wait_for(timeout=120_000)
    wall.evaluate(_KEYS)
    for page in (wall, beside):
        page.evaluate(_MOVES)
    presenter.evaluate(_PRESSES)
    beside.bring_to_front()
    for name, watching in (
        ("nobody else watching", _nobody()),
        (f"{WATCHING} sessions asking as walls do", _asking(server, query)),
        (f"{WATCHING} walls in a browser of this machine", _walls(others, server, query)),
    ):
        with watching:
            yield f"- {name} (load average {os.getloadavg()[0]:.1f})"
            yield from _by_key(wall, server)
            yield from _by_presenter(presenter, {"the same machine": beside, "another machine": wall}, server)


def _by_key(wall: Page, server: Server) -> Iterator[str]:
    wall.evaluate("took.length = 0")
    wall.keyboard.press("Home")
    before, since = _used(server), time.perf_counter()
    wall.evaluate("took.length = 0")
    for turn in range(ROUNDS):
        for _ in range(SLIDES - 1):
            wall.keyboard.press("PageUp" if turn % 2 else "PageDown")
            wall.wait_for_timeout(120)  # a hand on a clicker in a hurry
    wall.wait_for_timeout(300)
    seconds = time.perf_counter() - since
    used = (_used(server) - before) / seconds * 100
    yield f"  - key on the wall to repainted: {_told(wall.evaluate('took'))}; server processor {used:.0f} % of a core"


def _by_presenter(presenter: Page, walls: dict[str, Page], server: Server) -> Iterator[str]:
    presenter.keyboard.press("Home")
    presenter.wait_for_timeout(2500)
    for page in walls.values():
        page.evaluate("moved.length = 0")
    presenter.evaluate("pressed.length = 0")
    for _ in range(SLIDES - 1):
        presenter.keyboard.press("PageDown")
        presenter.wait_for_timeout(1730)  # longer than a question and its answer, and no multiple of a second
    presenter.wait_for_timeout(2500)
    pressed = presenter.evaluate("pressed")
    everywhere: list[float] = []
    for where, page in walls.items():
        moved = dict(page.evaluate("moved"))
        took = [moved[slide] - pressed[slide - 2] for slide in range(2, SLIDES + 1) if slide in moved]
        everywhere += took
        yield f"  - key of the presenter to a wall on {where}: {_told(took)}"
    yield f"  - the same, all of these walls: {_told(everywhere)}"


def _followed(browser: Browser, others: Browser, server: Server, query: str) -> Iterator[str]:
    """Let WATCHING real walls, each as on a machine of its own, follow one presenter; all of them are measured."""
    presenter = new_context(browser).new_page()
    with _walls(others, server, query) as walls:
        presenter.goto(f"{server.url}/trinh-bay{query}", timeout=120_000)
        presenter.evaluate(_PRESSES)
        for page in walls:
            page.evaluate(_MOVES)
        yield f"- {WATCHING} walls following one presenter (load average {os.getloadavg()[0]:.1f})"
        before, since = _used(server), time.perf_counter()
        yield from _by_presenter(presenter, {f"machine {n}": page for n, page in enumerate(walls, 1)}, server)
        yield f"  - server processor {(_used(server) - before) / (time.perf_counter() - since) * 100:.0f} % of a core"
    presenter.context.close()


def _told(took: Sequence[float]) -> str:
    ordered = sorted(took)
    high = ordered[max(0, round(len(ordered) * 0.95) - 1)]
    return f"n={len(ordered)}, p50 {statistics.median(ordered):.0f} ms, p95 {high:.0f} ms, most {ordered[-1]:.0f} ms"


@contextmanager
def _nobody() -> Iterator[None]:
    yield


@contextmanager
def _asking(server: Server, query: str) -> Iterator[None]:
    """Ask where the meeting is as WATCHING walls on machines of their own do: each once a second."""
    over = threading.Event()

    def ask() -> None:
        while not over.wait(1):
            with urllib.request.urlopen(f"{server.url}/trinh-chieu/dang-chieu{query}", timeout=10) as answer:
                answer.read()

    threads = [threading.Thread(target=ask) for _ in range(WATCHING)]
    for thread in threads:
        thread.start()
        time.sleep(1 / WATCHING)
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


@contextmanager
def _walls(others: Browser, server: Server, query: str) -> Iterator[list[Page]]:
    """Watch in WATCHING walls that share this machine's cores with the one that is measured."""
    pages = [new_context(others).new_page() for _ in range(WATCHING)]
    for page in pages:
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(f"{server.url}/trinh-chieu{query}", timeout=120_000)
        page.locator(_READY).wait_for(timeout=120_000)
    try:
        yield pages
    finally:
        for page in pages:
            page.context.close()


def _used(server: Server) -> float:
    return float(sum(_process(server).cpu_times()[:2]))
