"""The site as one archive to give out: unpacked it opens by double click, and can be checked.

The same site gives the same bytes, whoever makes the bundle, where and when.
"""

import hashlib
import zipfile
from pathlib import Path

from macros import servers
from macros.bundle.about import About, BundleError, about
from macros.bundle.pages import guide, opening

__all__ = ["BundleError", "make_bundle"]

_SITE = "so-tay"
_LICENCE = "assets/licenses/so-tay-can-bo.txt"
# Without an address of its own the site has an empty map of itself, packed anew with each build.
_LEFT_OUT = frozenset({"sitemap.xml", "sitemap.xml.gz"})
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o644
_LEVEL = 9


def make_bundle(site: Path, out: Path) -> Path:
    """Pack the built site into the folder `out`; the archive, with its SHA-256 in a file beside it.

    Raises:
        BundleError: the folder holds no built site, or a name in it is not plain ASCII.
    """
    said = about(site)
    files = contents(site, said)
    out.mkdir(parents=True, exist_ok=True)
    archive = out / f"{said.name}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{said.name}/{name}", _DATE)
            info.create_system = _UNIX
            info.external_attr = _MODE << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    archive.with_name(f"{archive.name}.sha256").write_bytes(
        _sum_line(archive.name, archive.read_bytes()).encode()
    )
    return archive


def contents(site: Path, said: About) -> dict[str, bytes]:
    """Every file of the bundle by its name in the bundle's folder, in the order of names.

    Raises:
        BundleError: a name is not plain ASCII, which old programs for archives spoil.
    """
    files = {
        "MO-SO-TAY.html": opening(said).encode(),
        "HUONG-DAN.html": guide(said).encode(),
        "LICENSE.txt": (site / _LICENCE).read_bytes(),
        "may-chu/nginx.conf": servers.nginx().encode(),
        "may-chu/headers.txt": servers.headers().encode(),
    }
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in _LEFT_OUT:
            files[f"{_SITE}/{name}"] = path.read_bytes()
    foreign = sorted(name for name in files if not name.isascii())
    if foreign:
        raise BundleError(f"Tên tệp có chữ ngoài ASCII, hãy đổi tên: {', '.join(foreign)}")
    sums = "".join(_sum_line(name, files[name]) for name in sorted(files))
    return dict(sorted({**files, "SHA256SUMS.txt": sums.encode()}.items()))


def _sum_line(name: str, data: bytes) -> str:
    """As `sha256sum` writes and reads it."""
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n"
