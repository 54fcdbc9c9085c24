"""Which paper shows what a page shows, and what a copied address of the app asks for."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from dashboard.address import Address, Problem, read_address
from dashboard.domain.selection import Filters
from dashboard.exports.figures import LAGGING, ORGANIZATION_SHEET, OVERVIEW, PROGRESS, REPORTS, SHARES, TRENDS

PAPERS: Mapping[str, str] = {
    "/": OVERVIEW,
    "/tien-do": PROGRESS,
    "/cham-tien-do": LAGGING,
    "/co-cau": SHARES,
    "/theo-thoi-gian": TRENDS,
    "/bao-cao": REPORTS,
    "/don-vi": ORGANIZATION_SHEET,
}
"""The paper of each page, by the path in its address."""
_SEARCHED = (PROGRESS, LAGGING, SHARES, REPORTS)


def narrowed_to(page_paper: str, address: Address) -> Address:
    """Return what a page really shows: filters that it does not have narrow its papers neither."""
    address = address.with_(source="")
    if page_paper != LAGGING:
        address = address.with_(choice=Filters.choice)
    if page_paper not in _SEARCHED:
        address = address.with_(search="")
    return address if page_paper == ORGANIZATION_SHEET else address.with_(organization="")


def read_link(link: str) -> tuple[str, Address, tuple[Problem, ...]]:
    """Return paper and address of a copied address, and what in it cannot be read.

    The paper is empty for a path that no paper shows. Where the app answers (host and port) does not matter.
    """
    parts = urlsplit(link.strip())
    paper = PAPERS.get(parts.path.rstrip("/") or "/", "")
    address, problems = read_address(parse_qs(parts.query))
    return paper, narrowed_to(paper, address), problems
