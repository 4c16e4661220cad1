"""The papers of a meeting and of a ballot, one after another from one folder, in three browsers.

Two members write; the secretary takes both over into the minutes, the minutes and last period's
plan into the new plan, the list of a ballot into its record.  `meeting.mjs` carries the steps out.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from forms.codec import cut_for_paper, decode, definition_from_data
from forms.definition import FormDefinition
from forms.file_text import text_of_file
from macros import environment
from tests.browser.by_example import fields_of, worked_example
from tests.browser.filling import shown_texts
from tests.browser.form_page import read_script
from tests.browser.local_servers import from_pages
from tests.browser.other_browsers import arrived, has_browser
from tests.browser.word_text import word_text
from tests.conftest import missing
from tests.forms.spreadsheet import sheets

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "firefox", "chrome109")
LONGEST = 900.0
"""Seconds for all of it, four starts of Python included."""
MEMBER, MINUTES, PLAN = "ban-tu-phe-binh", "bien-ban-sinh-hoat", "ke-hoach-khac-phuc"
BALLOT, COUNT = "phieu-tin-nhiem", "bien-ban-kiem-phieu"
AGREES = {"ket-qua[0].tin-nhiem": "7"}
DISAGREES = {"ket-qua[0].tin-nhiem": "8"}

SECOND = {
    "respondent.ho-ten": "Trần Thị B",
    "uu-diem": "Giữ nền nếp giao ban.",
    "khuyet-diem": "Gửi tài liệu sinh hoạt muộn.",
    "bien-phap[0].han-che": "Gửi tài liệu sinh hoạt muộn",
    "bien-phap[0].giai-phap": "Gửi trước ba ngày",
}
LAST_YEAR = {
    "respondent.ten": "Chi bộ X",
    "period.kind": "year",
    "period.year": "2025",
    **{
        f"ke-hoach[{row}].{column}": text
        for row, (fault, day, state) in enumerate(
            [
                ("Nộp báo cáo chậm", "2020-01-31", "da-khac-phuc"),
                ("Họp tổ thưa", "2020-02-28", "dang-khac-phuc"),
                ("Sổ sách chưa đủ", "2099-12-31", "chua-khac-phuc"),
            ]
        )
        for column, text in {
            "han-che": fault,
            "giai-phap": "Xếp lịch lại",
            "nguoi-thuc-hien": "Lê Văn C",
            "thoi-han": day,
            "tinh-trang": state,
        }.items()
    },
}
"""A plan with a row that is done, one that is overdue, one that has time."""

Step = dict[str, Any]
Record = dict[str, Any]


def without(fields: dict[str, str], *tables: str) -> dict[str, str]:
    return {name: text for name, text in fields.items() if not name.startswith(tables)}


def downloads(form: str, *buttons: str) -> Iterator[Step]:
    for button in buttons:
        yield {"name": f"{form}.{button}", "do": "download", "button": button}


def members(fields: dict[str, str]) -> Iterator[Step]:
    """Two members: one keeps a save file, the other a Word file."""
    own = without(fields, "gop-y", "ket-luan", "khac-phuc-xong", "y-kien-sau")
    for who, typed, button in (("first", own, "save"), ("second", own | SECOND, "word")):
        yield {"name": f"{who}.form", "do": "form", "form": MEMBER}
        yield {"name": f"{who}.fill", "do": "fill", "fields": typed}
        yield from downloads(who, button)
        yield {"name": f"{who}.erase", "do": "erase"}


def minutes(fields: dict[str, str]) -> Iterator[Step]:
    files = ["first.save", "second.word"]
    typed = without(fields, "nguoi-tu-phe-binh[", "viec-khac-phuc[")
    yield {"name": "minutes.form", "do": "form", "form": MINUTES}
    yield {"name": "minutes.fill", "do": "fill", "fields": typed}
    for take in ("tu-ban-tu-phe-binh", "viec-tu-ban-tu-phe-binh"):
        yield {"name": f"minutes.{take}", "do": "take", "take": take, "files": files}
    yield {"name": "minutes.review", "do": "review"}
    yield from downloads("minutes", "word", "xlsx", "save")
    yield {"name": "minutes.back", "do": "comeBack"}


def plan() -> Iterator[Step]:
    yield {"name": "last.form", "do": "form", "form": PLAN}
    yield {"name": "last.fill", "do": "fill", "fields": LAST_YEAR}
    yield from downloads("last", "save")
    yield {"name": "last.erase", "do": "erase"}
    yield {"name": "plan.carry", "do": "take", "take": "ky-truoc", "files": ["last.save"]}
    files = ["minutes.word"]
    yield {"name": "plan.minutes", "do": "take", "take": "tu-bien-ban", "files": files}
    said = {f"ke-hoach[{row}].tinh-trang": "chua-khac-phuc" for row in (2, 3)}
    said |= {"period.kind": "year", "period.year": "2026"}
    yield {"name": "plan.fill", "do": "fill", "fields": said}
    yield {"name": "plan.review", "do": "review"}
    yield from downloads("plan", "word", "xlsx", "save")


def count(ballot: dict[str, str], fields: dict[str, str]) -> Iterator[Step]:
    yield {"name": "ballot.form", "do": "form", "form": BALLOT}
    yield {"name": "ballot.fill", "do": "fill", "fields": ballot}
    yield from downloads("ballot", "save")
    yield {"name": "count.form", "do": "form", "form": COUNT}
    yield {"name": "count.head", "do": "fill", "fields": without(fields, "ket-qua[")}
    files = ["ballot.save"]
    yield {"name": "count.take", "do": "take", "take": "tu-phieu-tin-nhiem", "files": files}
    numbers = {name: text for name, text in fields.items() if name.startswith("ket-qua[")}
    yield {"name": "count.wrong", "do": "fill", "fields": numbers | DISAGREES}
    yield {"name": "count.disagrees", "do": "review"}
    yield {"name": "count.right", "do": "fill", "fields": AGREES}
    yield {"name": "count.agrees", "do": "review"}
    other = {"mau-so": "so-phieu-phat-ra"}
    yield {"name": "count.other", "do": "fill", "fields": other}
    yield {"name": "count.otherBase", "do": "review"}
    yield from downloads("count", "word", "xlsx", "save")


@pytest.fixture(scope="session")
def definitions(site: Path) -> dict[str, FormDefinition]:
    """The forms of the meeting."""
    return {
        form: definition_from_data(read_script(site, form)["definition"])
        for form in (MEMBER, MINUTES, PLAN, BALLOT, COUNT)
    }


@pytest.fixture(scope="session")
def examples(site: Path, definitions: dict[str, FormDefinition]) -> dict[str, dict[str, str]]:
    """Form -> the fields of its worked example."""
    return {form: fields_of(worked_example(site, form), d) for form, d in definitions.items()}


@pytest.fixture(scope="session")
def meetings(
    site: Path,
    node: str,
    examples: dict[str, dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], Record]:
    """Holds the meeting in a browser when asked, once, and gives the record."""
    steps = [
        *members(examples[MEMBER]),
        *minutes(examples[MINUTES]),
        *plan(),
        *count(examples[BALLOT], examples[COUNT]),
    ]

    @cache
    def hold(browser: str) -> Record:
        folder = tmp_path_factory.mktemp(f"meeting-{browser}")
        told: dict[str, Any] = {"browser": browser, "start": (site / "index.html").as_uri()}
        for name in ("profile", "downloads"):
            (folder / name).mkdir()
            told[name] = str(folder / name)
        (folder / "plan.json").write_text(json.dumps({**told, "steps": steps}), encoding="utf-8")
        subprocess.run(
            [node, Path(__file__).with_name("meeting.mjs"), "plan.json", "record.json"],
            cwd=folder,
            env={**os.environ, "SO_TAY_CHROMIUM": environment.chromium() or ""},
            check=True,
            timeout=LONGEST,
        )
        record: Record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
        record["folder"] = folder / "downloads"
        return record

    return hold


@pytest.fixture(params=BROWSERS)
def record(request: pytest.FixtureRequest, node: str, meetings: Callable[[str], Record]) -> Record:
    """What was seen in one browser."""
    if not has_browser(node, request.param):
        missing(request.param)
    return arrived(meetings(request.param))


@pytest.fixture
def seen(record: Record) -> dict[str, Any]:
    """Step -> what it showed."""
    found: dict[str, Any] = record["seen"]
    return found


def column(values: dict[str, str], table: str, name: str) -> list[str]:
    """A column of a table on the page, row by row."""
    rows = {key: text for key, text in values.items() if key.startswith(f"{table}[")}
    found = {key: text for key, text in rows.items() if key.endswith(f"].{name}")}
    return [
        found[key] for key in sorted(found, key=lambda key: int(key.split("[")[1].split("]")[0]))
    ]


def wrong(review: dict[str, Any]) -> dict[str, list[str]]:
    """What a review finds beside hints."""
    return {title: said for title, said in review["findings"].items() if title != "Nên xem lại"}


def test_it_ends_without_a_complaint_and_nothing_leaves(record: Record) -> None:
    assert record["complaints"] == []
    assert from_pages(record["asked"]) == []


def test_every_field_is_there(seen: dict[str, Any]) -> None:
    filled = {name: step["lacking"] for name, step in seen.items() if "lacking" in step}
    assert len(filled) == 10
    assert filled == {name: [] for name in filled}


def test_minutes_take_what_two_members_wrote(
    seen: dict[str, Any], examples: dict[str, dict[str, str]]
) -> None:
    values = seen["minutes.viec-tu-ban-tu-phe-binh"]["values"]
    first = examples[MEMBER]
    names = [first["respondent.ho-ten"], SECOND["respondent.ho-ten"]]
    assert column(values, "nguoi-tu-phe-binh", "ho-ten") == names
    assert column(values, "nguoi-tu-phe-binh", "khuyet-diem") == [
        first["khuyet-diem"],
        SECOND["khuyet-diem"],
    ]
    assert column(values, "viec-khac-phuc", "nguoi-thuc-hien") == names
    assert column(values, "viec-khac-phuc", "giai-phap") == [
        first["bien-phap[0].giai-phap"],
        SECOND["bien-phap[0].giai-phap"],
    ]
    typed = seen["minutes.fill"]["values"]
    assert typed.items() <= values.items()
    assert seen["minutes.back"]["values"] == values


def test_minutes_agree_and_name_the_base_of_the_share(seen: dict[str, Any]) -> None:
    review = seen["minutes.review"]
    assert wrong(review) == {}
    assert "22/23 (95,7%" in " ".join(review["figures"])


def test_plan_carries_open_rows_on_and_takes_those_of_the_minutes(seen: dict[str, Any]) -> None:
    assert seen["last.fill"]["overdue"] == 1
    carried = seen["plan.carry"]
    assert column(carried["values"], "ke-hoach", "han-che") == ["Họp tổ thưa", "Sổ sách chưa đủ"]
    assert "period.year" not in carried["values"]
    assert carried["overdue"] == 1
    values = seen["plan.minutes"]["values"]
    made = seen["minutes.back"]["values"]
    for name in ("han-che", "giai-phap", "nguoi-thuc-hien", "thoi-han"):
        own = column(carried["values"], "ke-hoach", name)
        assert column(values, "ke-hoach", name) == own + column(made, "viec-khac-phuc", name)


def test_overdue_work_is_named(seen: dict[str, Any]) -> None:
    review = seen["plan.review"]
    assert wrong(review) == {}
    said = [hint for hint in review["findings"]["Nên xem lại"] if "28/02/2020" in hint]
    assert ["dòng 1" in hint and "đã quá hạn" in hint for hint in said] == [True]


def test_count_takes_the_people_of_the_ballot(
    seen: dict[str, Any], examples: dict[str, dict[str, str]]
) -> None:
    values = seen["count.take"]["values"]
    for name in ("ho-ten", "chuc-vu"):
        people = column(examples[BALLOT], "danh-sach", name)
        assert len(people) == 3
        assert column(values, "ket-qua", name) == people


def test_sums_that_disagree_are_told_until_they_agree(seen: dict[str, Any]) -> None:
    found = wrong(seen["count.disagrees"])
    assert list(found) == ["Chưa khớp nhau"]
    assert [
        "Ba mức cộng lại phải bằng số phiếu hợp lệ" in said for said in found["Chưa khớp nhau"]
    ] == [True]
    assert wrong(seen["count.agrees"]) == {}


def test_shares_name_the_base_that_was_chosen(seen: dict[str, Any]) -> None:
    valid = " ".join(seen["count.agrees"]["figures"]).lower()
    given_out = " ".join(seen["count.otherBase"]["figures"]).lower()
    assert "20/28 (71,4% số phiếu hợp lệ)" in valid
    assert "20/30 (66,7% số phiếu phát ra)" in given_out
    assert "hợp lệ" not in given_out


PAPERS = [("minutes", MINUTES), ("plan", PLAN), ("count", COUNT)]


@pytest.mark.parametrize(("paper", "form"), PAPERS, ids=[paper for paper, _ in PAPERS])
def test_papers_say_what_was_entered(
    record: Record, definitions: dict[str, FormDefinition], paper: str, form: str
) -> None:
    files = {
        button: (record["folder"] / record["seen"][f"{paper}.{button}"]["name"]).read_bytes()
        for button in ("save", "word", "xlsx")
    }
    definition = definitions[form]
    saved = cut_for_paper(decode(files["save"].decode("utf-8")), definition)
    assert decode(text_of_file(files["word"], "paper.docx")) == saved
    text = word_text(files["word"])
    lines = shown_texts(fields_of(saved, definition), definition)
    assert [line for line in lines if line not in text] == []
    cells = {cell for sheet in sheets(files["xlsx"]).values() for cell in sheet.values()}
    for question in definition.questions():
        texts = [c.id for c in question.columns if c.kind == "text"]
        rows = saved.rows(question.id)
        assert {row[name] for row in rows for name in texts} - {""} <= cells, question.id
