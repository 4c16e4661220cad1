"""What must hold inside a form's YAML."""

from collections.abc import Iterator

from macros.catalog import Catalog, Key
from macros.model.form import Form
from macros.model.items import Criterion
from macros.model.question import Question
from macros.problem import Problem

FORM_PERIODS = ("month", "quarter", "half", "year", "ad_hoc")


def check_form(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Every problem of an item that is a form."""
    form = catalog.get(*key)
    if not isinstance(form, Form):
        return

    if not form.identity:
        said = ("phiếu không hỏi họ tên", "thêm dòng họ tên ở đầu “identity”")
        yield catalog.problem(key, ("identity",), "form-identity", said)
    yield from _questions(catalog, key, form)
    for index, period in enumerate(form.periods):
        if catalog.has("period", period):
            length = catalog.get("period", period).length
            if length not in FORM_PERIODS:
                what = f"kỳ “{period}” không phải tháng, quý, nửa năm, năm hay đột xuất"
                said = (what, "chọn kỳ khác")
                yield catalog.problem(key, ("periods", index), "form-period", said)


def _questions(catalog: Catalog, key: Key, form: Form) -> Iterator[Problem]:
    seen: set[str] = {field.id for field in form.identity}
    for s, section in enumerate(form.sections):
        for q, question in enumerate(section.questions):
            path = ("sections", s, "questions", q)
            for said in _question(catalog, question):
                yield catalog.problem(key, path, "form-question", said)
            name = question_id(question)
            if name and name in seen:
                what = f"mã câu hỏi “{name}” dùng hai lần"
                said = (what, "đặt “id” khác cho câu này")
                yield catalog.problem(key, path, "form-question-twice", said)
            seen.add(name)


def question_id(question: Question) -> str:
    """A question's id: its own, else that of its criterion or trigger."""
    return question.id or question.criterion or question.trigger


def _question(catalog: Catalog, question: Question) -> Iterator[tuple[str, str]]:
    given = [bool(question.criterion), bool(question.trigger), bool(question.kind)]
    if sum(given) != 1:
        yield "câu hỏi phải có đúng một trong “criterion”, “trigger”, “kind”", "giữ một khóa"
        return
    if question.kind and not (question.id and question.label):
        yield "câu hỏi riêng của phiếu phải có “id” và “label”", "thêm hai khóa này"
    if (question.kind == "table") != bool(question.columns):
        yield "chỉ câu hỏi bảng có cột, và phải có ít nhất một cột", "thêm hoặc bỏ “columns”"
    if question.criterion and catalog.has("criterion", question.criterion):
        criterion: Criterion = catalog.get("criterion", question.criterion)
        if criterion.use != "self_assessed":
            what = f"tiêu chí “{question.criterion}” không phải điều để tự đánh giá"
            yield what, "bỏ câu hỏi này hoặc đổi “use” của tiêu chí"
