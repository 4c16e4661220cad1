"""The map's page: every tie is told, every document is on it."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest

from macros.catalog import Catalog, load_catalog
from macros.model.items import Directive, Relation
from macros.pages import labels
from macros.pages.drawing.map import KINDS, MapView
from macros.pages.generate import Pages
from macros.pages.links import Links
from tests.sites.conftest import SMALL

SHORT_TITLES = {"chi-thi-thu": "Chỉ thị thử", "huong-dan-thu": "Hướng dẫn thử",
                "nghi-quyet-thu": "Nghị quyết thử"}  # fmt: skip


@pytest.fixture
def catalog() -> Catalog:
    return load_catalog(SMALL)


def change(catalog: Catalog, item_id: str, **members: object) -> None:
    key = ("directive", item_id)
    catalog.add(key, replace(catalog.get(*key), **members), catalog._files[key])


def tie(catalog: Catalog, kind: Any, target: str) -> Relation:
    some: Directive = catalog.get("directive", "chi-thi-thu")
    return replace(some.relations[0], kind=kind, target=target)


def view(catalog: Catalog) -> MapView:
    return MapView(Links(catalog, "map.html"))


def told(catalog: Catalog) -> list[tuple[str, str, str]]:
    return [
        (sentence.source.text, sentence.says, sentence.target.text)
        for cluster in view(catalog).clusters
        for sentence in cluster.sentences
    ]


def test_every_tie_has_its_sentence(catalog: Catalog) -> None:
    assert told(catalog) == [
        ("Chỉ thị thử", "cụ thể hóa", "Nghị quyết thử"),
        ("Hướng dẫn thử", "cụ thể hóa", "Chỉ thị thử"),
    ]
    (cluster,) = view(catalog).clusters
    assert (cluster.id, cluster.around, cluster.size) == ("chi-thi-thu", "Chỉ thị thử", 3)
    assert {box.href for box in cluster.picture.boxes} == {
        f"directives/{item_id}.html" for item_id in SHORT_TITLES
    }
    assert view(catalog).alone == ()


def test_box_tells_number_and_what_is_not_used_any_more(catalog: Catalog) -> None:
    (cluster,) = view(catalog).clusters
    said = {box.href.split("/")[1]: [line.text for line in box.words]
            for box in cluster.picture.boxes}  # fmt: skip
    assert said["chi-thi-thu.html"] == ["Chỉ thị thử", "Số 1-CT/ĐU"]
    assert said["nghi-quyet-thu.html"] == ["Nghị quyết thử", labels.STATUSES["retired"]]
    change(catalog, "chi-thi-thu", short_title="Chỉ thị 1-CT/ĐU")
    (cluster,) = view(catalog).clusters
    assert ["Chỉ thị 1-CT/ĐU"] in [[line.text for line in b.words] for b in cluster.picture.boxes]


def test_documents_without_ties_stand_alone(catalog: Catalog) -> None:
    change(catalog, "huong-dan-thu", relations=())
    assert [link.text for link in view(catalog).alone] == ["Hướng dẫn thử"]
    change(catalog, "chi-thi-thu", relations=())
    assert len(view(catalog).alone) == 3
    assert view(catalog).clusters == ()
    text = Pages(catalog).overview("map")
    assert "<svg" not in text
    assert all(title in text for title in SHORT_TITLES.values())


@pytest.mark.parametrize("kind", labels.RELATIONS)
def test_every_kind_is_named_and_explained(catalog: Catalog, kind: str) -> None:
    change(catalog, "chi-thi-thu", relations=(tie(catalog, kind, "nghi-quyet-thu"),))
    name = labels.RELATIONS[kind].lower()
    (cluster,) = view(catalog).clusters
    assert name in {line.text for line in cluster.picture.words}
    assert ("Chỉ thị thử", name, "Nghị quyết thử") in told(catalog)
    assert kind in view(catalog).kinds
    text = html.unescape(Pages(catalog).overview("map"))
    lines = re.findall(rf'class="hb-draw-line hb-draw-line--{kind}"', text)
    heads = re.findall(rf'class="hb-draw-head hb-draw-head--{kind}"', text)
    # In the picture and in the explanation of lines.
    own = 1 if kind == "concretises" else 0
    assert len(lines) == 2 + own
    assert len(heads) == (2 + own if KINDS[kind].arrow else 0)


def test_ties_in_a_circle_are_all_told(catalog: Catalog) -> None:
    change(catalog, "nghi-quyet-thu", relations=(tie(catalog, "linked_with", "huong-dan-thu"),))
    (cluster,) = view(catalog).clusters
    assert len(cluster.sentences) == 3
    assert sorted(line.text for line in cluster.picture.words) == [
        "cụ thể hóa",
        "cụ thể hóa",
        "gắn với",
    ]
    tops = {box.href: box.y for box in cluster.picture.boxes}
    # What concretises stands lower, whatever else ties the two.
    assert tops["directives/nghi-quyet-thu.html"] < tops["directives/chi-thi-thu.html"]
    assert tops["directives/chi-thi-thu.html"] < tops["directives/huong-dan-thu.html"]


def test_tie_to_itself_is_told_but_not_drawn(catalog: Catalog) -> None:
    own = tie(catalog, "based_on", "chi-thi-thu")
    some: Directive = catalog.get("directive", "chi-thi-thu")
    change(catalog, "chi-thi-thu", relations=(*some.relations, own))
    assert ("Chỉ thị thử", "căn cứ", "Chỉ thị thử") in told(catalog)
    (cluster,) = view(catalog).clusters
    assert {line.text for line in cluster.picture.words} == {"cụ thể hóa"}
