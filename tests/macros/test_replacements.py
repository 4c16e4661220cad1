"""What a form's YAML and its scales say of old questions, as the compiled form has it."""

from pathlib import Path

import pytest

from forms.definition import FormDefinition
from forms.replacement import Replacement
from macros.catalog import load_catalog
from macros.compile import compile_form
from macros.edition.freeze import freeze_folder
from tests.macros.test_check import Files, overlay
from tests.sites.conftest import EDITIONS

LEVELS = "“Thường làm” không rõ là nhiều hay ít. Thêm mức “Có lúc quên”."


@pytest.fixture(scope="module")
def definition() -> FormDefinition:
    return compile_form(load_catalog(EDITIONS), "tu-soat-bep")


def steps(definition: FormDefinition) -> dict[tuple[str, str], Replacement]:
    found = {(each.question, each.after): each for each in definition.replacements}
    assert len(found) == len(definition.replacements)
    return found


def test_editions_are_named_oldest_first(definition: FormDefinition) -> None:
    assert (definition.edition, definition.edited) == ("2026.1", True)
    assert definition.editions == ("2025.1", "2025.2", "2026.1")
    assert definition.edition_said == "đang soạn, sau phiên bản 2026.1"
    order = [definition.editions.index(each.after) for each in definition.replacements]
    assert order == sorted(order)


def test_a_form_tells_of_its_own_questions(definition: FormDefinition) -> None:
    found = steps(definition)
    split = found["lam-tot-va-vuong", "2025.1"]
    assert split.replaced_by == ("lam-tot", "con-vuong")
    assert split.note == "Tách làm hai câu để dễ viết."
    assert found["tu-lanh", "2025.1"].values == {"tam-duoc": "ban"}
    assert found["y-kien", "2025.2"].replaced_by == found["de-nghi", "2025.2"].replaced_by
    assert found["bai-hat", "2025.2"].replaced_by == ()
    gone = {name for name, after in found if after == "2025.2"}
    assert {"viec-can-sua.ai", "respondent.to-bep", "period.quarter"} < gone


def test_a_scale_tells_of_the_questions_answered_by_it(definition: FormDefinition) -> None:
    found = steps(definition)
    for question in ("rua-tay", "luu-mau", "ghi-nhan-mau", "tach-song-chin"):
        step = found[question, "2025.1"]
        assert step.replaced_by == (question,)
        assert step.values == {"thuong-lam": "co-luc-quen"}
        assert step.note == LEVELS
    assert ("thu-don-cuoi-ngay", "2025.1") not in found  # nobody had answered it by then
    assert ("ngo-doc", "2025.1") not in found


def test_questions_that_came_later_say_since_when(definition: FormDefinition) -> None:
    assert definition.added == {
        **dict.fromkeys(("lam-tot", "con-vuong"), "2025.1"),
        **dict.fromkeys(("thu-don-cuoi-ngay", "noi-voi-bep-truong"), "2025.2"),
    }


def test_a_question_that_moves_takes_its_levels_along(tmp_path: Path) -> None:
    """The form and the scale tell of the same step: one replacement says both."""
    files: Files = {
        "forms/phieu-a.yml": {
            "- criterion: doan-ket": "- {criterion: doan-ket, id: doan-ket-moi}",
            "signatures:": "replaced:\n  - {id: doan-ket, after: '2026.1', "
            "replaced_by: [doan-ket-moi], note: Đổi mã.}\nsignatures:",
        },
        "scales/thuc-hien.yml": {
            "id: chua-tot": "id: yeu",
            "not_applicable:": "replaced:\n  - {id: chua-tot, after: '2026.1', "
            "replaced_by: [yeu], note: Đổi mức.}\nnot_applicable:",
        },
    }
    data = overlay(tmp_path, files, {"2026.1": {}})
    assert compile_form(load_catalog(data), "phieu-a").replacements == (
        Replacement(
            question="doan-ket",
            after="2026.1",
            replaced_by=("doan-ket-moi",),
            values={"chua-tot": "yeu"},
            note="Đổi mã. Đổi mức.",
        ),
    )


def test_what_was_before_the_first_edition_comes_first(tmp_path: Path) -> None:
    entry = "{id: cu, after: '0', replaced_by: [uu-diem], note: Đổi tên.}"
    files: Files = {"forms/phieu-a.yml": {"signatures:": f"replaced:\n  - {entry}\nsignatures:"}}
    data = overlay(tmp_path, files)
    (only,) = compile_form(load_catalog(data), "phieu-a").replacements
    assert (only.question, only.after) == ("cu", "0")


def test_editions_are_no_wording_of_the_form(tmp_path: Path) -> None:
    data = overlay(tmp_path, {})
    before = compile_form(load_catalog(data), "phieu-a")
    freeze_folder(data, "2026.1")
    after = compile_form(load_catalog(data), "phieu-a")
    assert (before.edition, after.edition) == ("0", "2026.1")
    assert (before.wording, before.meaning) == (after.wording, after.meaning)
