"""Forms and the report's template, read from a built site or from JSON files."""

import json
from pathlib import Path
from typing import Any

from forms.codec import definition_from_data, definition_from_json
from forms.definition import FormDefinition
from forms.errors import FormsError

_FORMS = Path("assets", "forms")
_PAPER = Path("assets", "collect", "paper.js")
_PAPER_NAME = "SoTay.collectPaper="


class SiteError(FormsError):
    """A folder or file has no forms that can be read."""


def of_site(site: Path) -> dict[str, FormDefinition]:
    """The forms of a built site: form id -> form.

    Raises:
        SiteError: the folder is no built site, or a script of it is damaged.
        DefinitionError: a form of it is not usable.
    """
    scripts = sorted((site / _FORMS).glob("*.js"))
    if not scripts:
        raise SiteError(
            f"Không thấy phiếu nào trong “{site / _FORMS}”; cần thư mục của bản sổ tay."
        )
    found: dict[str, FormDefinition] = {}
    for script in scripts:
        data = _object(script, f'["{script.stem}"]=')
        found[script.stem] = definition_from_data(data.get("definition"))
    return found


def of_file(path: Path) -> FormDefinition:
    """The form of a JSON file.

    Raises:
        SiteError: the file cannot be read.
        DefinitionError: it is no form.
    """
    try:
        return definition_from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise SiteError(f"Không đọc được tệp phiếu “{path}”.") from None


def template_of(site: Path) -> dict[str, Any] | None:
    """The Word template of reports; `None` where a site has none.

    Raises:
        SiteError: the script is damaged.
    """
    script = site / _PAPER
    return _object(script, _PAPER_NAME) if script.exists() else None


def _object(script: Path, start: str) -> dict[str, Any]:
    """What a script of the build gives to the page under a name."""
    try:
        text = script.read_text(encoding="utf-8")
        data, _ = json.JSONDecoder().raw_decode(text, text.index(start) + len(start))
    except (OSError, ValueError):
        raise SiteError(
            f"Tệp “{script}” của bản sổ tay bị hỏng; hãy chép lại bản sổ tay."
        ) from None
    if not isinstance(data, dict):
        raise SiteError(f"Tệp “{script}” của bản sổ tay bị hỏng; hãy chép lại bản sổ tay.")
    return data
