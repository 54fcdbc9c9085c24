"""What a click costs: server processor time per rerun, and the time until everything is painted again."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Page
from sqlalchemy import URL

from tests.benchmarks.queries import filled
from tests.browser.serving import Server, browsing

WARM, CLICKS = 6, 30
SCREENS = {
    "lagging list": "/cham-tien-do",
    "all organisations": "/tien-do",
    "categories": "/co-cau",
    "over time": "/theo-thoi-gian",
    "reports": "/bao-cao",
    "one organisation": "/don-vi?don_vi=th-phuong-tan-an",
    "definitions": "/dinh-nghia",
}
"""Each is left for the overview and opened again, so a figure is the mean of both."""
_FOLLOW = """async (href) => {
  const start = performance.now();
  let last = start;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  const link = document.createElement("a");
  link.href = href;
  const home = document.querySelector(".qd");
  home.append(link); link.click(); link.remove();
  const sentence = document.querySelector(".qd h1").textContent;
  while (document.querySelector(".qd h1")?.textContent === sentence && performance.now() - start < 20000)
    await new Promise((done) => setTimeout(done, 5));
  while (performance.now() - last < 400) await new Promise((done) => setTimeout(done, 20));
  watch.disconnect();
  return last - start;
}"""
"""Follows a link as a visitor would; returns milliseconds to the last change of the page before 400 quiet ones."""


def report() -> Iterator[str]:
    """Yield the lines of the report."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "quota.sqlite3"
        with filled(URL.create("sqlite", database=str(file))):
            pass
        server = Server(f"sqlite:///{file}", Path(folder))
        since = time.perf_counter()
        server.start()
        while server.status("/ready") != 200:
            time.sleep(0.05)
        yield f"- `quota-dashboard run` to `/ready` (warm environment): {time.perf_counter() - since:.1f} s"
        try:
            with browsing(shutil.which("chromium") or "chromium") as browser:
                page = browser.new_page(viewport={"width": 1366, "height": 768})
                since = time.perf_counter()
                page.goto(server.url)
                page.wait_for_selector(".qd h1")
                page.wait_for_selector("canvas, svg.marks")
                yield f"- first visit, empty browser cache, to sentence and chart: {time.perf_counter() - since:.1f} s"
                yield from _clicks(page, server, "overview: cluster filter not seen before", _new_filters())
                yield from _clicks(
                    page, server, "overview: cluster filter seen before", ["/?khoi=ward", "/?khoi=school"] * 15
                )
                for name, href in SCREENS.items():
                    yield from _clicks(page, server, f"overview to {name} and back", [href, "/"] * 15)
            memory = _process(server).memory_info().rss / 2**20
            yield f"- server memory afterwards: {memory:.0f} MiB"
        finally:
            server.stop()


def _new_filters() -> list[str]:
    clusters = ["ward", "commune", "agency", "enterprise", "school", "armed_forces"]
    pairs = [f"/?khoi={one}&khoi={other}" for one in clusters for other in clusters if one != other]
    return pairs[: CLICKS + WARM]


def _clicks(page: Page, server: Server, name: str, hrefs: list[str]) -> Iterator[str]:
    for href in hrefs[:WARM]:
        page.evaluate(_FOLLOW, href)
    times = []
    before = sum(_process(server).cpu_times()[:2])
    for href in hrefs[WARM:]:
        times.append(page.evaluate(_FOLLOW, href))
    processor = (sum(_process(server).cpu_times()[:2]) - before) / len(times) * 1000
    ordered = sorted(times)
    high = ordered[max(0, round(len(ordered) * 0.95) - 1)]
    yield (
        f"- {name} (n={len(times)}): repainted p50 {statistics.median(times):.0f} ms, p95 {high:.0f} ms; "
        f"server processor {processor:.0f} ms a click"
    )


def _process(server: Server) -> psutil.Process:
    found = [each for each in psutil.process_iter(["cmdline"]) if str(server.port) in (each.info["cmdline"] or [])]
    return found[0]
