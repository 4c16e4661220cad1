"""Who handed in and who is missing: told where names agree, asked where they nearly do."""

import pytest

from forms.collect.roster import expected, held_against

HEAD = "Họ và tên"


@pytest.mark.parametrize(
    ("line", "name", "unit"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An", ""),
        ("1. Nguyễn Văn An", "Nguyễn Văn An", ""),
        ("12)  Nguyễn Văn An ; Tổ 1", "Nguyễn Văn An", "Tổ 1"),
        ("3\tNguyễn Văn An\tTổ 1\tghi chú", "Nguyễn Văn An", "Tổ 1"),
        ("Nguyễn Văn An, Tổ 1", "Nguyễn Văn An", "Tổ 1"),
        ("4.\tNguyễn Văn An\t\tTổ 1", "Nguyễn Văn An", "Tổ 1"),
    ],
)
def test_a_line_is_a_person(line: str, name: str, unit: str) -> None:
    (found,) = expected(f"TT\t{HEAD}\tĐơn vị\n\n{line}\n \n", HEAD)
    assert (found.place, found.name, found.unit) == (1, name, unit)


def held(lines: str, *files: tuple[str, ...]) -> dict[str, tuple[str, tuple[int, ...]]]:
    found = held_against(expected(lines, HEAD), files)
    return {
        f"{one.name} {one.unit}".strip(): (one.state, one.of or one.near) for one in found.people
    }


@pytest.mark.parametrize("name", ["NGUYỄN  văn an", "Nguyễn Văn An"])
def test_capitals_blanks_and_composition_do_not_matter(name: str) -> None:
    assert held("Nguyễn Văn An", (name,)) == {"Nguyễn Văn An": ("handed", (0,))}


@pytest.mark.parametrize(
    "name", ["Nguyen Van An", "Nguyễn Văn Ân", "Văn An Nguyễn", "Nguyễn Văn Anh", "Nguyễ Văn An"]
)
def test_a_near_name_is_told_and_not_taken(name: str) -> None:
    assert held("Nguyễn Văn An", (name,)) == {"Nguyễn Văn An": ("near", (0,))}


@pytest.mark.parametrize("name", ["", "Trần Thị Bình", "Nguyễn Văn Bảo"])
def test_another_name_is_missing(name: str) -> None:
    assert held("Nguyễn Văn An", (name,)) == {"Nguyễn Văn An": ("missing", ())}


def test_a_name_that_is_somebody_elses_is_near_to_nobody() -> None:
    found = held("Lê Văn Hùng\nLê Văn Hưng", ("Lê Văn Hùng",))
    assert found == {"Lê Văn Hùng": ("handed", (0,)), "Lê Văn Hưng": ("missing", ())}


def test_units_tell_persons_of_one_name_apart() -> None:
    files = (("Lê An", "Tổ 1"), ("Lê An", "tổ  2"))
    assert held("Lê An, Tổ 1\nLê An, Tổ 2", *files) == {
        "Lê An Tổ 1": ("handed", (0,)),
        "Lê An Tổ 2": ("handed", (1,)),
    }


def test_what_cannot_be_told_apart_is_said_to_be_unclear() -> None:
    assert held("Lê An\nLê An, Tổ 2", ("Lê An", "Tổ 1"))["Lê An Tổ 2"] == ("unclear", (0,))
    assert held("Lê An", ("Lê An", "Tổ 1"), ("Lê An", "Tổ 2"))["Lê An"][0] == "unclear"


def test_whoever_is_not_on_the_list_is_a_stranger() -> None:
    found = held_against(expected("An\nBình", HEAD), (("Bình",), ("Cường",), ("",)))
    assert found.strangers == (1, 2)


def test_long_lists_and_long_names_take_no_time() -> None:
    names = [f"Nguyễn Văn {number}" for number in range(3000)]
    files = [(f"Nguyen Van {number}",) for number in range(3000)] + [("x" * 1_000_000,)]
    found = held_against(expected("\n".join(names), HEAD), files)
    assert {one.state for one in found.people} == {"near"}
