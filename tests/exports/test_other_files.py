"""Export links that bring a template or the file of an import as it came."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import load_workbook
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports.other_files import imported_token, is_other_file, template_token
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.batches import record_batch
from data_access.ingest.preview import Outcome, Preview
from data_access.queries.get_jurisdictions import get_jurisdictions
from tests.data_access.tree import at
from tests.exports.test_route import engine_of_the_process, events, get  # noqa: F401


def test_a_template_is_filled_for_the_committee_and_the_month(engine_of_the_process: Engine):  # noqa: F811
    token = template_token("report", date(2024, 6, 1), Address(jurisdiction="thanh-hoa"))
    answer = get(f"/export/{token}")
    assert answer.status_code == 200
    assert "Mau_BaoCaoThang_ThanhHoa_2024-06.xlsx" in answer.headers["content-disposition"]
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert "Đảng bộ phường Cẩm Giang" in {cell.value for row in sheet.iter_rows() for cell in row}
    assert events(engine_of_the_process) == [("download", "template-report 2024-06", "thanh-hoa")]


def test_the_file_of_an_import_comes_back_byte_by_byte_to_its_committee_only(engine_of_the_process: Engine):  # noqa: F811
    content = b"PK what somebody sent"
    with write_transaction(engine_of_the_process) as connection:
        roots = get_jurisdictions(connection, "local").set_index("code")["id"]
        number = record_batch(
            connection,
            int(roots["thanh-hoa"]),
            Preview("report", ()),
            Outcome.IMPORTED,
            file_name='Báo cáo "tháng 6".xlsx',
            sha256="0" * 64,
            content=content,
            by="Văn phòng",
            at=at(0),
        )
    answer = get(f"/export/{imported_token(number, Address(jurisdiction='thanh-hoa'))}")
    assert (answer.status_code, answer.content) == (200, content)
    said = answer.headers["content-disposition"]
    assert 'filename="B_o c_o _th_ng 6_.xlsx"' in said
    assert "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22th%C3%A1ng%206%22.xlsx" in said
    assert get(f"/export/{imported_token(number, Address(jurisdiction='hau-giang'))}").status_code == 404
    assert get(f"/export/{imported_token(number + 1, Address(jurisdiction='thanh-hoa'))}").status_code == 404


def test_only_known_kinds_months_and_numbers_are_files():
    assert is_other_file("template-quotas", "2026-06")
    for view, detail in (
        ("template-quotas", "2026-13"),
        ("template-nothing", "2026-06"),
        ("imported-file", "x"),
        ("", "1"),
    ):
        assert not is_other_file(view, detail)


def test_a_committee_that_is_not_there_has_no_files(engine_of_the_process: Engine):  # noqa: F811
    token = template_token("report", date(2024, 6, 1), Address(jurisdiction="nowhere"))
    assert get(f"/export/{token}").status_code == 404
    with read_transaction(engine_of_the_process):
        assert events(engine_of_the_process) == []
