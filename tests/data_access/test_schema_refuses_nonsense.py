"""The database itself refuses rows that make no sense, whoever writes them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, Table, insert
from sqlalchemy.exc import IntegrityError

from data_access.schema import metadata
from tests.data_access.tree import T0, at, undone

Row = dict[str, Any]

DAY = date(2026, 6, 30)
OTHER_REPORT = OTHER_AGENDA = 100  # far from the numbers that the database gives out itself
VERSION: Row = {"recorded_at": at(5), "superseded_at": None}
BACKWARDS: Row = {"superseded_at": at(4)}

# A row of every table that has checks and makes sense; what it refers to is made by `_prepare`.
SENSIBLE: dict[str, Row] = {
    "access_grant": {"principal_id": 1, "organization_id": 1, "role": "viewer", "valid_from": T0},
    "admission": {"organization_id": 1, "admitted_on": DAY, "category_code": "all", "amount": 3, **VERSION},
    "agenda": {"organization_id": 1, "name": "Giao ban tháng", "created_by": "Ban Tổ chức", "created_at": T0},
    "agenda_item": {"agenda_id": OTHER_AGENDA, "place": 1, "view": "lagging"},
    "category_part": {"whole_code": "enterprise", "part_code": "non_state_enterprise"},
    "conclusion_version": {"conclusion_id": 1, "said": "Rà soát nguồn", "made_by": "Ban Tổ chức", **VERSION},
    "data_version": {"id": 1, "version": 0},
    "former_name": {"organization_id": 1, "last_day": DAY, "name": "Đảng bộ A", "short_name": "A", **VERSION},
    "import_batch": {
        "file_name": "bao-cao.xlsx",
        "sha256": "0" * 64,
        "imported_by": "Ban Tổ chức",
        "imported_at": T0,
        "row_count": 0,
        "outcome": "imported",
    },
    "import_stage": {
        "token": "a" * 32,
        "organization_id": 1,
        "file_name": "bao-cao.xlsx",
        "sha256": "0" * 64,
        "content": b"",
        "staged_by": "Ban Tổ chức",
        "staged_at": T0,
        "state": "waiting",
    },
    "meeting_place": {"agenda_id": OTHER_AGENDA, "snapshot_number": 9, "slide": 1, "moved_at": T0},
    "membership": {"organization_id": 1, "year": 2025, "members": 0, **VERSION},
    "organization": {
        "id": 1,
        "code": "a",
        "name": "Đảng bộ A",
        "short_name": "A",
        "kind": "base_committee",
        "parent_id": 2,
        "valid_from": DAY,
        "valid_to": DAY,
        **VERSION,
    },
    "organization_closure": {"ancestor_id": 1, "descendant_id": 2, "depth": 1},
    "pace_curve": {"organization_id": 1, "name": "Nhịp năm", "month": 12, "share": Decimal(1), **VERSION},
    "plan": {"organization_id": 1, "year": 2026, "due_on": DAY, **VERSION},
    "quota": {
        "organization_id": 1,
        "year": 2026,
        "category_code": "all",
        "assigned": True,
        "amount": 0,
        "basis": "assigned",
        "effective_on": DAY,
        **VERSION,
    },
    "report": {
        "organization_id": 1,
        "month": date(2026, 6, 1),
        "as_of": DAY,
        "due_on": DAY,
        "received_at": T0,
        "moved_away": 2,
        "moved_informed": 2,
        **VERSION,
    },
    "report_figure": {"report_id": OTHER_REPORT, "category_code": "all", "amount": 0},
    "setting": {"organization_id": 1, "name": "small_quota", "effective_on": DAY, "value": "4", **VERSION},
    "snapshot": {
        "number": 1,
        "organization_id": 1,
        "as_of": DAY,
        "known_at": T0,
        "label": "Hội nghị",
        "created_by": "Ban Tổ chức",
        "created_at": T0,
    },
    "succession": {"predecessor_id": 1, "successor_id": 2, "effective_on": DAY, "extent": "full", **VERSION},
    "target": {
        "organization_id": 1,
        "category_code": "all",
        "first_year": 2026,
        "last_year": 2026,
        "shape": "rate_band",
        "low": Decimal("0.03"),
        "high": Decimal("0.04"),
        "denominator": "members_previous_year",
        "document_id": 1,
        **VERSION,
    },
}

# What must be changed in the sensible row so that exactly the named check is broken.
NONSENSE: list[tuple[str, Row]] = [
    ("ck_access_grant_role_known", {"role": "emperor"}),
    ("ck_admission_amount_positive_or_confirmed_fall", {"amount": 0}),
    ("ck_admission_amount_positive_or_confirmed_fall", {"amount": 0, "fall_confirmed": True}),
    ("ck_admission_amount_positive_or_confirmed_fall", {"amount": -1}),
    ("ck_admission_version_order", BACKWARDS),
    ("ck_agenda_named", {"name": ""}),
    ("ck_agenda_item_named", {"view": ""}),
    ("ck_agenda_item_place_positive", {"place": 0}),
    ("ck_category_part_not_part_of_itself", {"part_code": "enterprise"}),
    ("ck_conclusion_version_said_length", {"said": ""}),
    ("ck_conclusion_version_version_order", BACKWARDS),
    ("ck_data_version_one_row", {"id": 2}),
    ("ck_former_name_said", {"name": ""}),
    ("ck_former_name_version_order", BACKWARDS),
    ("ck_import_batch_outcome_known", {"outcome": "perhaps"}),
    ("ck_import_batch_row_count_not_negative", {"row_count": -1}),
    ("ck_import_batch_sha256_length", {"sha256": "0" * 63}),
    ("ck_import_stage_sha256_length", {"sha256": "0" * 63}),
    ("ck_import_stage_state_known", {"state": "asleep"}),
    ("ck_meeting_place_slide_positive", {"slide": 0}),
    ("ck_membership_members_not_negative", {"members": -1}),
    ("ck_membership_version_order", BACKWARDS),
    ("ck_organization_named", {"code": ""}),
    ("ck_organization_named", {"name": ""}),
    ("ck_organization_not_inside_itself", {"parent_id": 1}),
    ("ck_organization_validity_order", {"valid_to": date(2026, 6, 29)}),
    ("ck_organization_version_order", BACKWARDS),
    ("ck_organization_closure_depth_not_negative", {"depth": -1}),
    ("ck_organization_closure_depth_zero_is_itself", {"depth": 0}),
    ("ck_organization_closure_depth_zero_is_itself", {"descendant_id": 1}),
    ("ck_pace_curve_month_of_year", {"month": 0}),
    ("ck_pace_curve_month_of_year", {"month": 13}),
    ("ck_pace_curve_share_of_one", {"share": Decimal("1.00001")}),
    ("ck_pace_curve_share_of_one", {"share": Decimal("-0.00001")}),
    ("ck_pace_curve_version_order", BACKWARDS),
    ("ck_plan_version_order", BACKWARDS),
    ("ck_quota_amount_not_negative", {"amount": -1}),
    ("ck_quota_assigned_or_not", {"amount": None}),
    ("ck_quota_assigned_or_not", {"assigned": False}),
    ("ck_quota_basis_known", {"basis": "hearsay"}),
    ("ck_quota_version_order", BACKWARDS),
    ("ck_quota_year_plausible", {"year": 26}),
    ("ck_report_as_of_in_month", {"as_of": date(2026, 5, 31)}),
    *(
        (f"ck_report_{name}_not_negative", {name: -1})
        for name in ("forecast_this_month", "forecast_next_month", "pool", "certificate_holders", "files_pending")
    ),
    ("ck_report_moved_away_not_negative", {"moved_away": -1, "moved_informed": None}),
    ("ck_report_moved_informed_not_negative", {"moved_informed": -1}),
    ("ck_report_informed_of_moved", {"moved_informed": 3}),
    ("ck_report_version_order", BACKWARDS),
    ("ck_report_figure_amount_not_negative", {"amount": -1}),
    ("ck_setting_said", {"name": ""}),
    ("ck_setting_said", {"value": ""}),
    ("ck_setting_version_order", BACKWARDS),
    ("ck_snapshot_number_positive", {"number": 0}),
    ("ck_succession_extent_known", {"extent": "some"}),
    ("ck_succession_two_organizations", {"successor_id": 1}),
    ("ck_succession_version_order", BACKWARDS),
    ("ck_target_band_has_high", {"high": None}),
    ("ck_target_band_has_high", {"shape": "count_band", "high": None}),
    ("ck_target_band_order", {"high": Decimal("0.02")}),
    ("ck_target_denominator_known", {"denominator": "everybody"}),
    ("ck_target_low_not_negative", {"low": Decimal("-0.01")}),
    ("ck_target_shape_known", {"shape": "round"}),
    ("ck_target_version_order", BACKWARDS),
    ("ck_target_years_order", {"last_year": 2025}),
]

CHECKS = {
    str(check.name): table
    for table in metadata.sorted_tables
    for check in table.constraints
    if isinstance(check, CheckConstraint)
}


def _prepare(connection: Connection) -> None:
    tables = metadata.tables
    connection.execute(tables["data_version"].delete())
    connection.execute(insert(tables["organization_identity"]), [{"id": 1}, {"id": 2}])
    connection.execute(
        insert(tables["document"]), {"id": 1, "kind": "Kế hoạch", "issuer": "Tỉnh ủy", "title": "Kết nạp"}
    )
    connection.execute(insert(tables["principal"]), {"id": 1, "issuer": "local", "subject": "a", "name": "A"})
    connection.execute(insert(tables["snapshot"]), {**SENSIBLE["snapshot"], "number": 9})
    connection.execute(insert(tables["agenda"]), {**SENSIBLE["agenda"], "id": OTHER_AGENDA, "name": "Giao ban quý"})
    connection.execute(insert(tables["conclusion"]), {"id": 1, "organization_id": 1, "snapshot_number": 9})
    connection.execute(insert(tables["report"]), {**SENSIBLE["report"], "id": OTHER_REPORT, "organization_id": 2})


@pytest.mark.parametrize("table", sorted(set(CHECKS.values()), key=lambda table: table.name), ids=lambda t: t.name)
def test_sensible_row_is_taken(engine: Engine, table: Table):
    with undone(engine) as connection:
        _prepare(connection)
        connection.execute(insert(table), SENSIBLE[table.name])


@pytest.mark.parametrize(("check", "change"), NONSENSE)
def test_nonsense_is_refused(engine: Engine, check: str, change: Row):
    table = CHECKS[check]
    with undone(engine) as connection:
        _prepare(connection)
        with pytest.raises(IntegrityError, match=rf"\b{check}\b"):
            connection.execute(insert(table), {**SENSIBLE[table.name], **change})


def test_every_check_has_nonsense_to_refuse():
    assert {check for check, _ in NONSENSE} == set(CHECKS)


VERSIONED = [
    index.table
    for table in metadata.sorted_tables
    for index in table.indexes
    if index.unique and str(index.name).endswith("_in_force")
]


@pytest.mark.parametrize("table", VERSIONED, ids=lambda table: table.name)
def test_only_one_version_is_in_force(engine: Engine, table: Table):
    row = SENSIBLE[table.name]
    with undone(engine) as connection:
        _prepare(connection)
        connection.execute(insert(table), {**row, "superseded_at": at(6)})
        connection.execute(insert(table), row)
        with pytest.raises(IntegrityError):
            connection.execute(insert(table), row)


@pytest.mark.parametrize(
    ("table", "change"),
    [("quota", {"category_code": "heroes"}), ("admission", {"organization_id": 99}), ("target", {"document_id": 99})],
)
def test_fact_about_nothing_is_refused(engine: Engine, table: str, change: Row):
    with undone(engine) as connection:
        _prepare(connection)
        with pytest.raises(IntegrityError):
            connection.execute(insert(metadata.tables[table]), {**SENSIBLE[table], **change})
