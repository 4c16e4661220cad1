"""Reads an editor's YAML file: plain data, with the place of every value.

YAML 1.2 core rules (`no`, `on`, `12:30` and dates stay text), nothing that an editor does not
need (tags, anchors, merge keys), duplicate keys refused, text in NFC.  Whatever goes wrong is a
`Problem` with its place and its mend, never an exception.
"""

import re
import unicodedata
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.problem import Mark, Problem
from macros.yaml_errors import CUT, QUOTE, explain

Path_ = tuple[str | int, ...]
"""The way to a value, as in `("steps", 2, "actors", 0)`."""

MAX_BYTES = 1_000_000
_START = Mark(1, 1)
_INT = re.compile(r"^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$")
_GLUED = re.compile(r"\s+#[^\s#]")
_QUICK_BRACKETS, _QUICK_LINE = 100, 400
"""How many brackets, and how long lines, a file may have whose nesting cannot be deep."""
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])[&*]\S", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")


class CoreLoader(yaml.SafeLoader):
    """Composes nodes by the YAML 1.2 core schema; anchors and aliases are refused."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse what would let one value stand in several places."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(None, None, "anchor or alias", event.start_mark)
        return super().compose_node(parent, index)


for _tag, _pattern, _first in (
    ("null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]),
    ("bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")),
    ("int", _INT, list("-+0123456789")),
    ("float", _FLOAT, list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", _pattern, _first)


if yaml.__with_libyaml__:

    class _QuickLoader(yaml.CSafeLoader):
        """The same rules on libyaml, which knows no way to refuse anchors."""

        yaml_implicit_resolvers = CoreLoader.yaml_implicit_resolvers


@dataclass(slots=True)
class Loaded:
    """A file's content: plain data, and where each key and value stands."""

    file: str
    data: Any = None
    lines: list[str] = field(default_factory=list)
    values: dict[Path_, Mark] = field(default_factory=dict)
    keys: dict[Path_, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    found: tuple[Any, ...] = ()
    """What `macros.walk.walk` finds in the item that the data became."""
    parts: tuple[tuple[Path_, Any], ...] = ()
    """What `macros.walk.nested` finds there."""

    def at(self, path: Path_, *, key: bool = False) -> Mark:
        """The place of a value (or of its key), or of the nearest thing around it."""
        places = self.keys if key else self.values
        for end in range(len(path), -1, -1):
            mark = places.get(path[:end]) or self.values.get(path[:end])
            if mark:
                return mark
        return _START

    def error(self, mark: Mark, code: str, what: str, mend: str) -> None:
        """Note an error at a place."""
        self.problems.append(Problem(self.file, mark, "lỗi", what, mend, code))


def load(raw: bytes, shown: str) -> Loaded:
    """Read a YAML file's bytes; `shown` is how its name stands in problems."""
    loaded = Loaded(shown)
    text = _decode(raw, loaded)
    if text is None or _has_tabs(text, loaded):
        return loaded
    loaded.lines = text.splitlines()
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        mark, what, mend = explain(error, text)
        loaded.error(mark, "yaml-syntax", what, mend)
        return loaded
    except RecursionError:
        loaded.error(_START, "yaml-nesting", "tệp lồng nhau quá sâu", "viết lại cho phẳng hơn")
        return loaded
    if node is None:
        loaded.error(_START, "file-empty", "tệp trống", "điền nội dung hoặc xóa tệp")
        return loaded
    loaded.data = _plain(node, (), loaded)
    return loaded


def _compose(text: str) -> yaml.Node | None:
    """The file's nodes, by libyaml where it can.

    It is many times quicker, and deep nesting ends the program; what it refuses is read again by
    PyYAML's own parser, whose errors `explain` knows.
    """
    brackets = text.count("[") + text.count("{")
    flat = brackets <= _QUICK_BRACKETS and max(map(len, text.split("\n"))) <= _QUICK_LINE
    if yaml.__with_libyaml__ and flat and not _ANCHOR.search(text):
        with suppress(yaml.YAMLError):
            return yaml.compose(text, _QuickLoader)
    return yaml.compose(text, CoreLoader)


def _decode(raw: bytes, loaded: Loaded) -> str | None:
    """The text of a file, or a problem that tells how to save it."""
    if len(raw) > MAX_BYTES:
        mend = "kiểm tra lại, có thể đã chép nhầm tệp"
        loaded.error(_START, "file-size", "tệp lớn hơn 1 MB", mend)
        return None
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        mend = "mở bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8"
        loaded.error(_START, "file-encoding", "tệp lưu bằng mã UTF-16", mend)
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        mark = Mark(before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
        what = "tệp không phải mã UTF-8 (có thể là ANSI, TCVN3 hoặc VNI)"
        mend = "mở bằng Notepad, chọn Lưu thành (Save as), mã hóa UTF-8"
        loaded.error(mark, "file-encoding", what, mend)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _has_tabs(text: str, loaded: Loaded) -> bool:
    """Note every line that is indented with a tab, which YAML forbids."""
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            mark = Mark(number, indent.index("\t") + 1)
            mend = "thay bằng dấu cách, mỗi bậc hai dấu"
            loaded.error(mark, "yaml-tab", "thụt dòng bằng phím Tab", mend)
    return bool(loaded.problems)


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


def _plain(node: yaml.Node, path: Path_, loaded: Loaded) -> Any:
    """A node as plain data; its places and problems go to `loaded`."""
    loaded.values[path] = _mark(node)
    if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
        return _mapping(node, path, loaded)
    if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
        return [_plain(n, (*path, i), loaded) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, loaded)
    _refuse_tag(node, loaded)
    return None


def _refuse_tag(node: yaml.Node, loaded: Loaded) -> None:
    mend = "bỏ dấu ! hoặc đặt cả giá trị trong ngoặc kép"
    loaded.error(_mark(node), "yaml-tag", f"có thẻ “{node.tag}” của YAML", mend)


def _mapping(node: yaml.MappingNode, path: Path_, loaded: Loaded) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key: Hashable = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if not isinstance(key, str) or key == "<<":
            mend = "viết khóa như trong tài liệu"
            loaded.error(_mark(key_node), "yaml-key", "khóa không phải một từ", mend)
            continue
        inner = (*path, key)
        if key in result:
            first = loaded.keys[inner].line
            what = f"khóa “{key}” viết hai lần (lần đầu ở dòng {first})"
            loaded.error(_mark(key_node), "yaml-key-twice", what, "giữ một, xóa một")
            continue
        loaded.keys[inner] = _mark(key_node)
        result[key] = _plain(value_node, inner, loaded)
    return result


def _scalar(node: yaml.ScalarNode, loaded: Loaded) -> Any:
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    text: str = node.value
    if tag == "null":
        _explain_null(node, loaded)
        return None
    if tag == "bool":
        return text.lower() == "true"
    if tag == "int":
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if tag == "float":
        return float(text)
    if tag != "str":
        _refuse_tag(node, loaded)
        return None
    _explain_cut(node, loaded)
    return _clean(text, node, loaded)


def _explain_null(node: yaml.ScalarNode, loaded: Loaded) -> None:
    """A value that begins with `#` is a comment to YAML: say so where it happens."""
    lines, number = loaded.lines, node.start_mark.line
    line = lines[number] if number < len(lines) else ""
    before, sharp, _ = line.partition("#")
    if sharp and before.rstrip().endswith((":", "-")):
        mark = Mark(number + 1, len(before) + 1)
        what = "phần sau dấu # là chú thích nên giá trị bị bỏ trống"
        loaded.error(mark, "yaml-comment", what, QUOTE)


def _explain_cut(node: yaml.ScalarNode, loaded: Loaded) -> None:
    """YAML ends a text before ` #`; with a letter right behind it, that is hardly a comment."""
    lines, end = loaded.lines, node.end_mark
    line = lines[end.line] if end.line < len(lines) else ""
    found = _GLUED.match(line, end.column)
    if not node.style and found:
        mend = f"{QUOTE}; nếu đó là lời ghi chú thì thêm một dấu cách sau dấu #"
        loaded.error(Mark(end.line + 1, found.end() - 1), "yaml-cut", CUT, mend)


def _clean(text: str, node: yaml.ScalarNode, loaded: Loaded) -> str:
    """NFC, and Đ where the sources print the look-alike Ð; control characters are refused."""
    bad = _CONTROL.search(text)
    if bad:
        what = f"có ký tự điều khiển U+{ord(bad[0]):04X}"
        loaded.error(_mark(node), "control-character", what, "xóa ký tự đó rồi gõ lại")
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")
