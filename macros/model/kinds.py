"""Every kind of item: its class, its folder, and what an id looks like."""

import re

from macros.model.form import Form
from macros.model.handbook import Change, Handbook, Term
from macros.model.items import (
    Actor,
    Criterion,
    Directive,
    Group,
    Period,
    Procedure,
    Record,
    Scale,
    Source,
    Trigger,
)
from macros.model.rule import Rule
from macros.model.training import Training

Item = (
    Directive
    | Criterion
    | Group
    | Trigger
    | Period
    | Scale
    | Record
    | Actor
    | Source
    | Procedure
    | Form
    | Rule
    | Training
    | Term
    | Change
    | Handbook
)  # fmt: skip

ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
"""What an id looks like: Vietnamese without marks, as in `doan-ket-noi-bo`."""
ID_LENGTH = 60
KINDS: dict[str, type[Item]] = {
    "directive": Directive,
    "criterion": Criterion,
    "procedure": Procedure,
    "form": Form,
    "trigger": Trigger,
    "period": Period,
    "scale": Scale,
    "record": Record,
    "actor": Actor,
    "source": Source,
    "group": Group,
    "rule": Rule,
    "training": Training,
    "term": Term,
    "change": Change,
    "handbook": Handbook,
}
FOLDERS: dict[str, str] = {
    "directive": "directives",
    "criterion": "criteria",
    "procedure": "procedures",
    "form": "forms",
    "trigger": "triggers",
    "period": "periods",
    "scale": "scales",
    "record": "records",
    "actor": "actors",
    "source": "sources",
    "group": "groups",
    "rule": "rules",
    "training": "trainings",
    "term": "terms",
    "change": "changes",
    "handbook": "",
}
"""Each kind's folder; the handbook itself is the one file beside the folders."""
