"""What the things inside items are called."""

from macros.edition.form_parts import LINE, PERIOD

_INSIDE = {
    "directive": "yêu cầu",
    "procedure": "bước",
    "scale": "mức",
    "rule": "phần",
    "training": "phần",
}


def sort_of(kind: str, name: str) -> str:
    """What kind of thing a part of an item is, as in `câu`."""
    if kind != "form":
        return _INSIDE[kind]
    if name.startswith((LINE, PERIOD)):
        return "dòng" if name.startswith(LINE) else "kỳ"
    return "cột" if "." in name else "câu"
