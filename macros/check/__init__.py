"""What must hold of the data, beyond its types: `python -m macros.check [--json] [DATA_DIR]`.

Every rule is a function that yields problems; `check` runs them all, so that an editor sees
everything in one run.  The rules stand in this package's modules, by theme.
"""

import datetime
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.catalog import Catalog, Key, load_catalog
from macros.check.documents import (
    check_age,
    check_counts,
    check_dates,
    check_number,
    check_order,
    check_succession,
)
from macros.check.edition import check_editions, check_release
from macros.check.edition.replaced import check_replaced
from macros.check.form import check_form
from macros.check.items import check_ids, check_modeline, check_texts, check_unfilled
from macros.check.prose import check_prose
from macros.check.references import (
    check_cites,
    check_contradictions,
    check_references,
    check_unused,
)
from macros.check.rule import check_rule
from macros.check.training import check_training
from macros.problem import Problem, as_json, in_order, report

_ITEM_RULES: tuple[Callable[[Catalog, Key], Iterator[Problem]], ...] = (
    check_modeline,
    check_unfilled,
    check_ids,
    check_texts,
    check_references,
    check_cites,
    check_contradictions,
    check_order,
    check_number,
    check_succession,
    check_counts,
    check_rule,
    check_form,
    check_training,
    check_replaced,
)
_DAY_RULES: tuple[Callable[[Catalog, Key, datetime.date], Iterator[Problem]], ...] = (
    check_dates,
    check_age,
)


def check(
    catalog: Catalog, *, today: datetime.date | None = None, release: bool = False
) -> tuple[Problem, ...]:
    """Every problem of a catalog, those of loading included; what keeps it from a release too."""
    day = today or datetime.date.today()  # noqa: DTZ011 - the editor's own calendar day
    problems = list(catalog.problems)
    for key in catalog.keys_in_order():
        for rule in _ITEM_RULES:
            problems.extend(rule(catalog, key))
        for day_rule in _DAY_RULES:
            problems.extend(day_rule(catalog, key, day))
    problems.extend(check_unused(catalog))
    problems.extend(check_prose(catalog))
    problems.extend(check_editions(catalog))
    problems.extend(check_release(catalog) if release else ())
    return in_order(problems)


def main(arguments: list[str]) -> int:
    """Print every problem of a data folder; 1 when the build would stop."""
    release = "--release" in arguments
    folders = [a for a in arguments if not a.startswith("--")]
    data = Path(folders[0]) if folders else Path("data")
    if not data.is_dir():
        print(f"{data}: không có thư mục này; gọi lệnh từ thư mục gốc của dự án", file=sys.stderr)
        return 1
    problems = check(load_catalog(data, shown=data.as_posix()), release=release)
    print(as_json(problems) if "--json" in arguments else report(problems))
    return int(any(p.is_error or release for p in problems))
