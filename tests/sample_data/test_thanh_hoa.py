"""The sample of Thành ủy Thanh Hóa holds the figures of the letter of May 2024 and every hard case promised."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine, text

from data_access.engine import create_database_engine, database_url
from data_access.migrate import migrate
from data_access.schema import metadata
from sample_data import thanh_hoa
from sample_data.builder import fill
from sample_data.common import share_out

CATEGORIES = {
    "all",
    "women",
    "youth_union",
    "pupil",
    "university_student",
    "student",
    "enterprise",
    "non_state_enterprise",
    "religious",
    "ethnic_minority",
}
AFTER_ALL = "2024-07-01"
DIRECT = "SELECT * FROM organization WHERE parent_id = (SELECT id FROM organization WHERE code = 'thanh-hoa')"
IN_FORCE = "WITH organization AS (SELECT * FROM main.organization WHERE superseded_at IS NULL) "
# Every organisation with the direct one it counts for: itself, or the one whose cell it is.
COUNTS_FOR = f"""
SELECT o.id AS reporter, d.id AS direct, d.code, d.kind, d.cluster
FROM organization o JOIN ({DIRECT}) d ON d.id = o.id OR d.id = o.parent_id
"""
QUOTA_2024 = """
SELECT organization_id, amount FROM quota q WHERE year = 2024 AND effective_on = (
    SELECT max(effective_on) FROM quota r WHERE r.organization_id = q.organization_id AND r.year = 2024)
"""


def make(file: Path) -> Engine:
    url = database_url(f"sqlite:///{file}")
    engine = create_database_engine(url)
    migrate(engine)
    assert fill(engine, [thanh_hoa]) is True
    return engine


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = make(tmp_path_factory.mktemp("thanh_hoa") / "sample.sqlite3")
    yield engine
    engine.dispose()


def ask(engine: Engine, statement: str, **values: Any) -> pd.DataFrame:
    """Ask about the organisations as they are known in the end: each has a version before its last day was known."""
    with engine.connect() as connection:
        result = connection.execute(text(IN_FORCE + statement), values)
        return pd.DataFrame(result.fetchall(), columns=list(result.keys()))


def one(engine: Engine, statement: str, **values: Any) -> Any:
    return ask(engine, statement, **values).iloc[0, 0]


def admitted(engine: Engine, first: str, last: str, known_at: str = AFTER_ALL) -> int:
    return int(
        one(
            engine,
            "SELECT sum(amount) FROM admission WHERE category_code = 'all' AND admitted_on BETWEEN :first AND :last"
            " AND recorded_at <= :known_at AND (superseded_at IS NULL OR superseded_at > :known_at)",
            first=first,
            last=last,
            known_at=known_at,
        )
    )


def standing(engine: Engine) -> pd.DataFrame:
    """Quota, admissions, last reported pool and history of the direct organisations on 31/05/2024."""
    frame = ask(engine, f"SELECT id AS direct, code, kind, cluster, name FROM ({DIRECT}) d").set_index("direct")
    quota = ask(engine, QUOTA_2024).set_index("organization_id")["amount"]
    frame["quota"] = quota.reindex(frame.index)
    for year in (2022, 2023, 2024):
        counted = ask(
            engine,
            f"SELECT c.direct, sum(a.amount) AS n FROM ({COUNTS_FOR}) c JOIN admission a"
            " ON a.organization_id = c.reporter AND a.category_code = 'all' AND a.superseded_at IS NULL"
            " AND a.admitted_on BETWEEN :first AND :last GROUP BY c.direct",
            first=f"{year}-01-01",
            last=f"{year}-12-31",
        ).set_index("direct")["n"]
        frame[f"admitted_{year}"] = counted.reindex(frame.index).fillna(0).astype(int)
    reported = ask(
        engine,
        f"SELECT c.direct, count(*) AS reports, max(r.month) AS last_month FROM ({COUNTS_FOR}) c JOIN report r"
        " ON r.organization_id = c.reporter AND r.superseded_at IS NULL AND r.month >= '2024-01-01' GROUP BY c.direct",
    ).set_index("direct")
    frame = frame.join(reported)
    said = ask(
        engine,
        f"SELECT c.direct, sum(r.pool) AS pool, sum(r.files_pending) AS files FROM ({COUNTS_FOR}) c JOIN report r"
        " ON r.organization_id = c.reporter AND r.superseded_at IS NULL AND r.month = '2024-05-01' GROUP BY c.direct",
    ).set_index("direct")
    return frame.join(said).astype({"pool": float, "files": float})


def at_zero(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["quota"] > 0) & frame["reports"].notna() & (frame["admitted_2024"] == 0)]


def test_there_are_108_direct_organisations_63_committees_and_45_cells(sample: Engine) -> None:
    frame = ask(sample, DIRECT)
    assert len(frame) == 108
    assert frame["kind"].value_counts().to_dict() == {"base_committee": 63, "base_cell": 45}
    assert frame["cluster"].value_counts().to_dict() == {
        "ward": 30,
        "enterprise": 28,
        "agency": 26,
        "school": 16,
        "commune": 4,
        "armed_forces": 4,
    }
    assert list(frame.sort_values("display_order")["cluster"].unique()) == [
        "ward",
        "commune",
        "agency",
        "enterprise",
        "school",
        "armed_forces",
    ]
    assert (pd.to_datetime(frame["valid_from"]) < "2020-01-01").all()
    assert frame["leader_in_charge"].notna().all()
    committees = frame["kind"] == "base_committee"
    assert frame.loc[committees, "name"].str.startswith("Đảng bộ ").all()
    assert frame.loc[~committees, "name"].str.startswith("Chi bộ ").all()


def test_codes_and_names_are_unique_and_clean(sample: Engine) -> None:
    frame = ask(sample, "SELECT code, name, short_name, kind, illustrative FROM organization")
    assert frame["code"].is_unique
    assert frame["name"].is_unique
    assert frame["code"].str.fullmatch(r"thanh-hoa|th-[a-z0-9]+(-[a-z0-9]+)*").all()
    assert all(unicodedata.is_normalized("NFC", name) for name in [*frame["name"], *frame["short_name"]])
    assert frame["illustrative"].all()
    assert frame["name"].str.len().max() >= 90
    assert frame["name"].str.fullmatch(r"(Đảng bộ|Chi bộ) Đ.*").any()
    assert {"Chi bộ Doanh nghiệp số 2", "Chi bộ Doanh nghiệp số 10"} <= set(frame["name"])


@pytest.mark.parametrize(
    ("one_name", "other_name"),
    [
        ("Đảng bộ phường Cẩm Giang", "Đảng bộ phường Cẩm Giàng"),
        ("Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân"),
    ],
)
def test_hard_pairs_fall_together_without_marks(sample: Engine, one_name: str, other_name: str) -> None:
    assert {one_name, other_name} <= set(ask(sample, DIRECT)["name"])
    assert without_marks(one_name) == without_marks(other_name)


def without_marks(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_three_committees_report_by_their_cells(sample: Engine) -> None:
    cells = ask(
        sample,
        "SELECT p.code, count(*) AS cells FROM organization c JOIN organization p ON p.id = c.parent_id"
        " WHERE c.kind = 'cell' GROUP BY p.code",
    ).set_index("code")["cells"]
    assert len(cells) == 3
    assert cells.between(2, 4).all()
    reporting = set(
        ask(sample, "SELECT DISTINCT code FROM organization o JOIN report r ON r.organization_id = o.id")["code"]
    )
    assert not reporting & set(cells.index)
    assert len(reporting) == 105 + cells.sum()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-01-22", 817),
        ("2024-04-09", 817),
        ("2024-04-10", 817),
        ("2023-12-31", 707),
        ("2022-12-31", 668),
        ("2021-12-31", 640),
    ],
)
def test_quotas_of_the_children_add_up_to_the_root(sample: Engine, day: str, expected: int) -> None:
    effective = (
        "SELECT sum(amount) FROM quota q WHERE year = :year AND effective_on = (SELECT max(effective_on) FROM quota r"
        " WHERE r.organization_id = q.organization_id AND r.year = :year AND r.effective_on <= :day)"
    )
    values = {"year": int(day[:4]), "day": day}
    root = "(SELECT id FROM organization WHERE code = 'thanh-hoa')"
    assert one(sample, f"{effective} AND organization_id = {root}", **values) == expected
    assert one(sample, f"{effective} AND organization_id <> {root}", **values) == expected


def test_two_quotas_were_revised_in_spring(sample: Engine) -> None:
    changed = ask(
        sample,
        "SELECT b.amount - a.amount AS change, d.kind, d.number FROM quota a JOIN quota b"
        " ON b.organization_id = a.organization_id AND b.year = a.year AND b.effective_on > a.effective_on"
        " JOIN document d ON d.id = b.document_id",
    )
    assert sorted(changed["change"]) == [-2, 2]
    assert set(changed["kind"]) == {"Thông báo"}
    assert changed["number"].isna().all()
    plan = ask(sample, "SELECT issuer, issued_on FROM document WHERE number = '201-KH/TU' AND kind = 'Kế hoạch'")
    assert plan.to_numpy().tolist() == [["Ban Thường vụ Thành ủy Thanh Hóa", "2024-01-22"]]


def test_one_quota_is_zero_one_is_not_assigned_and_some_are_small(sample: Engine) -> None:
    quota = standing(sample)["quota"]
    assert (quota == 0).sum() == 1
    assert quota.isna().sum() == 1
    assert not one(sample, "SELECT assigned FROM quota WHERE amount IS NULL")
    assert all((quota == small).sum() >= 3 for small in (1, 2, 3))
    assert quota.max() == 25


@pytest.mark.parametrize(("year", "total"), [(2021, 628), (2022, 671), (2023, 812)])
def test_earlier_years_have_their_totals_and_shape(sample: Engine, year: int, total: int) -> None:
    assert admitted(sample, f"{year}-01-01", f"{year}-12-31") == total
    assert 0.33 <= admitted(sample, f"{year}-01-01", f"{year}-05-31") / total <= 0.37
    assert 0.41 <= admitted(sample, f"{year}-01-01", f"{year}-06-30") / total <= 0.43
    reports = one(
        sample,
        "SELECT count(*) FROM report WHERE month BETWEEN :first AND :last",
        first=f"{year}-01-01",
        last=f"{year}-12-31",
    )
    assert reports == 12 * (105 + 9)


def test_735_were_admitted_by_the_end_of_october_2023(sample: Engine) -> None:
    assert admitted(sample, "2023-01-01", "2023-10-31") == 735


def test_289_were_admitted_by_the_end_of_may_2024(sample: Engine) -> None:
    assert admitted(sample, "2024-01-01", "2024-05-31") == 289
    by_month = [admitted(sample, f"2024-{month:02d}-01", f"2024-{month:02d}-31") for month in range(1, 6)]
    assert by_month == [31, 53, 54, 67, 84]
    assert standing(sample)["admitted_2024"].sum() == 289


def test_50_organisations_are_at_zero(sample: Engine) -> None:
    zero = at_zero(standing(sample))
    assert len(zero) == 50
    assert (zero["pool"] > 0).sum() == 28
    assert (zero["pool"] == 0).sum() == 12
    assert zero["pool"].isna().sum() == 10
    assert (zero["files"] > 0).sum() >= 8


def test_seven_of_the_50_are_at_zero_for_years(sample: Engine) -> None:
    frame = standing(sample)
    idle = frame[(frame["admitted_2022"] == 0) & (frame["admitted_2023"] == 0)]
    assert len(idle) == 7
    assert set(idle.index) <= set(at_zero(frame).index)
    assert (idle["pool"] > 0).sum() == 5
    assert (idle["pool"] == 0).sum() == 2
    quotas = ask(sample, "SELECT organization_id AS id, amount FROM quota WHERE year IN (2022, 2023)")
    assert (quotas[quotas["id"].isin(idle.index)]["amount"] > 0).all()


def test_the_others_are_behind_on_pace_met_and_exceeded(sample: Engine) -> None:
    frame = standing(sample).set_index("code")
    pairs = {tuple(pair) for pair in frame[["admitted_2024", "quota"]].dropna().to_numpy().tolist()}
    assert {(2, 23), (4, 22), (1, 14), (11, 9)} <= pairs
    assigned = frame[frame["quota"] > 0]
    assert (assigned["admitted_2024"] == assigned["quota"]).sum() == 8
    assert (assigned["admitted_2024"] > assigned["quota"]).sum() == 5
    assert (assigned["admitted_2024"] / assigned["quota"]).max() >= 1.47
    without = frame[~(frame["quota"] > 0)]
    assert sorted(without["admitted_2024"]) == [0, 1]


def test_two_reports_of_may_are_missing(sample: Engine) -> None:
    frame = standing(sample).set_index("code")
    missing = frame[frame["last_month"].astype(str) != "2024-05-01"]
    assert set(missing.index) == {"th-phuong-my-thanh", "th-tt-phat-trien-quy-dat"}
    assert missing.loc["th-phuong-my-thanh", "last_month"] == "2024-04-01"
    assert missing.loc["th-phuong-my-thanh", "admitted_2024"] > 0
    assert pd.isna(missing.loc["th-tt-phat-trien-quy-dat", "reports"])
    assert missing.loc["th-tt-phat-trien-quy-dat", "quota"] > 0
    assert not set(missing["name"]) & set(at_zero(standing(sample))["name"])


def test_a_late_report_and_two_corrections_came_later(sample: Engine) -> None:
    late = ask(
        sample,
        "SELECT o.code, r.month FROM report r JOIN organization o ON o.id = r.organization_id"
        " WHERE r.received_at LIKE '2024-06-14%' AND r.recorded_at LIKE '2024-06-14%'",
    )
    assert late.to_numpy().tolist() == [["th-phuong-hung-phuc", "2024-05-01"]]
    corrected = ask(
        sample,
        "SELECT o.code, r.month, substr(r.recorded_at, 1, 10) AS recorded FROM report r JOIN organization o"
        " ON o.id = r.organization_id WHERE r.superseded_at IS NOT NULL ORDER BY r.month",
    )
    assert corrected["code"].tolist() == ["th-phuong-hoa-lac", "th-phuong-dai-phong"]
    assert corrected["month"].tolist() == ["2024-04-01", "2024-05-01"]
    assert corrected["recorded"].tolist()[1] == "2024-06-04"
    known = {
        day: admitted(sample, "2024-01-01", "2024-05-31", day) for day in ("2024-06-05", "2024-06-15", "2024-06-21")
    }
    assert known == {"2024-06-05": 286, "2024-06-15": 288, "2024-06-21": 289}
    batches = ask(sample, "SELECT DISTINCT batch_id FROM report WHERE month = '2024-05-01'")
    assert len(batches) == 3


def test_figures_of_reports_are_consistent_and_never_fall(sample: Engine) -> None:
    figures = ask(
        sample,
        "SELECT r.id, r.organization_id, r.month, r.superseded_at IS NULL AS in_force, f.category_code, f.amount"
        " FROM report r JOIN report_figure f ON f.report_id = r.id",
    )
    wide = figures.pivot(index=["organization_id", "month", "id", "in_force"], columns="category_code", values="amount")
    assert set(wide.columns) == CATEGORIES
    assert wide.notna().all(axis=None)
    assert wide.le(wide["all"], axis=0).all(axis=None)
    assert (wide["student"] == wide["pupil"] + wide["university_student"]).all()
    assert (wide["non_state_enterprise"] <= wide["enterprise"]).all()
    in_force = (
        wide[wide.index.get_level_values("in_force") == 1].reset_index().sort_values(["organization_id", "month"])
    )
    in_force["year"] = in_force["month"].astype(str).str[:4]
    steps = in_force.groupby(["organization_id", "year"])[sorted(CATEGORIES)].diff().fillna(0)
    assert (steps >= 0).all(axis=None)


def test_shares_of_2024_are_like_life(sample: Engine) -> None:
    count = ask(
        sample,
        "SELECT category_code, sum(amount) AS n FROM admission WHERE superseded_at IS NULL"
        " AND admitted_on >= '2024-01-01' GROUP BY category_code",
    ).set_index("category_code")["n"]
    assert count["pupil"] == 38
    assert count["religious"] == 5
    assert 70 <= count["enterprise"] <= 80
    assert 0.42 <= count["women"] / 289 <= 0.48
    assert 0.57 <= count["youth_union"] / 289 <= 0.63
    assert 0 < count["ethnic_minority"] < 15


def test_reports_of_2024_say_what_comes_next(sample: Engine) -> None:
    frame = ask(sample, "SELECT * FROM report WHERE month >= '2024-01-01'").drop(columns="superseded_at")
    said = frame[frame["pool"].notna()]
    assert (said["certificate_holders"] <= said["pool"]).all()
    assert (said["files_pending"] <= said["certificate_holders"]).all()
    assert (said["moved_informed"] <= said["moved_away"]).all()
    assert said["moved_away"].sum() > 0
    assert said[["forecast_this_month", "forecast_next_month"]].notna().all(axis=None)
    assert said["forecast_next_month"].sum() > 0
    due = pd.to_datetime(frame["due_on"])
    assert (due.dt.day == 5).all()
    assert (pd.to_datetime(frame["received_at"]).dt.floor("D") <= due).mean() > 0.95


def test_reports_were_received_before_they_were_recorded(sample: Engine) -> None:
    assert one(sample, "SELECT count(*) FROM report WHERE received_at > recorded_at") == 0
    assert one(sample, "SELECT count(*) FROM report WHERE source_place IS NULL OR batch_id IS NULL") == 0


def test_every_batch_keeps_its_file(sample: Engine) -> None:
    batches = ask(
        sample, "SELECT b.*, (SELECT count(*) FROM report r WHERE r.batch_id = b.id) AS reports FROM import_batch b"
    )
    assert len(batches) == 36 + 5 + 3
    assert batches["file_name"].is_unique
    for batch in batches.itertuples():
        assert batch.sha256 == hashlib.sha256(batch.content).hexdigest()
        assert len(json.loads(batch.content)) == batch.row_count == batch.reports
        assert (batch.imported_by, batch.outcome) == ("Văn phòng Thành ủy", "imported")


def test_members_of_the_root_are_the_sum_of_its_children(sample: Engine) -> None:
    members = ask(
        sample,
        "SELECT m.year, m.members, o.code, o.kind FROM membership m JOIN organization o ON o.id = m.organization_id",
    )
    root = members[members["code"] == "thanh-hoa"].set_index("year")["members"]
    children = members[members["code"] != "thanh-hoa"]
    assert root.to_dict() == children.groupby("year")["members"].sum().to_dict()
    assert list(root.index) == [2020, 2021, 2022, 2023]
    assert root[2023] == 24_870
    assert (children.groupby("year").size() == 108).all()
    assert children[children["kind"] == "base_cell"]["members"].max() < 30
    assert children[children["kind"] == "base_committee"]["members"].min() >= 30


def test_the_office_set_two_curves(sample: Engine) -> None:
    curves = ask(sample, "SELECT name, cluster, month, share FROM pace_curve ORDER BY month")
    office = curves[curves["cluster"].isna()]
    school = curves[curves["cluster"] == "school"]
    assert set(office["name"]) == {"Đường giả định của Văn phòng"}
    assert [round(share * 100) for share in office["share"]] == [5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100]
    assert set(school["name"]) == {"Đường giả định theo năm học"}
    assert school["share"].is_monotonic_increasing
    assert len(school) == 12


def test_most_plans_came_in_time(sample: Engine) -> None:
    plans = ask(sample, "SELECT due_on, received_on FROM plan WHERE year = 2024")
    assert len(plans) == 108
    assert set(plans["due_on"]) == {"2024-01-25"}
    assert (plans["received_on"] <= plans["due_on"]).sum() >= 95
    assert plans["received_on"].isna().sum() == 3


def test_a_second_filling_changes_nothing(sample: Engine) -> None:
    before = dump(sample)
    assert fill(sample, [thanh_hoa]) is False
    assert dump(sample) == before


def test_two_databases_are_filled_alike(sample: Engine, tmp_path: Path) -> None:
    other = make(tmp_path / "other.sqlite3")
    assert dump(other) == dump(sample)
    other.dispose()


def dump(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def test_shares_add_up_and_leave_nobody_below_the_least() -> None:
    assert share_out(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert share_out(10, {"a": 97, "b": 2, "c": 1}, least=1) == {"a": 8, "b": 1, "c": 1}
    with pytest.raises(ValueError, match="too little"):
        share_out(1, {"a": 1, "b": 1}, least=1)


def test_the_committee_ends_in_june_2025_which_was_known_two_weeks_before(sample: Engine):
    frame = ask(sample, "SELECT DISTINCT valid_to, substr(recorded_at, 1, 10) AS recorded FROM organization")
    assert frame.values.tolist() == [["2025-06-30", "2025-06-16"]]
    assert one(sample, "SELECT count(*) FROM main.organization WHERE superseded_at IS NULL AND valid_to IS NULL") == 0
    assert one(sample, "SELECT count(*) FROM succession") == 0  # seven new wards, none of which carries it on
