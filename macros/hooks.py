"""What happens when during a build: the only file that knows MkDocs' events."""

import logging
import sys
from collections.abc import Hashable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from macros.catalog import Catalog, load_catalog
from macros.check import check
from macros.compile import compile_form
from macros.decks import speaker
from macros.engine import EngineError, build_engine
from macros.example import example, has_example
from macros.joined import Joined
from macros.markup.blocks import QuickBlocks
from macros.markup.pages import made
from macros.markup.sections import read_sections
from macros.markup.tags import ids
from macros.model.form import Form
from macros.offline import write_farewell, write_offline
from macros.pages.generate import TEMPLATES, Pages, environment
from macros.pages.numbers import unbroken
from macros.pages.preview import PreviewPages
from macros.papers import comparison_paper, gathering_paper, papers_of
from macros.policy import standing_alone, with_policy
from macros.preview import Preview
from macros.problem import Mark, Problem, report
from macros.search_language import ADDRESS as SEARCH_ADDRESS
from macros.search_language import language_file
from macros.search_words import write_words
from macros.stand_in import settle
from macros.templating import Once, compiled
from macros.text import escape
from macros.word import TemplateError

log = logging.getLogger("mkdocs.handbook")

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build"
THEME = ROOT / "macros" / "theme"
FONTS = ROOT / "node_modules/@fontsource/be-vietnam-pro/files"
_REVEAL = ROOT / "node_modules/reveal.js"
REVEAL = {
    "reveal.js": _REVEAL / "dist/reveal.js",
    "reveal.css": _REVEAL / "dist/reveal.css",
    "notes.js": _REVEAL / "dist/plugin/notes.js",
}
"""What presentations are shown with: name in `assets/reveal/` -> file from npm."""
FONT_SUBSETS = ("latin", "latin-ext", "vietnamese")
FONT_STYLES = ("400-normal", "400-italic", "600-normal", "700-normal")
# Material carries search for thirty languages; ours is joined from `macros/search/`, and the
# helper that Material's worker asks for beside it is empty.
_SHIPPED_SEARCH = ("lunr.stemmer.support.min.js",)
_preview: Preview | None = None
"""What `serve` keeps between its builds; nothing during any other command."""


def on_startup(command: str, **_: object) -> None:
    """Begin a preview when the site is served."""
    global _preview
    _preview = Preview() if command == "serve" else None


@event_priority(100)  # before mkdocs-macros asks `define_env` for the macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the data once a build; stop it when something is wrong."""
    data = _data(config)
    catalog = load_catalog(data, shown=data.name)
    problems = check(catalog)
    if any(problem.is_error for problem in problems):
        print(report(problems), file=sys.stderr)
        if not _preview:
            what = "Dữ liệu có lỗi, chưa dựng trang; sửa các dòng nêu trên rồi chạy lại."
            raise PluginError(what)
    for problem in problems:
        log.info("%s", problem)
    if _preview:
        settle(catalog, problems, _preview.before)
        _preview.begin(catalog)
        _preview.keep_theme(config.theme, _theme_files())
        config.plugins["macros"].config["on_error_fail"] = False
    if not FONTS.is_dir():
        raise PluginError("Chưa có các phần từ npm (node_modules); chạy “make site” khi có mạng.")
    # Material prints both as they are in some places, and escapes them in others.
    config.site_name = escape(catalog.handbook.title)
    config.site_description = escape(catalog.handbook.description)
    config.markdown_extensions.append(QuickBlocks())
    environment().bytecode_cache = compiled(_kept(config))
    config.extra["catalog"] = catalog
    config.extra["pages"] = _pages(catalog)
    config.extra["joined"] = Joined(Path(config.docs_dir))
    # A copy kept in the browser would stand in the way of a preview.
    config.extra["offline"] = _preview is None
    return config


def _pages(catalog: Catalog) -> Pages:
    if _preview:
        return PreviewPages(catalog, _preview)
    return Pages(catalog)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the files that the site needs beside them."""
    for file in [file for file in files if not _is_shipped(file.src_uri)]:
        files.remove(file)
    pages: Pages = config.extra["pages"]
    of_forms = list(_form_files(config))
    for source in pages.sources():
        level = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, source.path, content=source.text, inclusion=level))
    catalog: Catalog = config.extra["catalog"]
    for prose in catalog.prose:
        path = prose.address.removesuffix(".html") + ".md"
        level = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, abs_src_path=str(prose.path), inclusion=level))
    files.append(File.generated(config, "catalog.json", content=pages.catalog_json()))
    files.append(File.generated(config, SEARCH_ADDRESS, content=language_file()))
    for path, deck in pages.decks():
        html = _finished(deck, config, *speaker.written())
        files.append(File.generated(config, path, content=html))
    for path, form in pages.one_files():
        alone = form if _preview else standing_alone(form)
        files.append(File.generated(config, path, content=alone))
    cache = _kept(config)
    for path, content in (*of_forms, comparison_paper(cache), gathering_paper(cache)):
        files.append(File.generated(config, path, content=content))
    for name, part in REVEAL.items():
        files.append(File.generated(config, f"assets/reveal/{name}", abs_src_path=str(part)))
    for name in font_files():
        font = str(FONTS / name)
        files.append(File.generated(config, f"assets/fonts/{name}", abs_src_path=font))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember what pages are turned into text with, in a preview also into HTML."""
    macros: Any = config.plugins["macros"]
    if not _preview:
        vars(macros.env)["compile"] = cache(macros.env.compile)
    else:
        _preview.keep_macros(macros.env)
        written = Path(config.config_file_path).stat().st_mtime_ns
        _preview.around = hash((written, tuple(file.src_uri for file in files)))
    return nav


@event_priority(-100)  # when everything else has had its say on the Markdown
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Turn pages into HTML the quick way, in a preview only where their Markdown has changed."""
    vars(page)["render"] = partial(_render, page)
    if _preview:
        _preview.keep_html(page)
    return markdown


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """What a page of MkDocs does with its Markdown."""
    quick = made(page.markdown or "")
    if quick is None:
        Page.render(page, config, files)
        return
    page.content, page.toc = quick.html, get_toc(cast(Any, quick.headings))
    page._title_from_render = quick.title or None
    page.present_anchor_ids, page.links_to_anchors = set(), {}


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Keep the numbers of documents in one piece; say what links to the page may lead to."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | ids(html)
    return _preview.kept(("numbers", html), lambda: unbroken(html)) if _preview else unbroken(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """In a preview, put a page into the theme and into search only where it has changed."""
    env.auto_reload = False  # it would look at a dozen files for each page
    env.bytecode_cache = compiled(_kept(config))
    env.globals["once"] = Once()
    read_sections(config.plugins["material/search"])
    if _preview:
        _preview.keep_pages(env, _frame(config, files))
        _preview.keep_search(config.plugins["material/search"])
    return env


@event_priority(-100)  # when the page is as it will be read
def on_post_page(output: str, config: MkDocsConfig, **_: object) -> str:
    """Load together what the page loads in one go, and say what it may load and run."""
    return _finished(output, config)


@event_priority(-100)
def on_post_template(
    output_content: str, template_name: str, config: MkDocsConfig, **_: object
) -> str:
    """The same for a page that MkDocs makes from a template alone, as `404.html`."""
    is_page = template_name.endswith(".html")
    return _finished(output_content, config) if is_page else output_content


def _finished(html: str, config: MkDocsConfig, *written: Iterable[str]) -> str:
    """The page as readers get it; in a preview as it is, for its server writes into pages."""
    if _preview:
        return html
    joined: Joined = config.extra["joined"]
    return with_policy(joined.page(html), *written)


def _frame(config: MkDocsConfig, files: Files) -> Hashable:
    """All that the theme reads beside a page; a test holds its templates to what is named here."""
    pages: Pages = config.extra["pages"]
    own = {name: value for name, value in config.extra.items() if name not in ("catalog", "pages")}
    shown = [f.page for f in files.documentation_pages() if f.inclusion == InclusionLevel.INCLUDED]
    titles = tuple(str(page.title) for page in shown if page)
    return repr((pages.handbook, pages.edition, pages.content_code, own)), titles, _theme_files()


def _theme_files() -> Hashable:
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(THEME.rglob("*")))


def on_post_build(config: MkDocsConfig) -> None:
    """Cut the search index before the offline plugin copies it; put what pages load beside them."""
    write_words(Path(config.site_dir))
    joined: Joined = config.extra["joined"]
    joined.write(Path(config.site_dir))
    try:
        build_engine(Path(config.site_dir, "assets", "engine"), CACHE)
    except EngineError as error:
        raise PluginError(str(error)) from error
    if _preview:
        write_farewell(Path(config.site_dir))
    else:
        write_offline(Path(config.site_dir), config.extra["catalog"].handbook.title)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Build anew when an editor changes data, or someone a template."""
    server.watch(str(_data(config)))
    server.watch(str(TEMPLATES))
    server.watch(str(THEME))
    return server


def font_files() -> Iterator[str]:
    """The files of the site's own font that its pages use."""
    for style in FONT_STYLES:
        for subset in FONT_SUBSETS:
            yield f"be-vietnam-pro-{subset}-{style}.woff2"


def _data(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / str(config.extra["data_dir"])


def _kept(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / str(config.extra["kept_dir"])


def _is_shipped(uri: str) -> bool:
    """Whether a reader needs this file of the theme or of `docs/`."""
    if uri.startswith("assets/javascripts/lunr/"):
        return uri.endswith(_SHIPPED_SEARCH)
    if uri.startswith("assets/form/one-file."):
        return False  # It stands in the files that are sent, and nowhere else.
    return not uri.endswith((".map", ".d.ts")) and uri != "assets/images/favicon.png"


def _form_files(config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    catalog: Catalog = config.extra["catalog"]
    for form in catalog.items("form"):
        if ("form", form.id) in catalog.broken:
            continue
        try:
            yield from _files_of(catalog, form, config).items()
        except TemplateError as error:
            file = f"data/forms/{form.id}.docx"
            if not _preview:
                raise PluginError(f"{file}: {error}") from error
            problem = Problem(file, Mark(1, 1), "lỗi", str(error), "sửa tệp Word rồi lưu lại")
            catalog.broken["form", form.id] = (problem,)


def _files_of(catalog: Catalog, form: Form, config: MkDocsConfig) -> dict[str, bytes]:
    own = _data(config) / "forms" / f"{form.id}.docx"
    definition = compile_form(catalog, form.id)
    answered = example(catalog, form, definition) if has_example(form) else None
    return papers_of(definition, answered, own, _kept(config))
