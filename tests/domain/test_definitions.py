"""Nothing that a reader may ask about is without a definition, in either language."""

from __future__ import annotations

from dashboard.commands.progress import Progress, as_object
from dashboard.domain.definitions import DEFINITIONS, GROUP_WORDS, Group, meaning
from dashboard.domain.pace import CurveKind
from dashboard.domain.position import Mark, Position
from dashboard.domain.states import State
from dashboard.domain.targets import Answer, Shape
from dashboard.i18n.language import language
from tests.domain.people import MAY, YEAR, month_end, organization, standing

NO_MEASURE = {
    "jurisdiction", "organization", "name", "year", "known_at", "data_version", "state", "curve", "zero",
    "level", "category", "category_admitted", "organizations",
}  # fmt: skip
"""Keys of the JSON that name, or count states, which have definitions of their own."""


def codes(group: Group) -> set[str]:
    return {definition.code for definition in DEFINITIONS if definition.group is group}


def test_every_state_mark_curve_shape_and_answer_is_defined():
    assert codes(Group.STATE) == set(State)
    assert codes(Group.MARK) == set(Mark)
    assert codes(Group.CURVE) == set(CurveKind)
    assert codes(Group.TARGET) == set(Shape)
    assert codes(Group.ANSWER) == set(Answer)
    assert set(GROUP_WORDS) == set(Group)


def test_every_figure_of_the_json_is_defined():
    position = Position(organization(), YEAR, month_end(MAY), None, 1, standing(40, 9), ())
    known = codes(Group.MEASURE) | codes(Group.TERM)
    keys = {
        key.removesuffix("_low").removesuffix("_high")
        for key in as_object(Progress(position, position), children=False)
    }
    assert keys - NO_MEASURE <= known


def test_a_code_stands_once_in_its_group():
    pairs = [(definition.group, definition.code) for definition in DEFINITIONS]
    assert len(pairs) == len(set(pairs))


def test_a_meaning_is_a_sentence_in_both_languages():
    for definition in DEFINITIONS:
        texts = [meaning(language(code), definition.group, definition.code) for code in ("vi", "en")]
        assert all(text.endswith(".") for text in texts), texts
        assert texts[0] != texts[1], texts


def test_the_definition_of_a_percent_carries_the_figures_of_the_letter():
    assert "289/817 = 35,4%" in meaning(language("vi"), Group.MEASURE, "percent")
    assert "289/817 = 35.4%" in meaning(language("en"), Group.MEASURE, "percent")
