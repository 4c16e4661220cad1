"""The two pages beside the site: one opens it, one says how to copy, open and check it."""

from macros.bundle.about import About
from macros.pages.generate import TEMPLATES, environment
from macros.policy import with_policy

_STYLE = "bundle.css"


def opening(about: About) -> str:
    """The page for a double click.

    It goes on by a script of the site's folder, so that it stays, and says what to do, where that
    folder is missing, as in an archive that was not unpacked.
    """
    return _page("bundle_opening.html", about)


def guide(about: About) -> str:
    """The page for whoever copies the bundle; one sheet on paper."""
    return _page("bundle_guide.html", about)


def _page(template: str, about: About) -> str:
    html = environment().get_template(template).render(about=about)
    return with_policy(html, styles=[(TEMPLATES / _STYLE).read_text(encoding="utf-8")])
