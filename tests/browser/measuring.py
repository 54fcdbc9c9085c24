"""How a screen stands in its window: measured, not looked at."""

from __future__ import annotations

from playwright.sync_api import Page

_CUT = """() => [...document.querySelectorAll(
    ".qd h1, .qd h2, .qd p, .qd .note, .qd .sub, .qd td, .qd th, .qd .name a, .qd .value, .qd .unit, .qd .label," +
    ".qd-state, .qd-button, .qd-top a, .badge, .qd-fraction span, [data-testid=stPopover] button"
  )].filter((element) => element.getClientRects().length && getComputedStyle(element).display !== "inline"
    && getComputedStyle(element).position !== "absolute" && !element.closest("thead[style*=clip]")
    && element.clientWidth && element.scrollWidth > element.clientWidth + 1)
  .map((element) => `${element.className || element.tagName}: ${element.innerText}`)"""
_OUTSIDE = """() => [...document.querySelectorAll(".qd *")].filter((element) => {
    const box = element.getBoundingClientRect();
    const heard = getComputedStyle(element.closest("thead") ?? element).clipPath !== "none"; // not seen, only read out
    return box.width && box.right > innerWidth + 1 && element.checkVisibility({ visibilityProperty: true }) && !heard
      && !element.closest(".qd-choices, .qd-scroll, .qd-top nav");
  }).map((element) => element.className || element.tagName)"""


def wider_than_the_window(page: Page) -> dict[str, list[int]]:
    """Return what would have to be scrolled sideways: name to width wanted and width there is."""
    widths: dict[str, list[int]] = page.evaluate(
        """() => Object.fromEntries(
            [["page", document.documentElement], ["main", document.querySelector("[data-testid=stMain]")]]
              .map(([name, element]) => [name, [element.scrollWidth, element.clientWidth]]))"""
    )
    return {name: pair for name, pair in widths.items() if pair[0] > pair[1]}


def cut(page: Page) -> list[str]:
    """Return the texts of which a part cannot be seen."""
    found: list[str] = page.evaluate(_CUT)
    return found


def outside(page: Page) -> list[str]:
    """Return what stands beyond the right edge."""
    found: list[str] = page.evaluate(_OUTSIDE)
    return found


def bottom(page: Page, css: str) -> float:
    """Return where the first element of a kind ends, in pixels from the top of the window."""
    box = page.locator(css).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def assert_in_place(page: Page) -> None:
    """Hold that nothing is cut, nothing stands outside, and nothing scrolls sideways."""
    width = page.evaluate("innerWidth")
    assert wider_than_the_window(page) == {}, (page.url, width)
    assert outside(page) == [], (page.url, width)
    assert cut(page) == [], (page.url, width)
