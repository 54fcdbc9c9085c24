"""/export/{token}: the file with its audit row, or a small page that says what to do."""

from __future__ import annotations

import io
from collections.abc import Iterator

import anyio
import httpx
import pytest
from itsdangerous.timed import TimestampSigner
from openpyxl import load_workbook
from sqlalchemy import URL, Connection, Engine, select
from starlette.applications import Starlette
from starlette.routing import Route

from dashboard import readiness
from dashboard.address import Address
from dashboard.database import get_engine
from dashboard.exports import making, route
from dashboard.exports.excel.workbook import MEDIA_TYPE
from dashboard.exports.pdf import paper
from dashboard.exports.token import make_token
from data_access.engine import read_transaction
from data_access.schema import audit_event, organization
from tests.exports.conftest import table

UNIT = "th-phuong-cam-giang"


@pytest.fixture
def engine_of_the_process(sqlite_sample_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("DATABASE_URL", sqlite_sample_url.render_as_string(hide_password=False))
    get_engine.cache_clear()
    engine = get_engine()
    yield engine
    readiness.forget(engine)
    get_engine.cache_clear()


def get(path: str) -> httpx.Response:
    """Ask the route alone, without a server."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=[Route("/export/{token}", route.answer)]))
        async with httpx.AsyncClient(transport=transport, base_url="http://office") as client:
            return await client.get(path)

    return anyio.run(ask)


def events(engine: Engine) -> list[tuple[str, str, str | None]]:
    statement = select(audit_event.c.action, audit_event.c.details, organization.c.code).join(
        organization,
        (organization.c.id == audit_event.c.organization_id) & organization.c.superseded_at.is_(None),
    )
    with read_transaction(engine) as connection:
        return [(row.action, row.details, row.code) for row in connection.execute(statement)]


def test_a_download_is_a_file_and_an_audit_row(engine_of_the_process: Engine) -> None:
    address = Address().with_(clusters=("ward",), choice="zero", search="giang")
    answer = get(f"/export/{make_token('lagging.xlsx', address)}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.headers["cache-control"] == "no-store"
    name = "KetNap_ChamTienDo_ThanhHoa_2024-05-31.xlsx"
    assert answer.headers["content-disposition"] == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    assert table(load_workbook(io.BytesIO(answer.content)).worksheets[0])
    [(action, details, code)] = events(engine_of_the_process)
    assert (action, code) == ("export", "thanh-hoa")
    query = "?dang_bo=thanh-hoa&nam=2024&den_ngay=2024-05-31&khoi=ward&trang_thai=zero&tim=giang"
    assert details == f"lagging xlsx {query}"


@pytest.mark.parametrize("export", ["annex-01", "annex-02", "lagging", "organization", "trends"])
def test_every_export_can_be_downloaded_in_english(engine_of_the_process: Engine, export: str) -> None:
    address = Address(language="en", organization=UNIT)
    answer = get(f"/export/{make_token(f'{export}.xlsx', address)}")
    assert answer.status_code == 200
    assert load_workbook(io.BytesIO(answer.content)).worksheets


def test_nothing_leaves_without_its_audit_row(engine_of_the_process: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_connection: Connection, *_: object) -> None:
        raise route.SQLAlchemyError("disk full")

    monkeypatch.setattr(making, "record_audit", refuse)
    answer = get(f"/export/{make_token('annex-02.xlsx', Address())}")
    assert answer.status_code == 503
    assert "content-disposition" not in answer.headers


def test_an_expired_link_says_what_to_do(engine_of_the_process: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as past:
        past.setattr(TimestampSigner, "get_timestamp", lambda _signer: 1_717_000_000)
        made = make_token("annex-02.xlsx", Address())
    answer = get(f"/export/{made}")
    assert answer.status_code == 410
    assert "đã hết hạn" in answer.text
    assert "has expired" in answer.text


def test_a_forged_link_is_refused(engine_of_the_process: Engine) -> None:
    made = make_token("annex-02.xlsx", Address())
    middle = len(made) // 2  # the last letter of base64 carries spare bits: changing it may change nothing
    other = "A" if made[middle] != "A" else "B"
    for forged in (made[:middle] + other + made[middle + 1 :], "nonsense", "<script>alert(1)</script>"):
        answer = get(f"/export/{forged}")
        assert answer.status_code in (403, 404)  # 404: a slash in it is another path
        assert "<script" not in answer.text
    assert get(f"/export/{make_token('secrets.xlsx', Address())}").status_code == 403
    assert events(engine_of_the_process) == []


@pytest.mark.parametrize(
    "address",
    [
        Address(jurisdiction="nowhere"),
        Address(year=1999),
        Address(organization="nobody"),
        Address().with_(clusters=("moon",)),
    ],
)
def test_what_no_longer_stands_is_not_found(engine_of_the_process: Engine, address: Address) -> None:
    answer = get(f"/export/{make_token('annex-01.xlsx', address)}")
    assert answer.status_code == 404
    assert "Không có số liệu" in answer.text


def test_values_of_the_address_are_escaped(engine_of_the_process: Engine) -> None:
    address = Address(jurisdiction='"><script>x</script>')
    assert "<script" not in get(f"/export/{make_token('annex-01.xlsx', address)}").text


def test_an_absent_database_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    file = f"{tmp_path}/none.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    get_engine.cache_clear()
    answer = get(f"/export/{make_token('annex-01.xlsx', Address(language='en'))}")
    get_engine.cache_clear()
    assert answer.status_code == 503
    assert "There is no database file yet." in answer.text
    assert file not in answer.text


def test_an_unusable_database_address_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://office:hush@server/quota")
    get_engine.cache_clear()
    answer = get(f"/export/{make_token('annex-01.xlsx', Address())}")
    assert answer.status_code == 503
    assert "hush" not in answer.text


@pytest.mark.usefixtures("engine_of_the_process")
def test_pages_that_could_not_be_set_are_said_with_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "_SECONDS", 0.001)
    answer = get(f"/export/{make_token('annex-02.pdf', Address())}")
    assert answer.status_code == 500
    assert "chọn định dạng khác" in answer.text
