"""What happens when during a build: the only file that knows MkDocs' events."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.catalog import Catalog, load_catalog
from macros.check import check
from macros.compile import form_script
from macros.engine import EngineError, build_engine
from macros.pages.generate import TEMPLATES, Pages
from macros.problem import report
from macros.text import escape
from macros.word import TemplateError

log = logging.getLogger("mkdocs.handbook")

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build"
FONTS = ROOT / "node_modules/@fontsource/be-vietnam-pro/files"
FONT_SUBSETS = ("latin", "latin-ext", "vietnamese")
FONT_STYLES = ("400-normal", "400-italic", "600-normal", "700-normal")
# Material carries search for thirty languages; ours lies in `theme/`, and its helper is empty.
_SHIPPED_SEARCH = ("lunr.stemmer.support.min.js", "lunr.vi.min.js")


@event_priority(100)  # before mkdocs-macros asks `define_env` for the macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the data once a build; stop it when something is wrong."""
    data = _data(config)
    catalog = load_catalog(data, shown=data.name)
    problems = check(catalog)
    if any(problem.is_error for problem in problems):
        print(report(problems), file=sys.stderr)
        raise PluginError("Dữ liệu có lỗi, chưa dựng trang; sửa các dòng nêu trên rồi chạy lại.")
    for problem in problems:
        log.info("%s", problem)
    if not FONTS.is_dir():
        raise PluginError("Chưa có các phần từ npm (node_modules); chạy “make site” khi có mạng.")
    # Material prints both as they are in some places, and escapes them in others.
    config.site_name = escape(catalog.handbook.title)
    config.site_description = escape(catalog.handbook.description)
    config.extra["catalog"] = catalog
    config.extra["pages"] = Pages(catalog)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the files that the site needs beside them."""
    for file in [file for file in files if not _is_shipped(file.src_uri)]:
        files.remove(file)
    pages: Pages = config.extra["pages"]
    for source in pages.sources():
        level = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, source.path, content=source.text, inclusion=level))
    catalog: Catalog = config.extra["catalog"]
    for prose in catalog.prose:
        path = prose.address.removesuffix(".html") + ".md"
        level = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, abs_src_path=str(prose.path), inclusion=level))
    files.append(File.generated(config, "catalog.json", content=pages.catalog_json()))
    for path, script in _form_scripts(config):
        files.append(File.generated(config, path, content=script))
    for name in font_files():
        font = str(FONTS / name)
        files.append(File.generated(config, f"assets/fonts/{name}", abs_src_path=font))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Put the engine beside the pages."""
    try:
        build_engine(Path(config.site_dir, "assets", "engine"), CACHE)
    except EngineError as error:
        raise PluginError(str(error)) from error


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Build anew when an editor changes data, or someone a template."""
    server.watch(str(_data(config)))
    server.watch(str(TEMPLATES))
    return server


def font_files() -> Iterator[str]:
    """The files of the site's own font that its pages use."""
    for style in FONT_STYLES:
        for subset in FONT_SUBSETS:
            yield f"be-vietnam-pro-{subset}-{style}.woff2"


def _data(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / str(config.extra["data_dir"])


def _is_shipped(uri: str) -> bool:
    """Whether a reader needs this file of the theme or of `docs/`."""
    if uri.startswith("assets/javascripts/lunr/"):
        return uri.endswith(_SHIPPED_SEARCH)
    return not uri.endswith((".map", ".d.ts")) and uri != "assets/images/favicon.png"


def _form_scripts(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    catalog: Catalog = config.extra["catalog"]
    for form in catalog.items("form"):
        try:
            yield f"assets/forms/{form.id}.js", form_script(catalog, form.id, _data(config))
        except TemplateError as error:
            raise PluginError(f"data/forms/{form.id}.docx: {error}") from error
