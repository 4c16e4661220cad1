"""The one way in: a take of a form's definition, carried out with files that were opened."""

from collections.abc import Sequence

from forms.definition import FormDefinition, Take
from forms.response import Response
from forms.taking import other_files, own_files
from forms.taking.growing import Growing, OpenedFile


def carry_out(
    definition: FormDefinition, response: Response, take: Take, files: Sequence[OpenedFile]
) -> tuple[Response, tuple[str, ...]]:
    """The response with what the files give, and a note for everything that the person must know.

    A file of another form than the take names is left out, and the others are taken.
    """
    growing = Growing(definition, response)
    fitting = [file for file in files if file.response.form.id == take.form]
    for file in files:
        if file not in fitting:
            growing.tell(file, _other_form(definition, take))
    match take.kind:
        case "previous":
            own_files.previous(growing, fitting)
        case "opinion":
            own_files.opinion(growing, fitting)
        case "rows":
            other_files.rows(growing, take, fitting)
        case "row":
            other_files.row(growing, take, fitting)
        case "answers":
            other_files.answers(growing, take, fitting)
    return growing.response, tuple(growing.notes)


def _other_form(definition: FormDefinition, take: Take) -> str:
    if take.form == definition.id:
        return (
            f"không lấy, vì không phải bản điền của phiếu “{definition.title}”. Hãy chọn lại tệp."
        )
    return (
        f"không lấy, vì là bản điền của phiếu khác, không dùng được cho việc “{take.label}”. "
        "Hãy chọn lại tệp."
    )
