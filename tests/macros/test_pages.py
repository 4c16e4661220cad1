"""Addresses, links and names, without a build."""

from dataclasses import fields
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest

from macros.catalog import Catalog, load_catalog
from macros.edition.content import STATE
from macros.model.items import Criterion, Directive, Period, Procedure, Relation
from macros.model.kinds import KINDS
from macros.model.rule import Remark, RuleRelation, WebPage
from macros.model.statement import Note
from macros.pages import labels
from macros.pages.generate import Pages, environment
from macros.pages.links import Links, address, relative
from tests.sites.conftest import SMALL


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(SMALL)


def choices(cls: Any, member: str) -> set[str]:
    """The values that a member of the model may have."""
    hint = get_type_hints(cls, include_extras=True)[member]
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    assert get_origin(hint) is Literal
    return set(get_args(hint))


@pytest.mark.parametrize(
    ("names", "cls", "member"),
    [
        (labels.DIRECTIVE_KINDS, Directive, "kind"),
        (labels.RELATIONS, Relation, "kind"),
        (labels.RELATIONS_BACK, Relation, "kind"),
        (labels.NOTE_KINDS, Note, "kind"),
        (labels.STATUSES, Directive, "status"),
        (labels.USES, Criterion, "use"),
        (labels.USES_AT_LENGTH, Criterion, "use"),
        (labels.SIGNS, Criterion, "sign"),
        (labels.PERIODS, Period, "length"),
        (labels.EVIDENCE, WebPage, "evidence"),
        (labels.REMARKS, Remark, "kind"),
        (labels.RULE_RELATIONS, RuleRelation, "kind"),
        (labels.RULE_RELATIONS_BACK, RuleRelation, "kind"),
        (labels.ORDERS, Procedure, "order"),
        (labels.ORDERS_SHORT, Procedure, "order"),
    ],
)
def test_every_value_has_a_name(names: dict[str, str], cls: Any, member: str) -> None:
    assert names.keys() == choices(cls, member)
    assert all(names.values())


def test_small_site_has_every_kind_and_use(catalog: Catalog) -> None:
    assert {kind for kind, _ in catalog.keys_in_order()} == KINDS.keys()
    used = {criterion.use for criterion in catalog.items("criterion")}
    assert used == choices(Criterion, "use")
    directive = catalog.get("directive", "chi-thi-thu")
    said = [member.name for member in fields(directive) if member.name not in STATE]
    assert all(getattr(directive, name) for name in said)


@pytest.mark.parametrize(
    ("kind", "item_id", "place"),
    [
        ("directive", "chi-thi-thu", "directives/chi-thi-thu.html"),
        ("criterion", "doan-ket", "criteria/doan-ket.html"),
        ("procedure", "tu-phe-binh", "procedures/tu-phe-binh.html"),
        ("form", "phieu-thu", "forms/phieu-thu.html"),
        ("trigger", "mat-doan-ket", "directives/chi-thi-thu.html#trigger-mat-doan-ket"),
        ("period", "hang-thang", "directives/chi-thi-thu.html#period-hang-thang"),
        ("record", "bien-ban", "directives/chi-thi-thu.html#record-bien-ban"),
        ("group", "ket-qua", "criteria/index.html#group-ket-qua"),
        ("scale", "muc-thuc-hien", "criteria/index.html#scale-muc-thuc-hien"),
        ("actor", "cap-uy", "actors/cap-uy.html"),
        ("source", "bao-thu-2018", "sources.html#bao-thu-2018"),
        ("term", "cap-uy", "terms.html#term-cap-uy"),
        ("change", "ban-dau", "changes.html#change-ban-dau"),
        ("handbook", "handbook", "index.html"),
    ],
)
def test_addresses_stay(catalog: Catalog, kind: str, item_id: str, place: str) -> None:
    assert address(catalog, (kind, item_id)) == place


@pytest.mark.parametrize(
    ("target", "page", "href"),
    [
        ("criteria/a.html", "index.html", "criteria/a.html"),
        ("criteria/a.html", "criteria/b.html", "a.html"),
        ("sources.html#x", "criteria/b.html", "../sources.html#x"),
        ("criteria/b.html#x", "criteria/b.html", "#x"),
        ("index.html", "forms/a.html", "../index.html"),
    ],
)
def test_links_are_relative(target: str, page: str, href: str) -> None:
    assert relative(target, page) == href


def test_citations_name_paper_day_paragraph_and_phrase(catalog: Catalog) -> None:
    links = Links(catalog, "criteria/doan-ket.html")
    (link,) = links.cites(catalog.get("criterion", "doan-ket").cite)
    assert link.text == "Báo Thử nghiệm ngày 17/05/2018, đoạn 2: “xây dựng đoàn kết nội bộ”"
    assert link.href == "../sources.html#bao-thu-2018"


def test_generated_source_is_front_matter_and_one_call(catalog: Catalog) -> None:
    sources = {source.path: source.text for source in Pages(catalog).sources()}
    pages = ("directive", "criterion", "procedure", "form", "actor", "rule", "training")
    assert len(sources) == sum(len(catalog.items(kind)) for kind in pages) + 1
    example = sources["forms/examples/phieu-thu.md"]
    assert example.endswith("---\n{{ form_example(item[1]) }}\n")
    assert 'item: ["form", "phieu-thu"]\n' in example
    assert '"exclude": true' in example
    text = sources["forms/phieu-thu.md"]
    assert text.endswith("---\n{{ item_page(*item) }}\n")
    assert 'item: ["form", "phieu-thu"]\n' in text
    assert text.count("{{") == 1


def test_templates_cannot_go_around_the_escaping() -> None:
    made = environment()
    assert made.from_string("{{ x }}{{ x ~ '*' }}").render(x="<") == "&#60;&#60;&#42;"
    for name in ("safe", "e", "escape"):
        with pytest.raises(Exception, match=f"No filter named '{name}'"):
            made.from_string(f"{{{{ x | {name} }}}}")
