"""What a reader sees is marked for translation: no Vietnamese literal of a screen, chart or file stands outside."""

import ast
from collections.abc import Iterator

import pytest

from tests.i18n.test_catalogue import KEYWORDS, VIETNAMESE
from tests.test_rules import TOP

ROOMS = ("components", "views", "charts", "exports")
BILINGUAL = {
    "dashboard/exports/route.py": "a refused link carries no language, so its answer is said in both at once",
}
FILES = sorted(path for room in ROOMS for path in (TOP / "dashboard" / room).rglob("*.py"))
ALLOWED = {
    "Tiếng Việt": "a language is offered under its own name",
}


def bare_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of Vietnamese literals that nothing marks, docstrings left out."""
    marked: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            marked.add(node.value)
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in KEYWORDS:
                marked.update(argument for argument in node.args if isinstance(argument, ast.Constant))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node in marked:
            continue
        if VIETNAMESE.search(node.value) and node.value not in ALLOWED:
            yield node.lineno, node.value


def test_no_vietnamese_text_is_bare():
    bare = {
        path.relative_to(TOP).as_posix(): list(bare_texts(ast.parse(path.read_text(encoding="utf-8"))))
        for path in FILES
    }
    assert {name: found for name, found in bare.items() if bool(found) != (name in BILINGUAL)} == {}


@pytest.mark.parametrize(
    "source",
    [
        'show("Chậm tiến độ")',
        'show(f"<b>{name} người</b>")',
        'language.text(word, unit="người")',
        'WORDS = {"a": "Đảng bộ"}',
    ],
)
def test_a_bare_text_is_seen(source):
    assert len(list(bare_texts(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    "source",
    [
        '"""Chậm tiến độ: a docstring."""',
        "show(f\"<b>{language.text('Chậm tiến độ')}</b>\")",
        'language.plural("{n} người", count)',
        'WORDS = {"a": N_("Đảng bộ")}',
        'language.context_text("trên đầu bảng", "Nguồn")',
    ],
)
def test_a_marked_text_is_let_pass(source):
    assert list(bare_texts(ast.parse(source))) == []
