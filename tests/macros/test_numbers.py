"""A document's number stays in one piece on a page, and the page's text stays the same."""

import re

import pytest

from macros.pages.numbers import unbroken
from macros.text import escape


def marked(html: str) -> list[str]:
    return re.findall(r'<span class="hb-number">(.*?)</span>', html)


def without(html: str) -> str:
    return re.sub(r'<span class="hb-number">(.*?)</span>', r"\1", html)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chỉ thị số 53-CT/ĐU ngày 16/5/2018", ["53-CT/ĐU"]),
        ("Nghị định 335/2025/NĐ-CP, 12a-HD/BTCTW", ["335/2025/NĐ-CP", "12a-HD/BTCTW"]),
        ("(366-QĐ/TW) và 105-QĐ/TƯ.", ["366-QĐ/TW", "105-QĐ/TƯ"]),
        ("Số: 02-QĐ/HU: “4628-CV/VPTW”", ["02-QĐ/HU", "4628-CV/VPTW"]),
        ("Nhiệm kỳ 2020-2025, 30/8/2025, 12/2018, 5 năm", []),
        ("https://vidu.vn/16-HD-BTCTW-2018-kiem-diem.aspx", []),
        ("Quy-định-1", []),
    ],
)
def test_numbers_in_a_text(text: str, numbers: list[str]) -> None:
    html = f"<p>{escape(text)}</p>"
    assert marked(unbroken(html)) == numbers
    assert without(unbroken(html)) == html


@pytest.mark.parametrize(
    "html",
    [
        '<a href="53-CT/ĐU" title="Chỉ thị 53-CT/ĐU">xem</a>',
        "<svg><text>53-CT/ĐU</text></svg>",
        '<script type="application/json">{"a": "53-CT/ĐU"}</script>',
        "<select><option>53-CT/ĐU</option></select>",
        "<pre><code>53-CT/ĐU\n</code></pre>",
    ],
)
def test_what_is_no_running_text_stays(html: str) -> None:
    assert unbroken(html) == html


def test_numbers_in_and_around_elements() -> None:
    html = '<h1 id="53-CT">Chỉ thị <em>53-CT/ĐU</em></h1><svg>1-A/B</svg><p>66-QĐ/TW</p>'
    assert marked(unbroken(html)) == ["53-CT/ĐU", "66-QĐ/TW"]
    assert without(unbroken(html)) == html
