"""Gói gửi cơ sở: each organisation gets a workbook of its own position, and nothing of anybody else's."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports import base_pack, pack_jobs
from dashboard.exports.base_pack import Pack, read_pack, write_pack
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.token import make_token
from data_access.engine import create_database_engine, read_transaction
from tests.exports.conftest import NOON, texts
from tests.exports.test_route import engine_of_the_process, events, get

__all__ = ["engine_of_the_process"]
WARDS_AT_ZERO = Address(jurisdiction="thanh-hoa").with_(clusters=("ward",), choice="zero")


def pack_of(engine: Engine, view: str, address: Address, first: int | None = None) -> tuple[Pack, dict[str, bytes]]:
    """The pack and its files; only the first few where all would take long."""
    packed = io.BytesIO()
    with read_transaction(engine) as connection:
        pack = read_pack(connection, view, address, NOON)
        made = Pack(pack.stem, pack.codes[:first], pack.address, pack.jurisdiction_id)
        write_pack(connection, made, NOON, packed, lambda done, of: None)
    with zipfile.ZipFile(packed) as files:
        return pack, {name: files.read(name) for name in files.namelist()}


@pytest.fixture
def engine(sample_for_reading) -> Iterator[Engine]:  # type: ignore[no-untyped-def]
    engine = create_database_engine(sample_for_reading)
    yield engine
    engine.dispose()


def test_there_is_one_file_for_each_organisation_of_the_list(engine: Engine):
    pack, files = pack_of(engine, "organization", WARDS_AT_ZERO, first=3)
    assert len(pack.codes) == 8
    assert list(files) == [f"KetNap_DonVi_{code}_2024-05-31.xlsx" for code in pack.codes[:3]]
    assert pack.stem == "KetNap_GoiCoSo_ThanhHoa_2024-05-31"


def test_no_file_names_another_organisation(engine: Engine):
    with read_transaction(engine) as connection:
        everybody = {
            row.code: row.cells[1].value
            for row in base_pack.read_document(connection, "progress", Address(jurisdiction="thanh-hoa"), NOON)
            .parts[0]
            .tables[0]
            .rows
        }
    assert len(everybody) == 108
    pack, files = pack_of(engine, "organization", WARDS_AT_ZERO, first=3)
    for code, content in zip(pack.codes[:3], files.values(), strict=True):
        book = load_workbook(io.BytesIO(content), data_only=True)
        del book["Ghi chú"]  # its definitions have examples
        said = "\n".join(texts(book))
        assert str(everybody[code]).casefold() in said.casefold()
        others = [str(name) for other, name in everybody.items() if other != code]
        assert [name for name in others if name in said and name not in str(everybody[code])] == []
        counted = {value for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row}
        assert counted.isdisjoint({289, 817, "289", "817"})  # of all together
        assert "289/817" not in said


def test_all_of_the_jurisdiction_are_packed_without_filters(engine: Engine):
    pack, files = pack_of(engine, "organization", Address(jurisdiction="thanh-hoa"), first=2)
    assert len(pack.codes) == len(set(pack.codes)) == 108
    assert len(files) == 2


def test_the_search_of_a_list_narrows_its_pack(engine: Engine):
    pack, _ = pack_of(engine, "progress", Address(jurisdiction="thanh-hoa").with_(search="cam giang"), first=1)
    assert set(pack.codes) == {code for code in pack.codes if "cam-giang" in code}
    assert 1 < len(pack.codes) < 10


def test_a_list_of_nobody_is_an_empty_pack(engine: Engine):
    pack, files = pack_of(engine, "lagging", Address(jurisdiction="thanh-hoa").with_(search="không có"))
    assert (pack.codes, files) == ((), {})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pack_jobs, "packs_folder", lambda: tmp_path / "packs")
    return tmp_path / "packs"


def wait_for_packs() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("pack-"):
            thread.join(60)


def test_a_pack_goes_on_while_nobody_looks_and_is_found_again(engine_of_the_process: Engine, folder: Path):
    link = f"/export/{make_token('lagging.zip', WARDS_AT_ZERO)}"
    begun = get(link)
    assert "0/8 tệp" in begun.text or "/8 tệp" in begun.text
    assert 'http-equiv="refresh"' in begun.text
    wait_for_packs()
    finished = get(link)
    assert "đã xong: 8 tệp" in finished.text
    assert events(engine_of_the_process) == []  # nothing went out yet
    file: httpx.Response = get(f"{link}?tai=1")
    assert file.headers["content-type"] == "application/zip"
    assert "KetNap_GoiCoSo_ThanhHoa_2024-05-31.zip" in file.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(file.content)) as files:
        assert len(files.namelist()) == 8
    ((action, details, code),) = events(engine_of_the_process)
    assert (action, code) == ("export", "thanh-hoa")
    assert details.startswith("lagging zip ?dang_bo=thanh-hoa")
    assert [file.suffix for file in folder.iterdir()] == [".zip"]


def test_a_pack_that_failed_says_so_once_and_is_tried_again(
    engine_of_the_process: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_arguments: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(pack_jobs, "write_pack", fail)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    link = f"/export/{make_token('lagging.zip', WARDS_AT_ZERO)}"
    get(link)
    wait_for_packs()
    answer = get(link)
    assert answer.status_code == 500
    assert "Chưa làm được gói gửi cơ sở" in answer.text
    monkeypatch.undo()
    monkeypatch.setattr(pack_jobs, "packs_folder", lambda: folder)
    assert list(folder.iterdir()) == []


def test_who_asks_meanwhile_does_not_start_it_twice(
    engine_of_the_process: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    go_on, begun = threading.Event(), []

    def slow(_connection: object, pack: Pack, _now: object, out: io.BytesIO, told: base_pack.Told) -> None:
        begun.append(pack)
        told(3, 8)
        go_on.wait(30)
        out.write(b"PK")

    monkeypatch.setattr(pack_jobs, "write_pack", slow)
    first = pack_jobs.find_or_start(engine_of_the_process, "lagging", WARDS_AT_ZERO)
    while not begun:
        pass
    again = pack_jobs.find_or_start(engine_of_the_process, "lagging", WARDS_AT_ZERO)
    go_on.set()
    wait_for_packs()
    assert (first.file, again.file, len(begun)) == (None, None, 1)
    assert pack_jobs.find_or_start(engine_of_the_process, "lagging", WARDS_AT_ZERO).file is not None


def test_a_workbook_of_a_pack_is_the_sheet_of_its_organisation_read_alone(engine: Engine):
    """Who stands above is read once for all of a pack, also above cells of one of them."""
    codes = (
        "th-bv-da-khoa-hong-phuc-cb1",
        "th-bv-da-khoa-hong-phuc",
        "th-bv-da-khoa-hong-phuc-cb9",
        "th-phuong-tan-an",
    )
    packed = io.BytesIO()
    with read_transaction(engine) as connection:
        listed = read_pack(connection, "progress", Address(jurisdiction="thanh-hoa").with_(search="tan an"), NOON)
        pack = Pack(listed.stem, codes, listed.address, listed.jurisdiction_id)
        write_pack(connection, pack, NOON, packed, lambda done, of: None)
        whole = pack.address.with_(search="")
        alone = {
            f"{document.stem}.xlsx": write_workbook(document)
            for code in codes
            for document in [base_pack.read_document(connection, "organization", whole.with_(organization=code), NOON)]
        }
    with zipfile.ZipFile(packed) as files:
        assert {name: files.read(name) for name in files.namelist()} == alone
