"""A gathering as a Word report; `macros/word/gathering.py` makes the template at build."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from typing import Any

from forms.collect.counts import said_yes
from forms.collect.left import Left, path
from forms.collect.remedies import STATES
from forms.collect.roster import Attendance, Person
from forms.collect.view import SIDES, Counts, Opinions, Said, SectionCounts, Shortcoming, View
from forms.collect.viewing import Behind
from forms.days import day
from forms.export import charts
from forms.export.archive import pack
from forms.export.charts import Chart
from forms.export.docx import Scope, broken_template_said, fill
from forms.naming import shortened

TITLE, PERIOD, FORM_NOTE, HANDBOOK, DATE, COUNT, NOTES = (
    "phieu",
    "ky",
    "loi-dan",
    "so-tay",
    "ngay",
    "so-ban",
    "luu-y",
)
ROSTER, STRANGERS, FILES, LEFT, SECTIONS, PICTURES, QUESTIONS = (
    "danh-sach",
    "ngoai-danh-sach",
    "ban",
    "tep-bo",
    "phan",
    "hinh",
    "cau",
)
TRIGGERS, LACKING, MORE, REMEDIES, OPINIONS = (
    "truong-hop",
    "han-che",
    "con-nua",
    "bien-phap",
    "y-kien",
)
EVERYWHERE = frozenset(
    {TITLE, PERIOD, FORM_NOTE, HANDBOOK, DATE, COUNT, NOTES, STRANGERS, MORE, "cot-ten"}
    | {f"co-{name}" for name in (ROSTER, LEFT, TRIGGERS, LACKING, REMEDIES, OPINIONS)}
)
"""The names that a template may use anywhere; `co-<rows>` has a text when there are such rows."""
TABLES: Mapping[str, tuple[str, ...]] = {
    ROSTER: ("nguoi.tt", "nguoi.ten", "nguoi.don-vi", "nguoi.nop", "nguoi.ghi-chu"),
    FILES: ("ban.cua", "ban.muc", "ban.ky", "ban.tra-loi", "ban.tep"),
    LEFT: ("tep.ten", "tep.ly-do"),
    SECTIONS: ("phan.ten", PICTURES, QUESTIONS),
    PICTURES: ("hinh.ten", "hinh.cho"),
    QUESTIONS: ("cau.ten", "cau.dem"),
    TRIGGERS: ("truong-hop.cau", "truong-hop.he-qua", "truong-hop.co", "truong-hop.cua"),
    LACKING: ("han-che.cau", "han-che.cua", "han-che.noi-dung"),
    REMEDIES: ("bien-phap.cua", "bien-phap.noi-dung", "bien-phap.han", "bien-phap.tinh-trang"),
    OPINIONS: ("y-kien.cua", "y-kien.tu-neu", "y-kien.ben-kia"),
}
"""What has rows, and the names in a row."""

MOST_TEXTS = 300
"""Written shortcomings on a paper; a spreadsheet has all of them."""
_BARS = 16
"""In one picture, so that it fits a page."""
_YES_NO = "Có, không"
_NO_NAME = "(chưa ghi tên)"
_ATTENDANCE: Mapping[Attendance, str] = {
    "handed": "Đã nộp",
    "missing": "Chưa nộp",
    "near": "Cần xem",
    "unclear": "Cần xem",
}

Texts = Sequence[tuple[Shortcoming, Sequence[Behind]]]


def write(view: View, texts: Texts, left: Sequence[Left], template: Mapping[str, Any]) -> bytes:
    """The report as a .docx, the same bytes for the same input; it carries no data.

    `texts` are what is behind the view's shortcomings.

    Raises:
        DefinitionError: the template is broken or made for something else.
    """
    pictures: list[Chart] = []
    with broken_template_said():
        scope = fields(view, texts, left, pictures)
        parts = fill(template, scope, _said)
        charts.put_in(parts, pictures)
        return pack({name: part.encode() for name, part in parts.items()})


def _said(name: str, text: str) -> str:
    return text if name.endswith("hinh.cho") else charts.unmarked(text)


def fields(view: View, texts: Texts, left: Sequence[Left], pictures: list[Chart]) -> Scope:
    """Every name that the template may use; what is to be drawn is added to `pictures`."""
    lacking = list(_lacking(texts))
    rows: dict[str, list[Scope]] = {
        ROSTER: [_person(one) for one in (view.roster.people if view.roster else ())],
        FILES: list(_files(view)),
        LEFT: [{"tep.ten": path(one.way, one.name), "tep.ly-do": one.sentence} for one in left],
        SECTIONS: [_section(section, pictures) for section in view.sections],
        TRIGGERS: list(_triggers(view)),
        LACKING: lacking[:MOST_TEXTS],
        REMEDIES: list(_remedies(view)),
        OPINIONS: [_opinions(view, one) for one in view.opinions],
    }
    return {
        TITLE: view.title,
        PERIOD: view.period,
        FORM_NOTE: view.disclaimer,
        HANDBOOK: view.handbook,
        DATE: day(view.today),
        COUNT: str(len(view.files)),
        NOTES: "\n".join(view.notes),
        STRANGERS: _strangers(view),
        MORE: _more(len(lacking) - MOST_TEXTS),
        "cot-ten": view.whose_label,
        **{f"co-{name}": "x" if found else "" for name, found in rows.items()},
        **rows,
    }


def _person(one: Person) -> Scope:
    said = (str(one.place), one.name, one.unit, _ATTENDANCE[one.state], one.note)
    return dict(zip(TABLES[ROSTER], said, strict=True))


def _strangers(view: View) -> str:
    of = view.roster.strangers if view.roster else ()
    return "; ".join(_whose(view, place) for place in of)


def _whose(view: View, place: int) -> str:
    return view.files[place].whose or _NO_NAME


def _files(view: View) -> Iterator[Scope]:
    labels = view.line_labels
    for file in view.files:
        lines = [f"{lab}: {text}" for lab, text in zip(labels, file.lines, strict=True) if text]
        answered = [f"{SIDES[s.by]}: {s.answered}/{s.asked} câu" for s in file.sides]
        said = (
            file.whose or _NO_NAME,
            "\n".join(lines),
            file.period_said,
            "\n".join(answered),
            path(file.way, file.name),
        )
        yield dict(zip(TABLES[FILES], said, strict=True))


def _section(section: SectionCounts, pictures: list[Chart]) -> Scope:
    drawn: list[Scope] = []
    for title, chart in _charts(section):
        pictures.append(chart)
        drawn.append({"hinh.ten": title, "hinh.cho": charts.mark(len(pictures))})
    return {
        "phan.ten": section.title,
        PICTURES: drawn,
        QUESTIONS: [
            {
                "cau.ten": _question(one.number, one.label),
                "cau.dem": "; ".join(f"{row.label}: {row.count}" for row in one.rows),
            }
            for one in section.questions
        ],
    }


def _charts(section: SectionCounts) -> Iterator[tuple[str, Chart]]:
    """The questions that are answered by the same scale, and those by yes or no, with a title."""
    groups: dict[str, list[Counts]] = {}
    for question in section.questions:
        if question.kind in ("scale", "yes_no"):
            groups.setdefault(question.scale, []).append(question)
    titles = {one.scale: one.label for one in section.scales}
    for scale, questions in groups.items():
        for some in batched(questions, _BARS, strict=False):
            title = titles.get(scale, _YES_NO)
            yield title, _chart(f"{section.title} – {title}", some)


def _chart(title: str, questions: Sequence[Counts]) -> Chart:
    labels = {row.id: row.label for question in questions for row in question.rows}
    counts = [{row.id: row.count for row in question.rows} for question in questions]
    return Chart(
        title=title,
        names=tuple(f"{one.number}. {shortened(one.label)}" for one in questions),
        series=tuple(
            (label, tuple(found.get(id_, 0) for found in counts)) for id_, label in labels.items()
        ),
    )


def _triggers(view: View) -> Iterator[Scope]:
    for trigger in view.triggers:
        yes = said_yes(trigger)
        said = (
            _question(trigger.number, trigger.label),
            trigger.consequence,
            str(yes.count),
            "; ".join(_whose(view, place) for place in yes.of),
        )
        yield dict(zip(TABLES[TRIGGERS], said, strict=True))


def _lacking(texts: Texts) -> Iterator[Scope]:
    for shortcoming, answers in texts:
        question = _question(shortcoming.number, shortcoming.label)
        for answer in answers:
            # A level stands in the first column already.
            lines = answer.said[1:] if shortcoming.level else answer.said
            said = (
                "\n".join(filter(None, (question, shortcoming.level_label))),
                answer.whose or _NO_NAME,
                "\n".join(lines),
            )
            yield dict(zip(TABLES[LACKING], said, strict=True))


def _more(count: int) -> str:
    return f"Còn {count} nội dung nữa, xem trong bảng tính." if count > 0 else ""


def _remedies(view: View) -> Iterator[Scope]:
    for one in view.remedies:
        lines = [f"{text.label}: {text.text}" if text.label else text.text for text in one.texts]
        state = " – ".join(filter(None, dict.fromkeys((one.state_label, STATES[one.state]))))
        said = (_whose(view, one.of), "\n".join(lines), day(one.date), state)
        yield dict(zip(TABLES[REMEDIES], said, strict=True))


def _opinions(view: View, one: Opinions) -> Scope:
    said = (_whose(view, one.of), _lines(one.own), _lines(one.others))
    return dict(zip(TABLES[OPINIONS], said, strict=True))


def _lines(answers: Sequence[Said]) -> str:
    found = []
    for one in answers:
        found += [f"{_question(one.number, one.label)}:", *one.said]
    return "\n".join(found)


def _question(number: str, label: str) -> str:
    return f"{number}. {label}" if number else label
