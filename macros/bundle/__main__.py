"""`python -m macros.bundle [SITE] [OUT]`: the built site as an archive; says where it lies."""

import sys
from pathlib import Path

from macros.bundle import BundleError, make_bundle
from macros.environment import ROOT


def main(words: list[str]) -> int:
    """Make the bundle of `site/` in `dist/`, or of other folders."""
    site, out = [*map(Path, words), *(ROOT / "site", ROOT / "dist")[len(words) :]]
    try:
        archive = make_bundle(site, out)
    except BundleError as error:
        print(error, file=sys.stderr)
        return 1
    size = archive.stat().st_size / 1_000_000
    print(f"Tệp nén để phát: {archive} ({size:.1f} MB)")
    print(f"Mã kiểm tra: {archive}.sha256")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:3]))
