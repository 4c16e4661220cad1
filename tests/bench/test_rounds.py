"""What a page holds after many rounds is held against what it held when it had settled."""

from bench import rounds
from bench.rounds import Held


def test_growth_is_what_came_on_top_of_what_had_settled() -> None:
    before = Held(heap=4000, nodes=100, listeners=10, process=160.5)
    after = Held(heap=4512, nodes=110, listeners=10, process=150)
    found = {one.name: (one.value, one.ratio) for one in rounds.figures(200, [before, after])}
    assert found == {
        "rounds-200-heap": (512, 0.5),
        "rounds-200-nodes": (10, 0.2),
        "rounds-200-listeners": (0, 0),
        "rounds-200-process": (0, 0),
    }
