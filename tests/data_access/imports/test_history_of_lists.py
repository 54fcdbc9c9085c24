"""What lists of settings and curves changed, told from the versions they left."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.batches import get_batch
from data_access.ingest.imports.begin_jurisdiction import begin_jurisdiction
from data_access.ingest.imports.history import changes_of
from data_access.ingest.imports.take import take
from data_access.ingest.preview import NOTE, Asked
from tests.data_access.imports.plain_files import TODAY
from tests.data_access.tree import START

SETTINGS = "setting,value,effective_on\nsmall_quota,{value},2026-06-01\n"
CURVE = "name,month,share\n" + "".join(f"Nhịp năm,{month},{month / 12:.3f}\n" for month in range(1, 13))


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_settings_and_curves_tell_their_day_their_values_and_why(engine: Engine):
    with write_transaction(engine) as connection:
        root = begin_jurisdiction(connection, "root", "Huyện ủy Vĩnh Sơn", "district_committee", START)

    def brought(text: str) -> int:
        asked = Asked(root, TODAY, confirmed=True, answers={NOTE: "Kết luận số 5"})
        number = take(engine, text.encode(), "a.csv", asked, "Văn phòng").batch_id
        assert number is not None
        return number

    numbers = [brought(text) for text in (SETTINGS.format(value=4), SETTINGS.format(value=5), CURVE)]
    with read_transaction(engine) as connection:
        batches = [batch for number in numbers if (batch := get_batch(connection, number)) is not None]
        first, second, curve = (changes_of(connection, batch) for batch in batches)
    assert [batch.note for batch in batches] == ["Kết luận số 5"] * 3
    assert [(one.period, one.field, one.before, one.after) for one in first] == [
        ("2026-06-01", "small_quota", None, "4")
    ]
    assert [(one.before, one.after) for one in second] == [("4", "5")]
    assert {one.period for one in curve} == {""}
