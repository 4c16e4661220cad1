"""A gathering told in lines of text: what was received, and why the rest was not."""

from collections.abc import Iterator

from forms.collect.gathering import Gathering
from forms.collect.left import path
from forms.collect.listing import ListedForm, listing


def report(gathering: Gathering) -> str:
    """The report, the same for the same files."""
    return "".join(f"{line}\n" for line in _lines(gathering))


def _lines(gathering: Gathering) -> Iterator[str]:
    found = listing(gathering, hide_names=False)
    used = sum(form.used for form in found.forms)
    yield f"Số bản được tính: {used}"
    for form in found.forms:
        yield from _form(form)
    told = [file for file in found.files if file.notes or file.why]
    if told:
        yield ""
        yield "Các bản cần xem lại:"
    for file in told:
        said = " ".join(filter(None, (file.why, *file.notes)))
        yield f"- {path(file.way, file.name)}: {said}"
    if found.left:
        yield ""
        yield f"Các tệp không được tính ({len(found.left)}):"
    for left in found.left:
        yield f"- {path(left.way, left.name)}: {left.sentence}"


def _form(form: ListedForm) -> Iterator[str]:
    yield f"- {form.title}: {form.used}"
    for period in form.periods:
        yield f"  - {period.label}: {period.used}"
