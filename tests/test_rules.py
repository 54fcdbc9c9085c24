"""Rules of this repository that no other tool watches."""

import ast
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
PACKAGES = ("dashboard", "data_access", "sample_data")
MOST_LINES = 350
SOURCES = sorted(path for package in PACKAGES for path in (TOP / package).rglob("*.py"))
_OF_THE_DATABASE_ROOM = {"text", "create_engine", "create_async_engine", "engine_from_config", "create_pool_from_url"}


def _name(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def _outside_the_database_room() -> list[Path]:
    return [path for path in SOURCES if not _name(path).startswith("data_access/")]


def test_no_folder_named_pages_beside_the_entry_script():
    """Streamlit would serve its files to strangers before the entry script, and so the login, ever ran."""
    assert [_name(path) for package in PACKAGES for path in (TOP / package).rglob("pages") if path.is_dir()] == []


def test_sql_and_engines_stay_in_the_database_room():
    found = {
        _name(path): set(_names_of_sqlalchemy(path)) & _OF_THE_DATABASE_ROOM for path in _outside_the_database_room()
    }
    assert {name: names for name, names in found.items() if names} == {}


def _names_of_sqlalchemy(path: Path) -> Iterator[str]:
    """Yield what a file imports from SQLAlchemy or reaches through it (`sa.text`), and calls that send plain SQL."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {name.asname or name.name for name in node.names if name.name.split(".")[0] == "sqlalchemy"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sqlalchemy":
            yield from (name.name for name in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (
            node.attr == "exec_driver_sql" or (isinstance(node.value, ast.Name) and node.value.id in modules)
        ):
            yield "text" if node.attr == "exec_driver_sql" else node.attr


def test_one_place_makes_engines():
    makers = [path for path in SOURCES if "create_engine" in set(_names_of_sqlalchemy(path))]
    assert [_name(path) for path in makers] == ["data_access/engine.py"]


def _to_be_read() -> list[Path]:
    return [path for path in SOURCES if "versions" not in path.parts]


def test_files_can_be_read_in_one_sitting():
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in _to_be_read()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


RAW_SENSITIVE_COUNTS = "get_sensitive_counts"
THE_ONE_READER = "dashboard/reading/small_counts.py"


def test_raw_sensitive_counts_have_one_reader():
    """Whatever is shown or written of believers and ethnic minorities went through the rule of small counts."""
    query = f"data_access/queries/{RAW_SENSITIVE_COUNTS}.py"
    readers = [path for path in SOURCES if RAW_SENSITIVE_COUNTS in path.read_text(encoding="utf-8")]
    assert sorted(map(_name, readers)) == sorted([THE_ONE_READER, query])


EXACT_REPORTS = "get_stored_reports"
READERS_OF_EXACT_REPORTS = {"dashboard/commands/reports.py"}
"""What an office put in is shown exactly to whoever holds the database: at its own command line, on no screen."""


def test_exact_reports_are_read_by_the_command_and_by_nothing_else():
    query = f"data_access/queries/{EXACT_REPORTS}.py"
    readers = {_name(path) for path in SOURCES if EXACT_REPORTS in path.read_text(encoding="utf-8")}
    assert readers - {query} <= READERS_OF_EXACT_REPORTS


def test_every_other_query_leaves_sensitive_categories_out():
    """A query that counts people by category counts everybody, or names what is sensitive in order to exclude it."""
    for path in (TOP / "data_access" / "queries").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        fields = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        if names & {"admission", "report_figure"} and path.stem not in {RAW_SENSITIVE_COUNTS, EXACT_REPORTS}:
            assert "ALL" in names or "sensitive" in fields, path.name


WRITERS = ("data_access.ingest", "data_access.workbooks", "data_access.engine")
SCREENS = ("dashboard/views/", "dashboard/components/", "dashboard/app.py", "dashboard/context.py")
MAY_OPEN_TRANSACTIONS = {"dashboard/context.py"}
"""It reads only."""


def test_screens_write_through_one_room():
    """Of the room that writes, screens know types and constants; what they do goes through dashboard/importing.py."""
    screens = [path for path in SOURCES if _name(path).startswith(SCREENS) and _name(path) not in MAY_OPEN_TRANSACTIONS]
    found = {_name(path): list(_functions_that_write(path)) for path in screens}
    assert {name: names for name, names in found.items() if names} == {}


def _functions_that_write(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(WRITERS):
            yield from (alias.name for alias in node.names if alias.name[0].islower() and alias.name != "limits")


def test_continuous_integration_runs_the_tests_and_nothing_else():
    script = TOP / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "make test"
    assert "set -euo pipefail" in lines


def test_tests_that_need_a_browser_lie_where_make_looks_for_them():
    marked = {path for path in (TOP / "tests").rglob("test_*.py") if "mark.browser" in path.read_text(encoding="utf-8")}
    assert {_name(path) for path in marked if path.parent.name != "browser"} <= {_name(Path(__file__))}
