"""What the built site carries that others made, and the list of it that is published.

`python -m macros.shipped` writes the list, `docs/assets/licenses/parts.cdx.json` (CycloneDX),
anew after a version has changed; a test holds it, the page of licences and the site's files to
what is named here.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from macros.offline import WORKBOX

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs/assets/licenses/parts.cdx.json"
_MODULES = ROOT / "node_modules"
_PYODIDE = "pyodide"
_MATERIAL = "mkdocs-material"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that others made and the site carries."""

    name: str
    version: str
    licence: str
    """SPDX, as in `MPL-2.0`."""
    file: str
    """The licence's text in `docs/assets/licenses/`."""
    source: str
    """Where its source is kept; a text, which nothing loads."""
    registry: str
    """Type of its package address, as in `npm`; `generic` for what lies inside another part."""
    within: str = ""
    """The part that carries it."""

    @property
    def address(self) -> str:
        """The package address (purl) by which other programs know it."""
        name = self.name.removeprefix("@").replace("/", "%2F") if self.registry != "npm" else ""
        name = name or self.name.replace("@", "%40")
        return f"pkg:{self.registry}/{name}@{self.version}"


def parts() -> Iterator[Part]:
    """Every part, in the versions that are installed."""
    yield from _theme()
    yield _from_npm(
        "@fontsource/be-vietnam-pro",
        "OFL-1.1",
        "be-vietnam-pro",
        "github.com/bettergui/BeVietnamPro",
    )
    yield _from_npm("reveal.js", "MIT", "reveal-js", "github.com/hakimel/reveal.js")
    for module in WORKBOX:
        yield _from_npm(module, "MIT", "workbox", "github.com/GoogleChrome/workbox")
    yield _from_npm(_PYODIDE, "MPL-2.0", "pyodide", "github.com/pyodide/pyodide")
    yield Part(
        name="cpython",
        version=_python_within_pyodide(),
        licence="PSF-2.0",
        file="python",
        source="github.com/python/cpython",
        registry="generic",
        within=_PYODIDE,
    )
    yield _from_pypi("attrs", "MIT", "attrs", "github.com/python-attrs/attrs")
    yield _from_pypi("cattrs", "MIT", "cattrs", "github.com/python-attrs/cattrs")
    yield _from_pypi(
        "typing-extensions", "PSF-2.0", "typing-extensions", "github.com/python/typing_extensions"
    )
    yield _from_pypi("xlsxwriter", "BSD-2-Clause", "xlsxwriter", "github.com/jmcnamara/XlsxWriter")


def _theme() -> Iterator[Part]:
    """The theme, and what its scripts and its icons are made from."""
    theme = _from_pypi(_MATERIAL, "MIT", "mkdocs-material", "github.com/squidfunk/mkdocs-material")
    yield theme
    # Its scripts are joined into one file that names the versions of the first two alone; the
    # others' are what it is built from, to the point that its own list of them says.
    for name, version, licence, source in (
        ("lunr", "2.3.9", "MIT", "github.com/olivernn/lunr.js"),
        ("clipboard", "2.0.11", "MIT", "github.com/zenorocha/clipboard.js"),
        ("escape-html", "1.0", "MIT", "github.com/component/escape-html"),
        ("rxjs", "7.8", "Apache-2.0", "github.com/ReactiveX/rxjs"),
        ("focus-visible", "5.2", "W3C-20150513", "github.com/WICG/focus-visible"),
    ):
        yield Part(name, version, licence, name, source, "npm", within=_MATERIAL)
    yield Part(
        name="material-design-icons",
        version=theme.version,
        licence="Apache-2.0",
        file="material-design-icons",
        source="github.com/Templarian/MaterialDesign",
        registry="generic",
        within=_MATERIAL,
    )


def _from_npm(name: str, licence: str, file: str, source: str) -> Part:
    package = json.loads((_MODULES / name / "package.json").read_text(encoding="utf-8"))
    return Part(name, package["version"], licence, file, source, "npm")


def _from_pypi(name: str, licence: str, file: str, source: str) -> Part:
    return Part(name, distribution(name).version, licence, file, source, "pypi")


def _python_within_pyodide() -> str:
    lock = json.loads((_MODULES / _PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return str(lock["info"]["python"])


def bill() -> str:
    """The list as CycloneDX 1.6, the same text for the same parts."""
    # Only whoever writes the list has this library.
    from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import DisjunctiveLicense
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    def component(part: Part) -> Component:
        web = XsUri(f"https://{part.source}")
        return Component(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY,
            bom_ref=part.address,
            purl=PackageURL.from_string(part.address),
            licenses=[DisjunctiveLicense(id=part.licence)],
            external_references=[ExternalReference(type=ExternalReferenceType.VCS, url=web)],
            components=[component(inner) for inner in parts() if inner.within == part.name],
        )

    own = Component(name="so-tay-can-bo", type=ComponentType.APPLICATION, bom_ref="so-tay-can-bo")
    outer = [component(part) for part in parts() if not part.within]
    whole = Bom(components=outer, metadata=BomMetaData(component=own))
    whole.register_dependency(own, outer)
    members = json.loads(JsonV1Dot6(whole).output_as_string())
    # Of the moment of writing, and nothing about the parts.
    del members["serialNumber"], members["metadata"]["timestamp"]
    return json.dumps(members, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main() -> int:
    """Write the list anew."""
    LIST.write_text(bill(), encoding="utf-8", newline="\n")
    print(LIST.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
