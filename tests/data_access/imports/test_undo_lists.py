"""Every kind of list that sets up or changes a jurisdiction is taken back as wholly as a report."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import Engine

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.batches import get_batch
from data_access.ingest.imports.begin_jurisdiction import begin_jurisdiction
from data_access.ingest.imports.history import changes_of
from data_access.ingest.imports.take import Taken, take
from data_access.ingest.imports.undo import undo
from data_access.ingest.preview import Asked, Outcome
from tests.data_access.imports.digests import in_force
from tests.data_access.imports.plain_files import TODAY
from tests.data_access.tree import START
from tests.examples import SERVER_SELDOM

UNITS = "code,name,kind,valid_from\nDB01,Đảng bộ Một,base_committee,2020-01-01\nDB02,Đảng bộ Hai,base_committee,\n"
NEW_UNIT = "code,name,kind,valid_from\nDB03,Đảng bộ Ba,base_committee,2026-07-01\n"
FILES = {
    "don-vi": UNITS,
    "chi-tieu": "code,year,amount\nroot,2026,60\nDB01,2026,40\nDB02,2026,20\n",
    "muc-tieu": "code,category,first_year,last_year,shape,low\nroot,student,2026,2030,minimum_share,25%\n",
    "dang-vien": "code,year,members\nDB01,2025,900\nDB02,2025,450\n",
    "ke-hoach": "code,year,due_on,received_on\nDB01,2026,2026-02-15,2026-02-10\nDB02,2026,2026-02-15,\n",
    "nhip": "name,month,share\n" + "".join(f"Nhịp năm,{month},{month / 12:.3f}\n" for month in range(1, 13)),
    "thiet-lap": "setting,value,effective_on\nsmall_quota,4,2026-06-01\nplan_due,15/02,2026-01-01\n",
    "so-ket-nap": "date,code,admitted,women\n2026-03-05,DB01,7,3\n2026-05-19,DB01,4,\n",
    "chi-tieu-sua": "code,year,amount\nroot,2026,65\nDB01,2026,45\n",
    "nhip-moi": "name,month,share,effective_on\n"
    + "".join(f"Nhịp mới,{month},{month / 12:.3f},2026-07-01\n" for month in range(1, 13)),
    "ten-moi": UNITS.replace("Đảng bộ Hai", "Đảng bộ Phường Hai"),
    "don-vi-moi": NEW_UNIT,
    "ke-tuc": "predecessor,successor,effective_on,extent\nDB02,DB03,2026-07-01,partial\n",
}


@pytest.fixture
def root(engine: Engine) -> int:
    with write_transaction(engine) as connection:
        return begin_jurisdiction(connection, "root", "Huyện ủy Vĩnh Sơn", "district_committee", START)


def bring(engine: Engine, root: int, name: str) -> Taken:
    return take(engine, FILES[name].encode(), f"{name}.csv", Asked(root, TODAY, confirmed=True), "a")


@pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)
def test_lists_are_taken_back_the_newest_first_or_in_any_order(engine: Engine, root: int):
    states, batches = [in_force(engine)], []
    for name in FILES:
        taken = bring(engine, root, name)
        assert taken.outcome is Outcome.IMPORTED, (name, taken.messages)
        batches.append(taken.batch_id)
        states.append(in_force(engine))
        with read_transaction(engine) as connection:
            assert changes_of(connection, get_batch(connection, taken.batch_id)), name
    for batch, before in zip(reversed(batches), reversed(states[:-1]), strict=True):
        undo(engine, batch, "a")
        assert in_force(engine) == before
    batches = [bring(engine, root, name).batch_id for name in FILES]
    assert in_force(engine) == states[-1]
    lists, organizations = [*batches[1:10], batches[12]], [batches[11], batches[10], batches[0]]
    random.shuffle(lists)
    for batch in (*lists, *organizations):  # organisations last: while facts need them, they stay
        undo(engine, batch, "a")
    assert in_force(engine) == states[0]
