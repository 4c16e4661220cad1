"""The pages about today's regulations: one rule, and all of them by area and succession."""

from dataclasses import dataclass

from macros.model_rule import Rule
from macros.pages.views import View


@dataclass(frozen=True, slots=True)
class RuleView(View):
    """A regulation, its evidence and what came before and after it."""

    item: Rule


@dataclass(frozen=True, slots=True)
class RuleListView(View):
    """Every regulation, by area."""

    items: tuple[Rule, ...]
