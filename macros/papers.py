"""What Word files need at build time, kept from build to build.

Putting Word templates together takes longer than all else that a small site needs.
"""

from functools import cache
from pathlib import Path

from forms.codec import definition_to_json, encode
from forms.definition import FormDefinition
from forms.response import Response
from macros import kept, text, word
from macros.word import comparison, gathering
from macros.word.files import form_files

ROOT = Path(__file__).resolve().parent.parent
KEPT = 100
"""How many forms' files stay: those of several handbooks, and of what their editors tried."""
_SCRIPTS = "assets/forms"


def papers_of(
    definition: FormDefinition, example: Response | None, own: Path, cache: Path
) -> dict[str, bytes]:
    """`form_files`, made anew only when something that they are made of has changed.

    Raises:
        TemplateError: the editor's own template has problems.

    """
    values = (
        definition_to_json(definition).encode(),
        encode(example).encode() if example else b"",
        own.read_bytes() if own.exists() else b"",
    )

    def fill(folder: Path) -> None:
        for address, content in form_files(definition, example, own).items():
            _write(folder / Path(address).name, content)

    folder = kept.kept(cache / "forms", _name(*values), fill, KEPT)
    return {f"{_SCRIPTS}/{file.name}": file.read_bytes() for file in folder.iterdir()}


def comparison_paper(cache: Path) -> tuple[str, bytes]:
    """Address and script of the template of comparisons."""
    name = Path(comparison.SCRIPT).name
    folder = kept.kept(
        cache / "comparison",
        _name(),
        lambda folder: _write(folder / name, comparison.comparison_script()),
    )
    return comparison.SCRIPT, (folder / name).read_bytes()


def gathering_paper(cache: Path) -> tuple[str, bytes]:
    """Address and script of the template of reports on gathered files."""
    name = Path(gathering.SCRIPT).name
    folder = kept.kept(
        cache / "gathering",
        _name(),
        lambda folder: _write(folder / name, gathering.gathering_script()),
    )
    return gathering.SCRIPT, (folder / name).read_bytes()


def _write(file: Path, content: str | bytes) -> None:
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _name(*values: bytes) -> str:
    return kept.fingerprint((), _programs(), *values)


@cache  # what runs does not change while it runs
def _programs() -> bytes:
    """The fingerprint of every program and lock that decides what stands in the files."""
    folders = (ROOT / "forms", Path(word.__file__).parent)
    files = [file for folder in folders for file in kept.written(folder)]
    lock = ROOT / "requirements.lock"
    return kept.fingerprint([*files, Path(text.__file__), Path(__file__), lock]).encode()
