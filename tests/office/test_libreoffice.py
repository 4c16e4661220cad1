"""The paper in a real office program: every text is there, and the answers survive a saving."""

import io
import re
import unicodedata
from dataclasses import replace

import pytest
from docx import Document

from forms.codec import cut_for_paper, decode, encode
from forms.export import docx, edits, word_file
from forms.response import Answer, Response
from macros.word import compile_template, default_template
from tests.office import samples
from tests.office.conftest import Convert, Pages

pytestmark = pytest.mark.office


def squeezed(text: str) -> str:
    """Without what a PDF does not keep: white space, and marks as letters of their own."""
    return re.sub(r"\s|[\u200b-\u200f\u2060\ufe0f]", "", unicodedata.normalize("NFC", text))


def many_texts() -> Response:
    """All awkward texts, one after another in every place for text."""
    return samples.filled("\n".join(samples.HOSTILE))


def whole(pages: list[str]) -> str:
    """The text of all pages without page numbers, footers and white space."""
    return "".join(
        squeezed(re.sub(r"Sổ tay [^·\n]+ · phiên bản .*", "", re.sub(r"\A\s*\d+\n", "", page)))
        for page in pages
    )


def test_every_answer_is_in_the_pdf(pages: Pages) -> None:
    responses = [samples.filled(text) for text in samples.HOSTILE]
    found = pages([samples.write(response) for response in responses])
    for response, paper in zip(responses, found, strict=True):
        text = whole(paper)
        for typed in samples.texts(cut_for_paper(response, samples.definition())):
            if typed not in ("tot", "yes", "not_applicable") and not typed.startswith("2026-"):
                assert squeezed(typed) in text


def test_five_thousand_characters_are_in_the_pdf(pages: Pages) -> None:
    words = "".join(f"từ{number}; " for number in range(800))
    assert len(words) > 5000
    answers = {
        "uu-diem": Answer(value=words),
        "bien-phap": Answer(
            value=({"row_id": "r1", "viec": words, "thoi-han": "", "nguoi-lam": ""},)
        ),
    }
    text = whole(*pages([samples.write(replace(samples.empty(), answers=answers))]))
    for number in range(800):
        assert text.count(f"từ{number};") == 2, number


def test_page_numbers_from_page_two(pages: Pages) -> None:
    (found,) = pages([samples.write(samples.filled(samples.LONG))])
    assert len(found) > 3
    for number, page in enumerate(found, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert (lines[0] == str(number)) == (number > 1)
        said = "Sổ tay cán bộ · phiên bản nội dung 0 (22222222) · phieu-nho · Mã bản điền "
        assert re.fullmatch(re.escape(said) + "[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", lines[-1])
    assert "PHIẾU NHỎ ĐỂ THỬ" in found[0]


def test_the_table_s_head_comes_again_on_every_page(pages: Pages) -> None:
    (found,) = pages([samples.write(samples.filled("việc phải làm " * 30, rows=12))])
    with_head = [n for n, page in enumerate(found) if re.search("TT Biện pháp Thời hạn", page)]
    rows = [n for n, page in enumerate(found) if re.search(r"(?m)\b(việc|người)\d+ việc", page)]
    assert len(rows) >= 3
    assert set(rows) <= set(with_head)


def test_the_signature_stays_on_one_page(pages: Pages) -> None:
    found = pages([samples.write(signed(lines)) for lines in range(0, 66, 2)])
    # The lengths reach over a page's end, so that some block was in its way.
    assert {len(paper) for paper in found} >= {2, 3}
    for paper in found:
        last = paper[-1]
        for text in ("ngày 22 tháng 11 năm 2026", "NGƯỜI TỰ ĐÁNH GIÁ", "(Ký, ghi rõ họ tên)"):
            assert text in last
        assert last.index("NGƯỜI TỰ ĐÁNH GIÁ") < last.index("Trần Thị Ký Tên")


def signed(lines: int) -> Response:
    """A response as long as its lines, its table empty."""
    words = "\n".join(f"dòng {number}" for number in range(lines))
    return replace(
        samples.empty(),
        respondent={"ho-ten": "Trần Thị Ký Tên", "cap-bac": "", "chuc-vu": ""},
        answers={"khuyet-diem": Answer(value=words)} if words else {},
    )


@pytest.fixture(scope="module")
def saved_again(convert: Convert) -> tuple[bytes, bytes]:
    """A paper, and the same after LibreOffice has opened and saved it."""
    paper = samples.write(many_texts())
    return paper, convert([paper], "docx", "docx")[0]


def test_the_answers_survive_a_saving(saved_again: tuple[bytes, bytes]) -> None:
    paper, again = saved_again
    assert again != paper
    assert word_file.find(again) == word_file.find(paper)
    cut = cut_for_paper(many_texts(), samples.definition())
    assert decode(word_file.read(again)) == cut


def test_the_second_copy_survives_too(saved_again: tuple[bytes, bytes]) -> None:
    _, again = saved_again
    custom = [name for name in samples.names(again) if name.startswith("customXml/")]
    assert custom
    without = samples.repack(again, **dict.fromkeys(custom))
    assert word_file.read(without) == encode(cut_for_paper(many_texts(), samples.definition()))


def test_a_saving_changes_no_visible_text(saved_again: tuple[bytes, bytes]) -> None:
    _, again = saved_again
    assert samples.edits_of(again, many_texts()) == edits.Edits()


def test_an_edit_after_a_saving_is_noticed(saved_again: tuple[bytes, bytes]) -> None:
    paper, again = saved_again
    document = Document(io.BytesIO(again))
    heading = next(p for p in document.paragraphs if p.text.startswith("1.1."))
    heading.add_run(" thêm")
    document.tables[0].cell(1, 1).paragraphs[0].add_run(" thêm")
    edited = io.BytesIO()
    document.save(edited)
    places = ("Câu 1.1 “Giữ gìn đoàn kết trong đơn vị”", "Câu 3.3 “Biện pháp khắc phục”")
    assert samples.edits_of(edited.getvalue(), many_texts()) == edits.Edits(places, False)
    assert word_file.read(edited.getvalue()) == word_file.read(paper)


@pytest.mark.parametrize("ending", ["odt", "doc"])
def test_the_answers_survive_another_format(convert: Convert, ending: str) -> None:
    paper = samples.write(many_texts())
    (other,) = convert([paper], "docx", ending)
    back = other if ending == "odt" else convert([other], ending, "docx")[0]
    assert word_file.find(back) == word_file.find(paper)
    assert samples.edits_of(back, many_texts()) == edits.Edits()


def test_a_template_saved_by_an_office_program_is_taken(convert: Convert) -> None:
    form = samples.definition()
    (own,) = convert([default_template(form)], "docx", "docx")
    template = compile_template(own, form).as_json()
    response = many_texts()
    paper = docx.write(form, response, template, date=samples.DATE, with_data=True)
    mine = [text for text in samples.paragraphs(samples.write(response)) if text]
    assert [text for text in samples.paragraphs(paper) if text] == mine
    assert word_file.read(paper) == word_file.read(samples.write(response))
    (again,) = convert([paper], "docx", "docx")
    assert edits.find(again, form, response, template, samples.DATE) == edits.Edits()
