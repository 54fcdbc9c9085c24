"""The page about lists names every column of every list, with its heading, and what is required."""

import re
from pathlib import Path

import pytest

from data_access.ingest.lists.choices import CLUSTERS, DENOMINATORS, EXTENTS, KINDS, SHAPES
from data_access.ingest.lists.columns import FORMS, fields_of, plain
from data_access.schema import ALL

PAGE = (Path(__file__).parents[3] / "docs" / "import-lists.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_every_column_of_a_list_is_told(form):
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (told,) = (part for part in section if part.startswith(f"`{form.kind}`"))
    for column in form.columns:
        assert f"`{column.field}`" in told
        assert column.headings[0] in told
        assert (f"**`{column.field}`**" in told) == (column.required or column.field == ALL)


@pytest.mark.parametrize("words", [KINDS, CLUSTERS, EXTENTS, SHAPES, DENOMINATORS])
def test_every_word_of_choice_is_told(words):
    assert all(f"`{code}`" in PAGE for code in words)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_no_heading_stands_for_two_columns(form):
    named = {(plain(heading), column.field) for column in form.columns for heading in (column.field, *column.headings)}
    assert len({heading for heading, _ in named}) == len(named), form.kind
    assert set(fields_of(form).values()) == {column.field for column in form.columns}
