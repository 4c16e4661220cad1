"""What the tests write into a form: every question, every text that went wrong somewhere."""

import re
from collections import Counter
from itertools import cycle

from forms.days import DAY
from forms.definition import FormDefinition
from forms.question import NOT_APPLICABLE, Question, label_of

LONG = " ".join(f"đoạn{number:04d}" for number in range(1000))[:5000]
TEXTS = {
    "vietnamese": "Đồng chí ưu tú, gương mẫu – “nói đi đôi với làm”; ỷ lại, ẩu, ữ, ợ, ỗ, ẵ, Ỵ, Ð",
    "lines": "Dòng một\nDòng hai\n\nDòng bốn, sau một dòng trống",
    "marks": "& < > \" ' &amp; &lt;b&gt; \\ / ` ~",
    "emoji": "👍🏽 ✅ 🇻🇳 👨‍👩‍👧 𝒜",
    "templates": "{{7*7}} {% raw %} ${7*7} {{ho_ten}} {{#bien-phap}}x{{/bien-phap}}",
    "script": "<script>window.__x=1</script><b>đậm</b><img src=x onerror=window.__x=1>",
    "markdown": "[x](javascript:window.__x=1) | _nghiêng_ **đậm** `mã` # đầu đề",
    "objects": "__proto__ constructor toString hasOwnProperty",
    "formulas": "=1+1 @SUM(A1) -2 +3",
    "long": LONG,
}
"""Name -> text; all NFC and with `\\n`, as the page keeps them."""
PERIOD = {"period.kind": "quarter", "period.index": "3", "period.year": "2026"}


def fill_all(definition: FormDefinition) -> dict[str, str]:
    """Field name -> text for every field that shows, in the order a person meets them.

    A table's cell is named `<question>[<row>].<column>`, as in `fields_in_page.js`.
    """
    texts = cycle(TEXTS.values())
    single_lines = cycle(text for text in TEXTS.values() if "\n" not in text and text != LONG)
    fields = {f"respondent.{field.id}": next(single_lines) for field in definition.identity}
    fields |= PERIOD if definition.periods else {}
    seen: Counter[str] = Counter()
    for question in definition.questions():
        choices = list(definition.choices(question))
        if question.kind == "table":
            fields |= _rows(question)
        elif not choices:
            fields[question.id] = _TYPED.get(question.kind) or next(texts)
            if question.role == "strengths":
                fields[question.id] = LONG
        else:
            value = choices[seen[question.kind] % len(choices)]
            seen[question.kind] += 1
            fields[question.id] = value
            if value == NOT_APPLICABLE:
                fields[f"{question.id}.not_applicable_reason"] = next(single_lines)
            if question.kind in ("scale", "yes_no"):
                fields[f"{question.id}.note"] = next(texts)
            if question.kind == "scale":
                fields |= _evidence(question.id, next(single_lines))
    return fields


_TYPED = {"date": "2026-12-20", "number": "7,5"}


def _evidence(question_id: str, name: str) -> dict[str, str]:
    """Two pieces: one with all that is known of it, one with its name alone."""
    full = {"name": name, "number": "12-NQ/CB", "date": "2026-02-03", "place": "Tủ lưu trữ"}
    pieces = (full, {"name": "Biên bản số 12"})
    return {
        f"{question_id}.evidence[{at}].{member}": text
        for at, piece in enumerate(pieces)
        for member, text in piece.items()
    }


def _rows(question: Question) -> dict[str, str]:
    """Five rows, more than the page begins with, or the rows that the table has."""
    texts = cycle(text for text in TEXTS.values() if text != LONG)
    return {
        f"{question.id}[{row}].{column.id}": {
            "date": f"2026-12-{row + 1:02d}",
            "number": str(row + 1),
            "choice": column.options[row % len(column.options)].id if column.options else "",
        }.get(column.kind)
        or next(texts)
        for row in range(len(question.rows) or 5)
        for column in question.columns
    }


def shown_texts(fields: dict[str, str], definition: FormDefinition) -> set[str]:
    """The lines that a paper made of these fields must show, the chosen values' labels included."""
    lines: set[str] = set()
    for name, value in fields.items():
        question = definition.question(name)
        choices = definition.choices(question) if question else {}
        if value in choices:
            lines.add(choices[value])
        elif (cell := _CELL.match(name)) and (table := definition.question(cell["table"])):
            column = table.column(cell["column"])
            lines.update(_said(label_of(column.options if column else (), value)))
        elif not name.startswith("period."):
            lines.update(_said(value))
    return lines - {""}


_CELL = re.compile(r"(?P<table>.+)\[\d+\]\.(?P<column>.+)")


def _said(value: str) -> list[str]:
    """The lines of a text, a day as people write it."""
    return DAY.sub(r"\3/\2/\1", value).split("\n")
