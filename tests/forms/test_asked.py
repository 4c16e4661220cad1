"""Which questions are asked: `forms.asked` and the page's `response.js` say the same."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import codec
from forms.asked import asked
from forms.definition import FormDefinition, Section
from forms.question import Condition, Option, PeriodKind, Question
from forms.response import Answer, FormRef, Period, Response
from tests.conftest import calls_in
from tests.golden.cases import definition

Run = Callable[..., list[Any]]
IDS = ("a", "b", "c", "d", "e")
KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "year", "ad_hoc")
FORM = codec.definition_from_data(definition("small"))


@pytest.fixture(scope="module")
def run(node: str) -> Run:
    """Calls of the page's scripts -> their answers."""
    return calls_in(node, Path(__file__).with_name("page_scripts.mjs"))


def form(*questions: Question) -> FormDefinition:
    """A form of these questions, one to a section."""
    sections = (Section(id=q.id, title=q.id, questions=(q,)) for q in questions)
    return replace(FORM, sections=tuple(sections))


def question(
    id_: str, when: Condition | None = None, periods: tuple[PeriodKind, ...] = ()
) -> Question:
    options = tuple(Option(id=value, label=value) for value in IDS)
    return Question(
        id=id_,
        kind="choice",
        label=id_,
        number="1",
        options=options,
        condition=when,
        periods=periods,
    )


def response(values: dict[str, str], kind: PeriodKind | None = None) -> Response:
    return Response(
        form=FormRef(id=FORM.id, edition="0", meaning="", wording=""),
        period=Period(kind=kind) if kind else None,
        answers={id_: Answer(value=value) for id_, value in values.items()},
    )


def by_page(run: Run, *pairs: tuple[FormDefinition, Response]) -> list[list[str]]:
    return run(
        *(
            {
                "call": "asked",
                "definition": json.loads(codec.definition_to_json(one)),
                "text": codec.encode(filled),
            }
            for one, filled in pairs
        )
    )


def on_a(*values: str) -> Condition:
    return Condition(question="a", values=values)


CHAIN = form(
    question("a"),
    question("b", on_a("x", "y")),
    question("c", Condition(question="b", values=("x",))),
)
PERIODS = form(question("a", periods=("month", "quarter")), question("b", on_a("x")), question("c"))
CASES: list[tuple[str, FormDefinition, Response, list[str]]] = [
    ("unanswered", CHAIN, response({}), ["a"]),
    ("another answer", CHAIN, response({"a": "z"}), ["a"]),
    ("the answer", CHAIN, response({"a": "y", "b": "y"}), ["a", "b"]),
    ("an answer that was hidden", CHAIN, response({"a": "z", "b": "x"}), ["a"]),
    ("a chain", CHAIN, response({"a": "x", "b": "x"}), ["a", "b", "c"]),
    ("no period", PERIODS, response({"a": "x"}), ["a", "b", "c"]),
    ("a period with all", PERIODS, response({"a": "x"}, "month"), ["a", "b", "c"]),
    ("a period without the first", PERIODS, response({"a": "x"}, "year"), ["c"]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_python_asks(case: tuple[str, FormDefinition, Response, list[str]]) -> None:
    _, one, filled, expected = case
    assert [q.id for q in asked(one, filled)] == expected


def test_page_asks_the_same(run: Run) -> None:
    assert by_page(run, *((one, filled) for _, one, filled, _ in CASES)) == [
        expected for *_, expected in CASES
    ]


@st.composite
def forms_with_answers(draw: st.DrawFn) -> tuple[FormDefinition, Response]:
    made = []
    for at, id_ in enumerate(IDS):
        when = None
        if at and draw(st.booleans()):
            values = draw(st.lists(st.sampled_from(["", *IDS]), max_size=3))
            when = Condition(question=draw(st.sampled_from(IDS[:at])), values=tuple(values))
        made.append(question(id_, when, tuple(draw(st.lists(st.sampled_from(KINDS), max_size=2)))))
    answers = draw(st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS)))
    return form(*made), response(answers, draw(st.none() | st.sampled_from(KINDS)))


@settings(max_examples=5, deadline=None)
@given(st.lists(forms_with_answers(), min_size=40, max_size=60))
def test_page_and_python_never_differ(
    run: Run, pairs: list[tuple[FormDefinition, Response]]
) -> None:
    assert by_page(run, *pairs) == [[q.id for q in asked(*pair)] for pair in pairs]
