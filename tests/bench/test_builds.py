"""Both a first and a later build are measured, each beside the other tools."""

from bench.builds import BUILDS, figures


def test_every_build_has_its_figures() -> None:
    seconds = {"handbook_first": 6.0, "handbook": 4.0, "plain_material": 16.0, "zensical": 5.0}
    assert set(seconds) == {build.__name__ for build in BUILDS}
    lines = {(line.name, line.against): (line.value, line.ratio) for line in figures(100, seconds)}
    assert lines == {
        ("build-100", ""): (4.0, None),
        ("build-100-first", ""): (6.0, None),
        ("build-100-plain_material", ""): (16.0, None),
        ("build-100-zensical", ""): (5.0, None),
        ("build-100", "plain_material"): (4.0, 0.25),
        ("build-100-first", "plain_material"): (6.0, 0.375),
        ("build-100", "zensical"): (4.0, 0.8),
        ("build-100-first", "zensical"): (6.0, 1.2),
    }
