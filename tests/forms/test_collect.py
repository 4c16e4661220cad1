"""Gathering: neither order nor grouping changes the sums; every file is received or left."""

import itertools
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.codec import encode
from forms.collect import gathered as gathered_file
from forms.collect import packed
from forms.collect.gathering import Gathering
from forms.collect.listing import listing
from forms.collect.member import LARGEST
from forms.collect.outputs import gathered
from forms.collect.reading import ODD
from forms.collect.viewing import Wish, behind, view
from forms.errors import RequestError
from forms.export import docx
from forms.response import Answer, FormRef, Period, Response
from macros.word import template_for
from tests.forms.gatherings import (
    TODAY,
    File,
    at_level,
    definition,
    file,
    gather,
    person,
    plain,
    response,
    sums,
    zipped,
)
from tests.forms.strategies import responses

SMALL = definition()
FORM = FormRef.of(SMALL)
ALL = Wish(form="")

_answers = st.builds(
    Answer,
    value=st.sampled_from(["", "tot", "con-han-che", "chua-dat", "not_applicable"]),
    note=st.sampled_from(["", "Còn chậm."]),
    updated_at=st.sampled_from(["", "2026-11-20T03:00:00Z", "2026-11-20T04:00:00Z", "2026-12-01"]),
    seq=st.integers(0, 2),
)
_likely = st.builds(
    Response,
    form=st.just(FORM),
    respondent=st.fixed_dictionaries(
        {
            "ho-ten": st.sampled_from(["", "Nguyễn Văn An", "nguyễn văn  an", "Trần Thị Bình"]),
            "chuc-vu": st.sampled_from(["", "Đại đội trưởng"]),
        }
    ),
    period=st.sampled_from(
        [None, Period(kind="quarter", year=2026, index=3), Period(kind="year", year=2026)]
    ),
    answers=st.fixed_dictionaries({"doan-ket": _answers}),
)
_files = st.lists(_likely | responses, max_size=7).map(
    lambda made: [file(f"{place}.json", one) for place, one in enumerate(made)]
)


def gathered_of(files: list[File]) -> File | None:
    """What is handed on to the next level; nothing where nothing counts."""
    gathering = gather(files)
    try:
        output = gathered(gathering, ALL)
    except RequestError:
        return None
    return output.name, output.data


@settings(max_examples=60, deadline=None)
@given(_files, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(files: list[File], chance: Any) -> None:
    mixed = list(files)
    chance.shuffle(mixed)
    one, other = gather(files), gather(mixed)
    assert listing(one, hide_names=False) == listing(other, hide_names=False)
    assert view(one, Wish(form=SMALL.id)) == view(other, Wish(form=SMALL.id))
    if one.used():
        assert gathered(one, ALL) == gathered(other, ALL)


@settings(max_examples=60, deadline=None)
@given(_files, st.integers(0, 7), st.booleans())
def test_gathering_what_was_gathered_is_gathering_all_at_once(
    files: list[File], cut: int, in_zip: bool
) -> None:
    # The second group has some of the first one's files as well, as copies come by two ways.
    groups = [files[:cut], files[max(cut - 1, 0) :]]
    handed_on = [made for group in groups if (made := gathered_of(group))]
    if in_zip:
        handed_on = [zipped("cac-to.zip", handed_on)] if handed_on else []
    above = gather(handed_on)
    assert sums(above) == sums(gather(files))
    again = gathered_of(handed_on)
    if again:
        assert sums(gather([again])) == sums(above)


@settings(max_examples=60, deadline=None)
@given(_files)
def test_every_file_is_received_or_left_with_a_sentence(files: list[File]) -> None:
    gathering = gather(files)
    found = listing(gathering, hide_names=False)
    used = [one.name for one in found.files if one.state == "used"]
    left = [one.name for one in found.left]
    assert sorted([*used, *left]) == sorted(name for name, _ in files)
    for one in found.left:
        assert one.sentence.endswith(".")
        assert ODD not in one.sentence


def test_every_number_leads_to_answers_and_files() -> None:
    files = [file("an.json", at_level("An", "chua-dat")), file("b.json", at_level("Bình", "tot"))]
    gathering = gather([zipped("to-1.zip", files)])
    found = view(gathering, Wish(form=SMALL.id))
    row = next(r for r in found.sections[0].questions[0].rows if r.id == "chua-dat")
    (place,) = row.of
    assert (found.files[place].way, found.files[place].name) == (("to-1.zip",), "0-an.json")
    (answer,) = behind(gathering, Wish(form=SMALL.id), "doan-ket", [found.files[place].key])
    assert (answer.whose, answer.value) == ("An", "chua-dat")


def test_the_way_grows_with_every_level() -> None:
    first = gathered_of([file("an.json", person("An"))])
    assert first
    second = gathered_of([zipped("to-1.zip", [first])])
    assert second
    (member,) = plain(second[1])["members"]
    assert (member["way"], member["name"]) == (["to-1.zip", "0-gop.json"], "an.json")
    assert member["text"] == encode(person("An"))


def test_a_word_file_and_its_save_file_are_one() -> None:
    made = person("An")
    template = template_for(SMALL, None)
    paper = docx.write(SMALL, made, template, date="2026-11-21", with_data=True)
    gathering = gather([("an.docx", paper), file("an.json", made)])
    found = listing(gathering, hide_names=False)
    assert [one.name for one in found.files] == ["an.json"]
    assert [(one.name, one.kind) for one in found.left] == [("an.docx", "duplicate")]


def test_a_later_file_is_proposed_by_day_time_and_saves() -> None:
    def saved(at: str, saves: int, note: str) -> Response:
        answer = Answer(value="tot", note=note, updated_at=at, seq=saves)
        return replace(person("An"), answers={"doan-ket": answer})

    rising = [
        saved("", 0, "không ghi ngày"),
        saved("2026-11-20T03:00:00Z", 9, "ngày 20"),
        saved("2026-11-21T03:00:00Z", 1, "ngày 21, sáng"),
        saved("2026-11-21T09:00:00Z", 1, "ngày 21, chiều"),
        saved("2026-11-21T09:00:00Z", 2, "ngày 21, lưu lần nữa"),
    ]
    for earlier, later in itertools.pairwise(rising):
        gathering = gather([file("sau.json", later), file("truoc.json", earlier)])
        states = {one.name: one.state for one in listing(gathering, hide_names=False).files}
        assert states == {"sau.json": "used", "truoc.json": "superseded"}


def test_both_files_count_when_the_secretary_wants_both() -> None:
    gathering = gather([file("1.json", at_level("An", "tot")), file("2.json", person("An"))])
    assert len(gathering.used()) == 1
    for key in gathering.members:
        gathering.choose(key, True)
    assert len(gathering.used()) == 2
    for key in gathering.members:
        gathering.choose(key, False)
    assert gathering.used() == []
    for key in gathering.members:
        gathering.choose(key, None)
    assert len(gathering.used()) == 1


def test_a_choice_goes_up_to_the_next_level() -> None:
    gathering = gather([file("1.json", at_level("An", "tot")), file("2.json", person("An"))])
    (later,) = gathering.used()
    gathering.choose(later.key, False)
    (earlier,) = (key for key in gathering.members if key != later.key)
    gathering.choose(earlier, True)
    output = gathered(gathering, ALL)
    assert [one.key for one in gather([(output.name, output.data)]).used()] == [earlier]


@pytest.mark.parametrize("hidden", [False, True])
def test_names_are_there_or_nowhere(hidden: bool) -> None:
    files = [file("vuong-khai.json", at_level("Vương Khải", "tot")), ("vuong-hong.json", b"{")]
    gathering = gather([*files, file("vuong-khai-2.json", person("Vương Khải"))])
    wish = Wish(form=SMALL.id, roster="Vương Khải", hide_names=hidden)
    said = f"{asdict(listing(gathering, hide_names=hidden))} {asdict(view(gathering, wish))}"
    assert ("Vương" in said or "vuong" in said) is not hidden


def test_a_member_that_was_changed_is_left_and_the_others_go_on() -> None:
    made = gathered_of([file("an.json", person("An")), file("binh.json", person("Bình"))])
    assert made
    changed = made[1].replace("Bình".encode(), "Bính".encode())
    gathering = gather([("gop.json", changed)])
    assert [one.taken.lines[0] for one in gathering.used()] == ["An"]
    assert [one.name for one in gathering.left()] == ["binh.json"]


def test_a_member_too_large_to_hand_on_is_left() -> None:
    made = person("An")
    large = replace(made, answers={**made.answers, "uu-diem": Answer(value="x" * (LARGEST + 1))})
    gathering = gather([file("an.json", large)])
    assert [one.kind for one in gathering.left()] == ["too_large"]


def test_many_members_are_given_in_several_files() -> None:
    members = [
        gathered_file.GatheredMember(name=f"{n}.json", sha256="0" * 64, text="x" * 100)
        for n in range(10)
    ]
    pieces = list(gathered_file.in_pieces(members, 1000))
    assert [member for piece in pieces for member in piece] == members
    assert len(pieces) > 2
    made = [gathered_file.encode(gathered_file.Gathered(members=piece)) for piece in pieces]
    assert max(map(len, made)) < 1500


def test_a_zip_is_held_to_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [file(f"{place}.json", person(f"Người {place}")) for place in range(4)]
    size = len(files[0][1])
    monkeypatch.setattr(packed, "MOST_UNPACKED", 2 * size + 10)
    gathering = gather([zipped("tat-ca.zip", files)])
    assert len(gathering.used()) == 2
    assert {one.kind for one in gathering.left()} == {"too_large"}
    monkeypatch.setattr(packed, "MOST_MEMBERS", 3)
    (left,) = gather([zipped("tat-ca.zip", files)]).left()
    assert (left.name, left.kind) == ("tat-ca.zip", "too_large")


def test_what_upsets_the_reading_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(_: object) -> Response:
        raise RecursionError

    gathering = Gathering(today=TODAY)
    with monkeypatch.context() as patched:
        patched.setattr("forms.collect.member.decode", fall)
        gathering.add("an.json", file("an.json", person("An"))[1])
    gathering.add("binh.json", file("binh.json", person("Bình"))[1])
    assert [one.name for one in gathering.left()] == ["an.json"]
    assert gathering.left()[0].sentence.startswith(ODD)
    assert len(gathering.members) == 1


def test_own_answers_and_those_of_others_are_counted_apart() -> None:
    large = definition("large")
    made = response("large", answers={"dong-y": {"by": "collective", "value": "yes"}})
    found = view(gather([file("1.json", made)], large), Wish(form=large.id))
    sides = {side.by: side.answered for side in found.files[0].sides}
    assert sides["collective"] == 1
    assert sides["self"] > 1
    assert [one.others[0].said for one in found.opinions] == [("Có",)]
