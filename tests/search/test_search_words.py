"""Words cut at build are those that Material's worker cuts, or marks would stand beside them."""

import base64
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.search_words import FIELDS, GAPS, INDEX, with_words, words_of

SCRIPT = Path(__file__).with_name("cut.mjs")
TEXTS = [
    "",
    " ",
    "một",
    "Một hai, ba-bốn;  năm",
    "<p>Một hai.</p>\n<p>Ba</p> bốn <ul><li>năm</li> <li>sáu <code>bảy</code>tám</li></ul>chín",
    "trước <p>trong</p> sau",
    "một<br/>hai <hr> ba",
    "A &amp; B &lt;b&gt; c&#39;d &unknown; 5<6",
    "53-CT/ĐU (2018): “nêu gương”",
    "hai\u00a0ba\u200bbốn\u2060năm",
]
Cut = Callable[[list[str]], list[list[tuple[str, int]]]]


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / INDEX).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def cut(node: str, site: Path, index: dict[str, Any]) -> Cut:
    """Cut texts as the worker does."""

    def asked(texts: list[str]) -> list[list[tuple[str, int]]]:
        done = subprocess.run(
            [node, str(SCRIPT), str(site)],
            input=json.dumps({"config": index["config"], "texts": texts}),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [[(word, gap) for word, gap in words] for words in json.loads(done.stdout)]

    return asked


def lower(text: str, separator: str) -> list[tuple[str, int]]:
    return [(word.lower(), gap) for word, gap in words_of(text, separator)]


def test_texts_of_every_shape(cut: Cut, index: dict[str, Any]) -> None:
    separator = index["config"]["separator"]
    assert [lower(text, separator) for text in TEXTS] == cut(TEXTS)


def test_every_text_of_the_site(cut: Cut, index: dict[str, Any]) -> None:
    separator = index["config"]["separator"]
    texts = [text for entry in index["docs"] for text in (entry["title"], entry["text"])]
    assert len(texts) > 1000
    wrong = [
        text
        for text, words in zip(texts, cut(texts), strict=True)
        if lower(text, separator) != words
    ]
    assert wrong == []


def unpacked(packed: str) -> Iterator[int]:
    number = shift = 0
    for byte in base64.b64decode(packed):
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0


def test_words_come_back_from_the_index(index: dict[str, Any]) -> None:
    separator = index["config"]["separator"]
    many = " ".join(f"từ{number}" for number in range(6000))
    docs: list[dict[str, Any]] = [
        {"location": "a.html", "title": "Một", "text": "<p>Hai, ba</p>", "tags": ["Văn bản", "5"]},
        {"location": "b.html", "title": "", "text": many},
    ]
    made = with_words({"config": index["config"], "docs": docs})
    packed = made["config"]["fields"]["text"]["cut"]
    for field in FIELDS:
        found: list[list[tuple[str, int]]] = [[]]
        for number in unpacked(packed[field]):
            if number:
                place, gap = divmod(number - 1, GAPS)
                found[-1].append((packed["forms"][place], gap))
            else:
                found.append([])
        texts = [doc.get(field, "") for doc in docs]
        values = [text if isinstance(text, list) else [text] for text in texts]
        expected = [[w for text in value for w in words_of(text, separator)] for value in values]
        assert found == [*expected, []]
