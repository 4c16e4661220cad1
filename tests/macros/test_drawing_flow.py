"""Steps as a picture, and the size of letters on a procedure's sheet."""

import pytest

from macros.pages.drawing.flow import Work, flow
from macros.pages.drawing.picture import Picture
from macros.pages.sheet import COLUMNS, Sheet
from tests.macros.drawing_graphs import Point, heads, outside, overlapping

LONG = "Tự phê bình và phê bình trước cấp ủy, chi bộ, hoặc trao đổi kinh nghiệm đã chuẩn bị"


def works(count: int) -> list[Work]:
    return [
        Work(LONG[: 10 + 7 * i % 70], (f"Ai làm: {LONG}",) * (i % 4), f"#step-s{i}")
        for i in range(count)
    ]


def picture(count: int, columns: int, *, ordered: bool = True) -> Picture:
    return flow("Các bước", works(count), columns=columns, ordered=ordered)


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 13, 100])
def test_every_work_has_its_box(count: int, columns: int) -> None:
    made = picture(count, columns)
    assert [box.number for box in made.boxes] == [str(i + 1) for i in range(count)]
    assert [box.href for box in made.boxes] == [f"#step-s{i}" for i in range(count)]
    assert overlapping(made) == []
    assert outside(made) == []


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_arrows_lead_from_each_work_to_the_next(columns: int) -> None:
    made = picture(13, columns)
    (stroke,) = made.strokes

    def begins(point: Point) -> list[str]:
        x, y = point
        return [
            box.number
            for box in made.boxes
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
        ]

    assert [begins(head) for head in heads(stroke.heads)] == [[str(i)] for i in range(2, 14)]
    starts = [tuple(map(int, part.split("V")[0].split("H")[0].split(",")))
              for part in stroke.path.split("M")[1:]]  # fmt: skip
    assert [begins((x, y)) for x, y in starts] == [[str(i)] for i in range(1, 13)]


def test_works_without_an_order_have_no_arrows() -> None:
    made = picture(13, 2, ordered=False)
    assert made.strokes == ()
    assert [box.number for box in made.boxes] == [str(i + 1) for i in range(13)]


def test_one_work_leads_nowhere() -> None:
    assert picture(1, 2).strokes == ()


def sheet(rows: int, cell: str) -> Sheet:
    row = ("1", *(cell,) * (len(COLUMNS) - 1))
    return Sheet("Lấy phiếu", ("Theo: A",), (row,) * rows, ("Thứ tự", "Nguồn"), ("Sổ tay",))


def test_letters_get_smaller_with_more_to_print() -> None:
    sizes = [sheet(rows, LONG).letters for rows in (1, 5, 8, 13, 20, 25)]
    assert sizes[0] == 12
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 3
    assert sheet(13, "ngắn").letters == 12
    assert sum(COLUMNS) == 100
