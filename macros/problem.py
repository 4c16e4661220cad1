"""A problem in an editor's file: where it is, what is wrong, and what to do."""

import json
from dataclasses import dataclass
from typing import Literal

Severity = Literal["lỗi", "lưu ý"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; both numbers begin at 1."""

    line: int
    col: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One line that an editor can act on."""

    file: str
    mark: Mark
    severity: Severity
    what: str
    mend: str
    code: str = ""
    """The rule's short name, the same for ever, for other programs: `cite-paragraph`."""

    def __str__(self) -> str:
        """As in `data/criteria/x.yml:12:5: lỗi: thiếu khóa “cite”; thêm nguồn của câu này`."""
        place = f"{self.file}:{self.mark.line}:{self.mark.col}"
        return f"{place}: {self.severity}: {self.what}; {self.mend}"

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.severity == "lỗi"


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems without repetition, by file and place."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.file, p.mark.line, p.mark.col, p.what)))


def report(problems: tuple[Problem, ...]) -> str:
    """All problems, a line each, and a closing line with their number."""
    errors = sum(problem.is_error for problem in problems)
    closing = f"{errors} lỗi, {len(problems) - errors} lưu ý"
    return "\n".join([*map(str, problems), closing])


def as_json(problems: tuple[Problem, ...]) -> str:
    """All problems as a JSON list, for other programs; `severity` is `error` or `warning`."""
    listed = [
        {
            "file": problem.file,
            "line": problem.mark.line,
            "column": problem.mark.col,
            "severity": "error" if problem.is_error else "warning",
            "what": problem.what,
            "mend": problem.mend,
            "code": problem.code,
        }
        for problem in problems
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)
