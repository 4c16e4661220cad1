"""What is taken away from a gathering, opened by LibreOffice."""

from forms.collect import outputs, sheets
from forms.collect.viewing import Wish
from macros.word.gathering import gathering_template
from tests.forms.gatherings import at_level, file, gather
from tests.office.conftest import Convert, Pages

WISH = Wish(form="phieu-nho", roster="An\nBình\nCường")
FORMULA = "=1+1"


def test_the_report_shows_its_tables_and_pictures(pages: Pages) -> None:
    people = {"An": "tot", "Bình": "chua-dat"}
    gathering = gather(
        [file(f"{name}.json", at_level(name, level)) for name, level in people.items()]
    )
    report = outputs.word(gathering, WISH, gathering_template()).data
    (texts,) = pages([report])
    whole = "\n".join(texts)
    for text in ("TỔNG HỢP CÁC BẢN ĐIỀN", "Chưa nộp", "15/12/2026", "Số bản được tính: 2"):
        assert text in whole
    # Once in a table and once in a picture.
    assert whole.count("1.1. Giữ gìn đoàn kết trong đơn vị") >= 2
    assert whole.count("2.1. Đơn vị có để xảy ra mất đoàn kết không?") >= 2


def test_the_spreadsheet_opens_and_nothing_in_it_is_reckoned(convert: Convert) -> None:
    made = sheets.answers(gather([file("an.json", at_level(FORMULA, "tot"))]), WISH).data
    (csv,) = convert([made], "xlsx", "csv")
    lines = csv.decode("latin-1").splitlines()
    assert any(line.startswith((f"{FORMULA},", f'"{FORMULA}"')) for line in lines)
