"""What a form takes from files of its own: last period's copy, and the part of the others."""

from dataclasses import replace

from forms.definition import FormDefinition
from forms.migrate import migrate
from forms.naming import from_file
from forms.period import period_in_words
from forms.question import Question
from forms.response import Answer, Period, Response, Row
from forms.shown import says_anything
from forms.taking.growing import TEXT_SHOWN, Growing, OpenedFile, in_a_line, listed


def previous(growing: Growing, files: list[OpenedFile]) -> None:
    """Copy the first file as the ground for a new period, each answer as its `carry` says."""
    for file in files[1:]:
        growing.tell(file, "không lấy, vì chỉ lấy được một tệp làm gốc.")
    for file in files[:1]:
        _copy(growing, file, _migrated(growing, file))


def opinion(growing: Growing, files: list[OpenedFile]) -> None:
    """Copy the answers of others' sections, never those of the person."""
    for file in files:
        taken = _migrated(growing, file)
        if wrong := _about_another(growing, taken):
            growing.tell(file, f"không lấy, vì {wrong}. Hãy chọn lại tệp.")
            continue
        theirs = [q for q in growing.definition.questions() if growing.definition.by(q) != "self"]
        offered = [(q, taken.answers[q.id]) for q in theirs if q.id in taken.answers]
        filled = growing.fill(file, offered, taken.questions)
        if filled:
            growing.tell(file, f"đã lấy câu trả lời của tập thể ở câu {listed(filled)}.")
        else:
            growing.tell(file, "không có câu trả lời nào của tập thể để lấy thêm.")


def _migrated(growing: Growing, file: OpenedFile) -> Response:
    migrated = migrate(file.response, growing.definition)
    for note in migrated.notes:
        growing.tell(file, note)
    return migrated.response


def _copy(growing: Growing, file: OpenedFile, taken: Response) -> None:
    definition = growing.definition
    growing.fill_lines(file, taken.respondent)
    own = [
        (question, taken.answers[question.id])
        for question in definition.questions()
        if definition.by(question) == "self" and question.id in taken.answers
    ]
    dropped = [q for q, answer in own if q.carry == "drop" and says_anything(q, answer)]
    kept = [(q, _carried(q, answer)) for q, answer in own if q.carry != "drop"]
    filled = growing.fill(file, kept, taken.questions)
    growing.tell(file, _copied(definition, taken.period, len(filled)))
    if dropped:
        growing.tell(file, f"không lấy câu {listed(dropped)}, vì mỗi kỳ ghi mới.")
    if opened := [question for question in filled if question.carry == "open"]:
        growing.tell(file, f"ở câu {listed(opened)} chỉ lấy các dòng chưa xong.")


def _carried(question: Question, answer: Answer) -> Answer:
    if isinstance(answer.value, str) or question.carry != "open":
        return answer
    return replace(answer, value=tuple(row for row in answer.value if _is_open(question, row)))


def _is_open(question: Question, row: Row) -> bool:
    deadline = question.deadline
    return deadline is None or row.get(deadline.state, "") not in deadline.done


def _copied(definition: FormDefinition, period: Period | None, count: int) -> str:
    read_again = "đọc lại từng câu trả lời trước khi dùng"
    taken = f"đã lấy {count} câu làm gốc" if count else "chỉ lấy được các mục ở đầu phiếu"
    if not definition.periods:
        return f"{taken}. Hãy {read_again}."
    said = period_in_words(definition, period)
    whose = f"bản {said}" if said else "bản chưa ghi kỳ"
    return (
        f"{whose}, {taken}. Kỳ của tệp không được lấy theo. "
        f"Hãy chọn kỳ của lần này và {read_again}."
    )


def _about_another(growing: Growing, taken: Response) -> str:
    """Why another's file cannot speak of this one; empty when it may."""
    name = growing.definition.identity[0]
    ours = in_a_line(growing.response.respondent.get(name.id, ""))
    theirs = in_a_line(taken.respondent.get(name.id, ""))
    if ours and theirs and ours.casefold() != theirs.casefold():
        return f"mục “{name.label}” trong tệp là “{from_file(theirs, TEXT_SHOWN)}”"
    here, there = growing.response.period, taken.period
    if here and there and replace(here, extra={}) != replace(there, extra={}):
        return f"tệp là bản {period_in_words(growing.definition, there)}"
    return ""
