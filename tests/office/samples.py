"""The small form of the golden cases, its template, and responses with awkward texts."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

from docx import Document

from forms.codec import decode_data, definition_from_data
from forms.definition import FormDefinition
from forms.export import docx, edits
from forms.response import Answer, FormRef, Period, Response, piece_said
from macros.word import template_for
from tests.golden import cases

DATE = "2026-11-22"
HOSTILE = (
    "{{7*7}}",
    "{{ho-ten}} {{#bien-phap}}{{viec}}{{/bien-phap}}",
    "<script>alert(1)</script>",
    "]]> <![CDATA[ & &amp; < > \" ' &#60;",
    "</w:t></w:r></w:p>",
    "\u0111a\u0323i đội, Nguyê\u0303n, tiê\u0301ng Việt",
    "cười 😀",
    "chữ 𝒳",
    "dòng một\ndòng hai\n\n\tthụt vào",
    " đầu và cuối có dấu cách ",
    "=1+1 | _nghiêng_ **đậm** [x](javascript:alert(1)) __proto__",
)
LONG = "Đã chủ động đối thoại, làm rõ từng việc của đơn vị. " * 100


@cache
def definition() -> FormDefinition:
    small = definition_from_data(cases.definition("small"))
    return replace(small, handbook="Sổ tay cán bộ")


@cache
def template() -> dict[str, Any]:
    return template_for(definition(), None)


def complete() -> Response:
    return decode_data(cases.response("complete"))


def filled(text: str, rows: int = 2) -> Response:
    """A response that has this text, made unmistakable by its place, in every place for texts."""
    form = definition()
    table = tuple(
        {
            "row_id": f"r{n}",
            "viec": f"việc{n} {text}",
            "thoi-han": f"2026-12-{n:02}",
            "nguoi-lam": f"người{n} {text}",
        }
        for n in range(1, rows + 1)
    )
    return Response(
        form=FormRef.of(form),
        respondent={field.id: f"{field.id}: {text}" for field in form.identity},
        period=Period(kind="quarter", year=2026, index=3),
        answers={
            "doan-ket": Answer(value="tot", note=f"A {text}", evidence=(f"B {text}", f"C {text}")),
            "phan-cong": Answer(value="not_applicable", not_applicable_reason=f"D {text}"),
            "mat-doan-ket": Answer(value="yes", note=f"E {text}"),
            "uu-diem": Answer(value=f"F {text}"),
            "khuyet-diem": Answer(value=f"G {text}"),
            "bien-phap": Answer(value=table),
        },
    )


def empty() -> Response:
    return decode_data(cases.response("empty"))


def write(response: Response, *, with_data: bool = True) -> bytes:
    return docx.write(definition(), response, template(), date=DATE, with_data=with_data)


def edits_of(data: bytes, response: Response) -> edits.Edits:
    """Where a file differs from the paper of a response."""
    return edits.find(data, definition(), response, template(), DATE)


def texts(response: Response) -> list[str]:
    """Every text that a person entered, also chosen labels' ids."""
    found = list(response.respondent.values())
    for answer in response.answers.values():
        found += [answer.note, *map(piece_said, answer.evidence), answer.not_applicable_reason]
        if isinstance(answer.value, str):
            found.append(answer.value)
        else:
            found += [text for row in answer.value for key, text in row.items() if key != "row_id"]
    return [text for text in found if text]


def paragraphs(data: bytes) -> list[str]:
    """What python-docx sees in a paper: paragraphs and cells, in any order."""
    document = Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    found = [paragraph.text for paragraph in document.paragraphs]
    return found + [paragraph.text for cell in cells for paragraph in cell.paragraphs]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def repack(data: bytes, **changed: bytes | None) -> bytes:
    """The same zip with parts replaced, added, or left out when `None`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            content = changed[name] if name in changed else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return packed.getvalue()
