"""What must hold inside a form's YAML, by theme in this package's modules."""

from collections.abc import Callable, Iterator

from macros.catalog import Catalog, Key
from macros.check.form.example import check_example
from macros.check.form.head import check_head, check_ids
from macros.check.form.numbers import check_numbers
from macros.check.form.paper import check_paper
from macros.check.form.parts import Parts, Said, parts
from macros.check.form.question import check_question
from macros.check.form.takes import check_takes
from macros.model.form import Form
from macros.problem import Problem

_RULES: tuple[Callable[[Parts], Iterator[Said]], ...] = (
    check_head,
    check_ids,
    check_numbers,
    check_paper,
    check_takes,
    check_example,
)


def check_form(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Every problem of an item that is a form."""
    form = catalog.get(*key)
    if not isinstance(form, Form):
        return
    found = parts(catalog, form)
    rules = [rule(found) for rule in _RULES]
    for each in (*rules, *(check_question(found, placed) for placed in found.questions)):
        for path, code, said in each:
            yield catalog.problem(key, path, code, said)
