"""What the tests write into a form: every question, every text that went wrong somewhere."""

from collections.abc import Iterator
from itertools import cycle

from forms.definition import FormDefinition
from forms.question import NOT_APPLICABLE, Question

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
    fields |= PERIOD
    answers = _choices(definition)
    for question in definition.questions():
        if question.kind == "table":
            fields |= _rows(question)
        elif question.kind == "text":
            fields[question.id] = LONG if question.role == "strengths" else next(texts)
        else:
            value = next(answers[question.kind])
            fields[question.id] = value
            if value == NOT_APPLICABLE:
                fields[f"{question.id}.not_applicable_reason"] = next(single_lines)
            fields[f"{question.id}.note"] = next(texts)
            if question.kind == "scale":
                fields[f"{question.id}.evidence"] = f"{next(single_lines)}\nBiên bản số 12"
    return fields


def _choices(definition: FormDefinition) -> dict[str, Iterator[str]]:
    """Question kind -> its values, over and over."""
    found: dict[str, Iterator[str]] = {}
    for kind in ("scale", "yes_no"):
        question = next(q for q in definition.questions() if q.kind == kind)
        found[kind] = cycle(definition.choices(question))
    return found


def _rows(question: Question) -> dict[str, str]:
    """Five rows, more than the page begins with."""
    texts = cycle(text for text in TEXTS.values() if text != LONG)
    return {
        f"{question.id}[{row}].{column.id}": (
            f"2026-12-{row + 1:02d}" if column.kind == "date" else next(texts)
        )
        for row in range(5)
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
        elif not name.startswith("period."):
            day = value.split("-") if name.endswith("thoi-han") else []
            lines.update(["/".join(reversed(day))] if day else value.split("\n"))
    return lines - {""}
