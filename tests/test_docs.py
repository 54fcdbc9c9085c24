"""The documents hold what the code holds: links lead somewhere, and whatever can be typed or set is told."""

from __future__ import annotations

import argparse
import ast
import fnmatch
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from dashboard import cli
from dashboard.address import KEYS
from dashboard.commands.answering import UNKNOWN_VALUE
from dashboard.commands.parser import command_parser
from dashboard.domain.narrative import CLUSTER_WORDS, MARK_WORDS, STATE_WORDS
from dashboard.domain.pace import CurveKind
from dashboard.look import STATE_LOOKS

TOP = Path(__file__).resolve().parents[1]
PAGES = sorted([*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md"), TOP / "sample_data" / "README.md"])
RECORDS = sorted((TOP / "docs" / "adr").glob("[0-9]*.md"))
SOURCES = [path for room in ("dashboard", "data_access", "sample_data") for path in (TOP / room).rglob("*.py")]


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def text_of(name: str) -> str:
    return (TOP / name).read_text(encoding="utf-8")


def links_of(page: Path) -> list[str]:
    """Return the targets of a page's links and pictures that lie in this repository."""
    targets = re.findall(r"\]\(<?([^)\s>]+)>?\)", page.read_text(encoding="utf-8"))
    return [target for target in targets if not re.match(r"[a-z]+:", target)]


def anchors_of(page: Path) -> set[str]:
    """Return the anchors that a page's headings get when it is shown."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    return file.exists() and file.is_relative_to(TOP) and (not anchor or anchor in anchors_of(file))


def test_every_link_leads_somewhere() -> None:
    links = [(page, target) for page in PAGES for target in links_of(page)]
    assert [(name_of(page), target) for page, target in links if not leads_somewhere(page, target)] == []


def test_every_file_named_exists() -> None:
    """A name may leave out the folders above it, and `*` stands for any part of it; `/paths` are the app's."""
    tree = [name_of(path) for path in TOP.rglob("*") if not {".venv", ".git", "__pycache__"} & set(path.parts)]
    for page in PAGES:
        named = re.findall(
            r"`([\w.*-][\w./*-]*(?:\.(?:py|css|js|toml|po|md|sh|svg)|/))`", page.read_text(encoding="utf-8")
        )
        missing = [one for one in named if not fnmatch.filter([f"/{file}" for file in tree], f"*/{one.rstrip('/')}")]
        assert missing == [], name_of(page)


def test_every_target_of_make_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), flags=re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", page.read_text(encoding="utf-8"), flags=re.MULTILINE))
        assert named <= targets, name_of(page)


def test_the_readme_shows_how_to_run_and_test() -> None:
    named = set(re.findall(r"^make ([a-z-]+)$", text_of("README.md"), flags=re.MULTILINE))
    assert named == {"run", "test"}


def commands() -> dict[str, argparse.ArgumentParser]:
    groups = [action for action in command_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    """Return the options of a command, those of its actions included."""
    options = {text for action in parser._actions for text in action.option_strings if text.startswith("--")}
    nested = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return options.union(*(options_of(each) for group in nested for each in group.choices.values()))


def test_every_command_and_option_is_in_the_readme() -> None:
    readme = text_of("README.md")
    rows = dict(re.findall(r"^\| `quota-dashboard ([a-z]+)` (\|.*)$", readme, flags=re.MULTILINE))
    assert set(rows) == set(commands())
    shared = {"--database", "--language", "--help"}
    for command, parser in commands().items():
        options = options_of(parser)
        assert shared <= options
        assert set(re.findall(r"`(--[a-z-]+)`", rows[command])) == options - shared, command
    assert all(f"`{option}`" in readme for option in shared)


def test_every_exit_code_is_in_the_readme() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", text_of("README.md"), flags=re.MULTILINE)}
    assert told == {*cli.EXIT_CODES.values(), cli.FAILED, cli.WRONG_USAGE, UNKNOWN_VALUE, 130}


def environment_variables() -> Iterator[str]:
    """Yield the names that the code reads from or writes to its environment, constants looked up in their file."""
    for source in SOURCES:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                key: ast.expr = node.slice
            elif isinstance(node, ast.Call) and re.fullmatch(r"os\.(environ\.\w+|getenv)", ast.unparse(node.func)):
                key = node.args[0]
            else:
                continue
            name = key.value if isinstance(key, ast.Constant) else constants.get(ast.unparse(key))
            assert isinstance(name, str), f"{name_of(source)}:{node.lineno} hides the name of its variable"
            yield name


def test_every_environment_variable_is_told_to_the_operator() -> None:
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/operations.md"), flags=re.MULTILINE))
    found = set(environment_variables())
    assert {"DATABASE_URL", "QUOTA_DASHBOARD_SECRET", "QUOTA_LANGUAGE"} <= found
    assert told == found | {"XDG_DATA_HOME"}  # read by the library that knows where data folders lie


def test_every_key_of_an_address_is_told() -> None:
    told = re.findall(r"^\| `([a-z_]+)` \|", text_of("docs/architecture.md"), flags=re.MULTILINE)
    assert tuple(key for key in told if key in KEYS) == KEYS


def test_the_glossary_has_every_state_mark_curve_and_cluster() -> None:
    glossary = text_of("docs/glossary.md")
    for state, words in STATE_WORDS.items():
        assert f"| {STATE_LOOKS[state].glyph} | {words} |" in glossary
        assert f"| `{state.value}` |" in glossary
    for mark, words in MARK_WORDS.items():
        assert re.search(rf"^\| {words} \| [^|]+ \| `{mark.value}` \|", glossary, flags=re.MULTILINE), mark
    for kind in CurveKind:
        assert f"| `{kind.value}` |" in glossary
    for code, words in CLUSTER_WORDS.items():
        assert f"`{code}` ({words.lower()})" in glossary


def test_decision_records_have_a_number_of_their_own_and_are_listed() -> None:
    numbers = [record.name[:4] for record in RECORDS]  # a number may be taken while its record is still being written
    assert len(numbers) == len(set(numbers))
    assert links_of(TOP / "docs" / "adr" / "README.md") == [record.name for record in RECORDS]


def test_a_decision_record_says_why_what_and_what_follows() -> None:
    for record in RECORDS:
        lines = record.read_text(encoding="utf-8").splitlines()
        parts = [line for line in lines if line.startswith("## ")]
        assert lines[0].startswith(f"# {record.name[:4]}. "), record.name
        assert re.fullmatch(r"\d{4}-\d\d-\d\d · (accepted|superseded by \d{4})", lines[2]), record.name
        assert parts == ["## Context", "## Decision", "## Consequences"], record.name


def test_a_record_named_in_the_code_exists() -> None:
    named = {
        n for source in SOURCES for n in re.findall(r"decision record (\d{4})", source.read_text(encoding="utf-8"))
    }
    assert named <= {record.name[:4] for record in RECORDS}


def test_the_way_of_a_figure_is_a_picture_that_explains_itself() -> None:
    picture = ElementTree.parse(TOP / "docs" / "images" / "way-of-a-figure.svg").getroot()
    tags = [child.tag.rpartition("}")[2] for child in picture]
    assert tags[:2] == ["title", "desc"]
