"""Files for the page that gathers: filled copies of the handbook's form, and what is none."""

import copy
import json
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from forms.export import word_file

FORM_ID = "tu-danh-gia-chi-thi-53"
LEVELS = ("chua-dat", "con-han-che", "tot-co-minh-chung")


class Copies:
    """Makes filled copies of a form from its worked example."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.folder = folder
        paper = site / "assets" / "forms" / f"{FORM_ID}-vi-du.docx"
        self.paper = paper.read_bytes()
        self.example: dict[str, Any] = json.loads(word_file.read(self.paper))
        self.scale = next(
            name for name, one in self.example["answers"].items() if one["value"] in LEVELS
        )
        """The first question that a level answers."""

    def text(self, name: str, level: str = LEVELS[2], day: str = "") -> str:
        """A save file's text: whose it is, the first answer, and when that was changed."""
        made = copy.deepcopy(self.example)
        first = next(iter(made["respondent"]))
        made["respondent"][first] = name
        answer = made["answers"][self.scale]
        answer |= {"value": level, "updated_at": f"{day}T08:00:00.000Z" if day else ""}
        return json.dumps(made, ensure_ascii=False)

    def file(self, path: str, name: str, level: str = LEVELS[2], day: str = "") -> Path:
        """The same as a file."""
        return self.write(path, self.text(name, level, day))

    def write(self, path: str, text: str) -> Path:
        """A file of any text."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def zipped(self, path: str, members: dict[str, str]) -> Path:
        """A zip of texts by their names."""
        file = self.folder / path
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return file

    def mixture(self) -> list[Path]:
        """Five persons in every kind of file, one of them twice, and three files that are none."""
        word = self.folder / "mau.docx"
        word.write_bytes(self.paper)
        inner = {
            "to-1/chi.json": self.text("Lê Văn Chi", LEVELS[1]),
            "to-1/dung.json": self.text("Phạm Thị Dung"),
            "to-1/la.txt": "một tệp lạ",
        }
        return [
            word,
            self.file("binh-cu.json", "Trần Thị Bình", LEVELS[0], "2026-10-01"),
            self.file("binh-moi.json", "Trần Thị Bình", LEVELS[1], "2026-11-02"),
            self.zipped("to-1.zip", inner),
            self.file("giang.json", "Nguyễn Hà Giang", LEVELS[0]),
            self.write("hong.json", "{"),
            self.write("ghi-chu.json", '{"ghi": "chú"}'),
        ]


def drop(page: Page, path: Path) -> None:
    """Drag a file or a folder onto the page that gathers, and let go; in Chromium alone."""
    session = page.context.new_cdp_session(page)
    box = page.locator("[data-collect-drop]").bounding_box()
    assert box
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
        place = {"x": box["x"] + 20, "y": box["y"] + 20}
        session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})
    session.detach()
