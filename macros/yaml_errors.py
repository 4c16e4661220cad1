"""PyYAML's errors as Vietnamese sentences with a place and a mend."""

import re

import yaml

from macros.problem import Mark

_QUOTED = re.compile(r"""\s*(?:- +)*(?:[\w-]+: +)?(["'])(.*)""")
_CLOSED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*|: .*|:)?$""")
_KEY = re.compile(r"\s*(?:- +)*[\w-]+")
_KEY_LINE = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
_JOINED = re.compile(r"(\s*(?:- +)*[\w-]+:)[^\s/]")
_INDENT = ("dòng này thụt vào không đúng bậc", "cho thẳng hàng với dòng cùng bậc ở trên")
_CUT_SHORT = re.compile(r"""\s*(?:- +)*(?:[\w-]+: +)?[^\s"'#\[{|>][^"']*?\s(#)""")
QUOTE = "đặt cả giá trị trong ngoặc kép"
CUT = "phần sau dấu # bị coi là chú thích nên mất khỏi giá trị"


def explain(error: yaml.YAMLError, text: str) -> tuple[Mark, str, str]:
    """Where, what and the mend of an error that stops the reading of a file."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        mark = Mark(before.count("\n") + 1, error.position - before.rfind("\n"))
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return mark, f"có ký tự điều khiển U+{code:04X}", "xóa ký tự đó rồi gõ lại"
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Mark(1, 1), "không đọc được tệp", "so lại với một tệp đúng"
    place = Mark(error.problem_mark.line + 1, error.problem_mark.column + 1)
    lines = text.split("\n")[: place.line]
    earlier = _quotes(lines) or _cut_short(lines)
    if not earlier and "mapping values are not allowed" in (error.problem or ""):
        earlier = _not_in_a_value(lines, place)
    if earlier:
        return earlier
    what, mend = _sentence(error, _line(text, place.line), place)
    return place, what, mend


def _quotes(lines: list[str]) -> tuple[Mark, str, str] | None:
    """The first value whose quotes are wrong: YAML may notice that many lines later."""
    for number, line in enumerate(lines, 1):
        value = _QUOTED.match(line)
        if value and not _CLOSED.match(value[1] + value[2]):
            mark = Mark(number, value.start(1) + 1)
            if value[1] in value[2]:
                return mark, "sau ngoặc kép đóng còn chữ", f"{QUOTE}, bên trong dùng “ ”"
            return mark, "mở ngoặc kép mà không đóng", "thêm dấu ngoặc kép ở cuối giá trị"
    return None


def _cut_short(lines: list[str]) -> tuple[Mark, str, str] | None:
    """A text that ends at a ` #`, when YAML stumbles over its next line."""
    *before, last = lines
    number = next((n for n in range(len(before), 0, -1) if before[n - 1].strip()), 0)
    cut = _CUT_SHORT.match(before[number - 1]) if number and not _KEY_LINE.match(last) else None
    return (Mark(number, cut.start(1) + 1), CUT, QUOTE) if cut else None


def _not_in_a_value(lines: list[str], place: Mark) -> tuple[Mark, str, str] | None:
    """What is wrong when the colon that YAML stumbles over is that of the line's own key."""
    if not _KEY.fullmatch(lines[-1][: place.col - 1]):
        return None
    for number in range(len(lines) - 1, 0, -1):
        joined = _JOINED.match(lines[number - 1])
        if joined:
            mark = Mark(number, joined.end(1) + 1)
            return mark, "sau dấu hai chấm thiếu dấu cách", "thêm một dấu cách sau dấu hai chấm"
        if lines[number - 1].strip():
            break
    return Mark(place.line, 1), _INDENT[0], _INDENT[1]


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _sentence(error: yaml.MarkedYAMLError, line: str, place: Mark) -> tuple[str, str]:
    problem = error.problem or ""
    context = error.context or ""
    character = line[place.col - 1 : place.col]
    if problem == "anchor or alias":
        return f"giá trị bắt đầu bằng dấu {character or '& hoặc *'}", QUOTE
    if "mapping values are not allowed" in problem:
        return "trong giá trị có dấu hai chấm và dấu cách", QUOTE
    if "cannot start any token" in problem:
        return f"giá trị bắt đầu bằng dấu {character}", QUOTE
    if "flow" in context:
        return "mở ngoặc [ hoặc { mà không đóng, hoặc chữ bắt đầu bằng ngoặc", QUOTE
    if "scalar" in context and "quoted" in context:
        return "mở ngoặc kép mà không đóng", "thêm dấu ngoặc kép ở cuối giá trị"
    if "directive" in context:
        return "dòng bắt đầu bằng dấu %", QUOTE
    if "alias" in context or "anchor" in context:
        return f"giá trị bắt đầu bằng dấu {character or '& hoặc *'}", QUOTE
    if "simple key" in context or "could not find expected ':'" in problem:
        return "dòng này thiếu dấu hai chấm sau khóa", "viết “khóa: giá trị”"
    if "block" in context:
        return _INDENT
    return (
        "không đọc được từ chỗ này",
        "so lại dấu cách, dấu hai chấm và ngoặc kép với một tệp đúng",
    )
