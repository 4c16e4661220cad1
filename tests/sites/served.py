"""What `serve` does at its start and at every change, without its server."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tests.conftest import ROOT

ADDRESS = "http://127.0.0.1:8000/"


class Served:
    """A preview of a data folder."""

    def __init__(self, data: Path, site: Path) -> None:
        self.data, self.site = data, site
        self._config().plugins.on_startup(command="serve", dirty=False)

    def _config(self) -> MkDocsConfig:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(self.site))
        config.extra["data_dir"] = str(self.data)
        config.site_url = ADDRESS
        return config

    def build(self) -> dict[str, bytes]:
        """The files of the site, by their addresses."""
        build(self._config(), serve_url=ADDRESS)
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in self.site.rglob("*")
            if path.is_file() and path.name != "sitemap.xml.gz"
        }

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.data / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def close(self) -> None:
        self._config().plugins.on_startup(command="build", dirty=False)
