"""What a .xlsx holds, read with the standard library."""

import io
import zipfile
from xml.etree import ElementTree

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(data: bytes) -> dict[str, dict[str, str | float]]:
    """Sheet name -> cell -> value as the file has it; a cell with a formula fails the test."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = [
            "".join(t.text or "" for t in item.iter(f"{_S}t"))
            for item in _tree(book, "xl/sharedStrings.xml")
        ]
        names = [
            sheet.get("name", "") for sheet in _tree(book, "xl/workbook.xml").iter(f"{_S}sheet")
        ]
        found = {}
        for place, name in enumerate(names, 1):
            root = _tree(book, f"xl/worksheets/sheet{place}.xml")
            assert not list(root.iter(f"{_S}f"))
            assert not list(root.iter(f"{_S}hyperlink"))
            found[name] = {
                cell.get("r", ""): _value(cell, strings)
                for cell in root.iter(f"{_S}c")
                if cell.find(f"{_S}v") is not None
            }
        return found


def _tree(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))  # noqa: S314


def _value(cell: ElementTree.Element, strings: list[str]) -> str | float:
    text = cell.findtext(f"{_S}v", "")
    return strings[int(text)] if cell.get("t") == "s" else float(text)
