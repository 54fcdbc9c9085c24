"""A real server and a real browser, for the tests and for the pictures of the documentation."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError, expect, sync_playwright

TOP = Path(__file__).resolve().parents[2]
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000
"""Milliseconds to wait for a screen: much more than it takes, so that only a screen that never comes fails."""
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ServerFailedError(Exception):
    """The server did not come up; the text is its log."""


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`quota-dashboard run` on a database, started and stopped as often as a test likes, always on one port."""

    def __init__(self, database: str, folder: Path) -> None:
        self.database, self.log, self.port = database, folder / "server.log", free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "dashboard.cli", "run", "--database", self.database, "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=TOP, env=environment())
        until = time.monotonic() + 90
        while self.status("/_stcore/health") != 200:
            if time.monotonic() > until or self._process.poll() is not None:
                self.stop()
                raise ServerFailedError(self.log.read_text(encoding="utf-8"))
            time.sleep(0.2)

    def process_id(self) -> int:
        """Return the number of its process, which must run."""
        assert self._process is not None
        return self._process.pid

    def stop(self) -> None:
        """Stop it as Ctrl+C would, then for certain."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def status(self, path: str) -> int:
        """Return the status of an answer, 0 for none."""
        try:
            with _DIRECT.open(self.url + path, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return int(error.code)
        except OSError:
            return 0


@contextmanager
def serving(file: Path, folder: Path) -> Iterator[Server]:
    """Run a server on a database file, which need not exist."""
    with serving_database(f"sqlite:///{file}", folder) as server:
        yield server


@contextmanager
def serving_database(database: str, folder: Path) -> Iterator[Server]:
    """Run a server on the database of an address."""
    server = Server(database, folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def command_line(*words: str) -> str:
    """Run `quota-dashboard` and return what it prints."""
    command = [sys.executable, "-m", "dashboard.cli", *words]
    done = subprocess.run(command, cwd=TOP, env=environment(), capture_output=True, text=True, check=True)
    return done.stdout


def environment() -> dict[str, str]:
    """Return the environment of a server or command: no database of this machine's user."""
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "QUOTA_LANGUAGE")}


@contextmanager
def browsing(chromium: str) -> Iterator[Browser]:
    """Run a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        yield browser
        browser.close()


def new_context(browser: Browser) -> BrowserContext:
    """Return a browser that has seen nothing yet, and that speaks English on purpose."""
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    return context


def visit(page: Page, address: str, width: int, height: int, *, dark: bool) -> None:
    """Open an address in a window of a size and wait until the screen stands."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(address)
    stand(page)


_FOLLOW = """(href) => new Promise((done) => {
  const app = document.querySelector("[data-testid=stApp]"), began = performance.now();
  const resting = () => app.dataset.testScriptState === "notRunning";
  const seen = () => document.querySelector(".qd-top [aria-current]")?.textContent +
    document.querySelector(".qd h1")?.textContent;
  const before = seen();
  let ran = false;
  const watch = new MutationObserver(() => { ran ||= !resting(); });
  watch.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  const look = () => {
    const drawn = ran || seen() !== before || performance.now() - began > 5000; // some are drawn too fast to be seen
    if (drawn && resting()) { watch.disconnect(); done(); } else setTimeout(look, 20);
  };
  history.pushState({}, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  setTimeout(look, 20);
})"""
"""Opens an address as a link of ours does, without a reload, and waits until the server has drawn it."""
_QUIET = """() => new Promise((done) => {
  let last = performance.now();
  const began = last, watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  const charts = () => [...document.querySelectorAll(".vega-embed")];
  const fits = () => charts().every((chart) => chart.querySelector("svg, canvas") &&
    chart.scrollWidth <= chart.closest("[data-testid=stVegaLiteChart]").clientWidth + 1);
  const moving = () => document.getAnimations().some((one) => one.playState === "running" &&
    one.effect.getComputedTiming().endTime !== Infinity);
  const look = () => {
    const now = performance.now();
    if ((now - last > 120 && fits() && !moving()) || now - began > 5000) { watch.disconnect(); done(); }
    else setTimeout(look, 30);
  };
  setTimeout(look, 60);
})"""
"""Waits until nothing on the page has changed or moved for a moment and charts fit their places, 5 seconds at most."""


def follow(page: Page, path: str) -> None:
    """Open another screen in the same tab and language without loading the page again."""
    page.evaluate(_FOLLOW, path)
    stand(page)


_WATCH = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  window.quotaRan = false;
  new MutationObserver(() => { window.quotaRan ||= app.dataset.testScriptState !== "notRunning"; })
    .observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}"""
_DRAWN = "() => window.quotaRan === undefined || window.quotaRan"


@contextmanager
def redrawing(page: Page) -> Iterator[None]:
    """Wait until the server has drawn what is pressed inside: an address changes before the screen does."""
    page.evaluate(_WATCH)
    yield
    with suppress(TimeoutError):  # some are drawn too fast to be seen
        page.wait_for_function(_DRAWN, timeout=5000)
    stand(page)


def primary(page: Page) -> Locator:
    """Return the one button that confirms, once it may be pressed: an old one may stand while a screen is drawn."""
    expect(page.locator("button[kind=primary]:enabled")).to_have_count(1)
    stand(page)
    button = page.locator("button[kind=primary]")
    expect(button).to_have_count(1)
    expect(button).to_be_enabled()
    return button


def settle(page: Page) -> None:
    """Wait until charts are drawn and what slides in has come to rest."""
    page.evaluate(_QUIET)


def stand(page: Page) -> None:
    """Wait until the screen stands: its sentence, or the box that says why there is none, and nothing still runs."""
    page.locator(".qd h1, .qd-box").first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
