"""LibreOffice, started for conversions with a profile of its own."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import missing

Convert = Callable[[list[bytes], str, str], list[bytes]]
"""Contents, their ending, the wanted ending -> the converted contents."""
Pages = Callable[[list[bytes]], list[list[str]]]
"""Papers -> the texts of their pages."""
PATIENCE = 300


@pytest.fixture(scope="session")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """One start of the program for all contents, for the start is what takes the time."""
    profile = tmp_path_factory.mktemp("office-profile")

    def run(contents: list[bytes], ending: str, wanted: str) -> list[bytes]:
        folder = tmp_path_factory.mktemp("papers")
        sources = [folder / f"{number}.{ending}" for number in range(len(contents))]
        for source, content in zip(sources, contents, strict=True):
            source.write_bytes(content)
        command = [soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}"]
        command += ["--convert-to", wanted, "--outdir", str(folder / "out"), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        made = [folder / "out" / f"{source.stem}.{wanted}" for source in sources]
        return [path.read_bytes() for path in made]

    return run


@pytest.fixture(scope="session")
def pages(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The text of papers' pages in the order of a PDF made from them, which is the document's."""

    def run(papers: list[bytes]) -> list[list[str]]:
        folder = tmp_path_factory.mktemp("pdf")
        return [_text(pdf, folder / "paper.pdf") for pdf in convert(papers, "docx", "pdf")]

    return run


def _text(pdf: bytes, path: Path) -> list[str]:
    path.write_bytes(pdf)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    try:
        made = subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except FileNotFoundError:
        missing("pdftotext")
    return made.stdout.decode().split("\f")[:-1]
