"""What a measurement in a browser works with: a handbook of its own, and the browser."""

import shutil
from pathlib import Path

from bench.builds import handbook
from bench.figures import FOLDER
from forms.codec import definition_from_data
from forms.definition import FormDefinition
from macros.environment import ROOT, SetupError, chromium
from tests.browser.form_page import read_script


def own_handbook(name: str) -> tuple[Path, FormDefinition]:
    """The handbook, built anew in a folder of this name, which has `site`; its largest form."""
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "data", folder / "data")
    handbook(folder)
    return folder, largest(folder / "site")


def largest(site: Path) -> FormDefinition:
    """The form of a built site with the most questions."""
    ids = [path.stem for path in (site / "assets" / "forms").glob("*.js")]
    forms = [definition_from_data(read_script(site, form_id)["definition"]) for form_id in ids]
    return max(forms, key=lambda form: (len(form.questions()), form.id))


def browser_program() -> str:
    """The program of a Chromium.

    Raises:
        SetupError: there is none.
    """
    program = chromium()
    if not program:
        raise SetupError("Chưa có Chromium để đo; chạy “make test” một lần khi có mạng.")
    return program
