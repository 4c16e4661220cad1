"""What `serve` keeps from one build to the next, so that an edit is seen soon.

Every build runs in full; only work whose outcome depends on nothing but a key that is at hand
(Markdown to HTML, a page into its theme, a page into search, a form into its script) is not done
twice for the same key.  So a page is never older than what it is made from.
"""

from collections.abc import Callable, Hashable
from typing import Any

from jinja2 import Environment, Template

from macros.catalog import Catalog

_USUAL = frozenset(
    {"base_url", "build_date_utc", "config", "extra_css", "extra_javascript"}
    | {"mkdocs_version", "nav", "page", "pages"}
)
"""What MkDocs gives every page's template; the rest is known by its representation."""


class Preview:
    """The kept outcomes of the last build and of this one."""

    def __init__(self) -> None:
        self.before: Catalog | None = None
        """The catalog that the last build showed."""
        self.around: Hashable = ()
        """What Markdown is turned into HTML with: the configuration, and the files to link to."""
        self._last: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def begin(self, catalog: Catalog) -> None:
        """Begin a build of this catalog; what the last build did not use is forgotten."""
        self.before = catalog
        self._last, self._now = self._now, {}

    def kept[T](self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for this key in the last build or this one, else what is made now."""
        if key not in self._now:
            self._now[key] = self._last[key] if key in self._last else make()
        found: T = self._now[key]
        return found

    def kept_while[T](self, key: Hashable, holds: Callable[[T], bool], make: Callable[[], T]) -> T:
        """As `kept`, but what the last build made is only taken when it still holds."""
        if key in self._last and not holds(self._last[key]):
            del self._last[key]
        return self.kept(key, make)

    def keep_theme(self, theme: Any, files: Hashable) -> None:
        """Let the theme's files be listed once; `files` tells whether there are others now."""
        get_env = theme.get_env

        def get_kept_env() -> Environment:
            env: Environment = get_env()
            listed = env.list_templates
            key = ("theme files", files)
            vars(env)["list_templates"] = lambda **how: self.kept(key, lambda: listed(**how))
            return env

        theme.get_env = get_kept_env

    def keep_macros(self, env: Environment) -> None:
        """Let mkdocs-macros compile a page's macro calls once."""
        compiled = env.compile

        def compile_kept(source: str, *how: Any) -> Any:
            return self.kept(("macros", source), lambda: compiled(source, *how))

        vars(env)["compile"] = compile_kept

    def keep_html(self, page: Any) -> None:
        """Let a page of MkDocs turn its Markdown into HTML once for the same Markdown."""
        rendered = page.render

        def render(config: Any, files: Any) -> None:
            key = ("html", page.file.src_uri, page.markdown, self.around)
            made, anchors = self.kept(key, lambda: _made(page, lambda: rendered(config, files)))
            vars(page).update(made)
            page.links_to_anchors = {files.get_file_from_path(n): a for n, a in anchors.items()}

        page.render = render

    def keep_pages(self, env: Environment, frame: Hashable) -> None:
        """Let a page be put into the theme's templates once.

        `frame` is all that they read beside the page and what its HTML was made with.
        """
        preview = self

        class KeptTemplate(Template):
            def render(self, *given: Any, **named: Any) -> str:
                context = dict(*given, **named)
                if context.get("page") is None:
                    return super().render(context)
                others = sorted((n, repr(v)) for n, v in context.items() if n not in _USUAL)
                page = preview.page_key(context["page"])
                key = ("theme", self.name, page, tuple(others), frame)
                return preview.kept(key, lambda: super(KeptTemplate, self).render(context))

        env.template_class = KeptTemplate

    def keep_search(self, search: Any) -> None:
        """Let Material's search plugin make a page's entries once."""
        index = search.search_index
        add = index.add_entry_from_context

        def entries(page: Any) -> list[dict[str, Any]]:
            before = len(index.entries)
            add(page)
            made = index.entries[before:]
            del index.entries[before:]
            return list(made)

        def add_kept(page: Any) -> None:
            made = self.kept(("search", self.page_key(page)), lambda: entries(page))
            index.entries.extend(dict(entry) for entry in made)

        index.add_entry_from_context = add_kept

    def page_key(self, page: Any) -> Hashable:
        """All that a page of MkDocs is, once its Markdown has become HTML."""
        members = repr(sorted(page.meta.items()))
        return page.url, str(page.title), members, page.markdown, page.content, self.around


def _made(page: Any, render: Callable[[], None]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What rendering changes in a page; apart, its links to anchors by the file's name."""
    before = dict(vars(page))
    render()
    made = {n: v for n, v in vars(page).items() if n not in before or v is not before[n]}
    anchors = {file.src_uri: found for file, found in made.pop("links_to_anchors", {}).items()}
    return made, anchors
