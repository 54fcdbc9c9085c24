"""The command as a stranger types it: every paper in every format, and copied addresses, are equal on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from sqlalchemy import URL

from dashboard.address import Address
from dashboard.cli import main
from dashboard.exports import making
from dashboard.exports.formats import FORMATS, SIZES, VARIANTS, WRITERS
from dashboard.freezing import freeze
from data_access.engine import create_database_engine
from tests.conftest import Templates, _fill_with_sample
from tests.exports.conftest import NOON

pytestmark = pytest.mark.exhaustive
MAY = ("--jurisdiction", "thanh-hoa", "--as-of", "2024-05-31")
WARDS = (*MAY, "--cluster", "ward")
PLACE = "dang_bo=thanh-hoa&nam=2024&den_ngay=2024-05-31"
LINKS = {
    "overview": f"/?{PLACE}&khoi=ward",
    "lagging": f"/cham-tien-do?{PLACE}&trang_thai=zero&khoi=ward&tim=t%C3%A2n",
    "progress": f"/tien-do?{PLACE}&nhom=cluster&xep=percent",
    "shares": f"/co-cau?{PLACE}&khoi=school",
    "trends": f"/theo-thoi-gian?{PLACE}",
    "reports": f"/bao-cao?{PLACE}&tim=t%C3%A2n",
    "organization": f"/don-vi?{PLACE}&don_vi=th-phuong-tan-an",
    "english": f"/cham-tien-do?{PLACE}&ngon_ngu=en",
    "pinned": "/tien-do?chot=1",
    "since": f"/?{PLACE}&so_voi=1",
}


class Noon(datetime):
    """The moment of every export."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Noon:
        return cls.fromtimestamp(NOON.timestamp(), tz)


@pytest.fixture(scope="module")
def databases(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[URL, ...]]:
    """The sample on both engines, with the figures of 31 January agreed upon."""
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("engines")
        urls = [stack.enter_context(templates.copy(one, _fill_with_sample, folder)) for one in ("sqlite", "postgresql")]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("data_access.ingest.record_snapshot.next_moment", lambda connection: NOON)
            for url in urls:
                engine = create_database_engine(url)
                day = Address(jurisdiction="thanh-hoa", day=datetime(2024, 1, 31).date())
                assert freeze(engine, day, "Họp tháng", "Văn phòng").number == 1
                engine.dispose()
        yield tuple(urls)


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "datetime", Noon)


def made(url: URL, folder: Path, *words: str) -> bytes:
    """The one file that a command writes."""
    folder.mkdir()
    address = url.render_as_string(hide_password=False)
    assert main(["export", *words, "--out", f"{folder}/", "--database", address]) == 0
    (file,) = folder.iterdir()
    return file.read_bytes()


def asked(format: str) -> tuple[str, ...]:
    """How the command asks for a format that comes in several."""
    if format == "csv-plain":
        return "--format", "csv", "--plain"
    if format in VARIANTS:
        name, size = next(pair for pair, one in SIZES.items() if one == format)
        return "--format", name, "--size", size
    return "--format", format


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("view", WRITERS)
def test_every_paper_in_every_format_is_the_same_file(
    databases: tuple[URL, ...], tmp_path: Path, view: str, format: str, capsys: pytest.CaptureFixture[str]
):
    filters = ("--organization", "th-phuong-tan-an", *MAY) if view == "organization" else WARDS
    words = (view, *filters, *asked(format))
    if format not in WRITERS[view]:
        for url in databases:
            assert main(["export", *words, "--database", url.render_as_string(hide_password=False)]) == 2
            assert "có các định dạng: xlsx, docx" in capsys.readouterr().err
        return
    one, other = (made(url, tmp_path / str(n), *words) for n, url in enumerate(databases))
    assert one == other


@pytest.mark.parametrize("format", ["xlsx", "csv", "docx", "html"])
@pytest.mark.parametrize("screen", LINKS)
def test_a_copied_address_gives_the_same_file(databases: tuple[URL, ...], tmp_path: Path, screen: str, format: str):
    link = f"https://may-chu:8501{LINKS[screen]}"
    files = [made(url, tmp_path / str(n), "--link", link, "--format", format) for n, url in enumerate(databases)]
    assert files[0] == files[1]
    if format == "html":
        page = files[0].decode()
        assert ("31/01/2024" if screen == "pinned" else "31 May 2024" if screen == "english" else "31/05/2024") in page
        assert screen not in ("overview", "lagging") or "Phường" in page


def test_overview_comes_in_every_document_format():
    assert {"xlsx", "csv", "docx", "pptx", "pdf", "html", "png", "svg"} <= set(WRITERS["overview"])
