"""What a built site says of itself, for the bundle's name and its pages."""

import json
from dataclasses import dataclass
from pathlib import Path

from forms.definition import edition_said
from macros.edition.frozen import BEFORE


class BundleError(Exception):
    """The bundle cannot be made, said in one Vietnamese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """As in `catalog.json`."""

    title: str
    editor: str
    edition: str
    edited: bool
    content: str

    @property
    def name(self) -> str:
        """The bundle's name: that of the edition, or the content's code where it is none."""
        frozen = self.edition != BEFORE and not self.edited
        return f"so-tay-{self.edition if frozen else self.content}"

    @property
    def edition_said(self) -> str:
        """The edition as a reader sees it."""
        if self.edition == BEFORE:
            return "đang soạn, chưa đánh số"
        return edition_said(self.edition, edited=self.edited)


def about(site: Path) -> About:
    """Read it from a built site.

    Raises:
        BundleError: the folder holds none.
    """
    try:
        members = json.loads((site / "catalog.json").read_text(encoding="utf-8"))
        names = (item["title"] for item in members["items"] if item["kind"] == "handbook")
        own = {name: members[name] for name in ("editor", "edition", "edited", "content")}
        return About(title=next(names), **own)
    except (OSError, ValueError, KeyError) as error:
        message = f"Thư mục {site} chưa có sổ tay dựng xong; hãy chạy “make site”."
        raise BundleError(message) from error
