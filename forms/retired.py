"""Answers to questions that the form asks no more, or asks otherwise: the appendix.

In the save file they are `{"wording", "answer"}` by the question's id; a number stands behind the
id where several answers have the same.  What is no such entry, a newer site's for instance, stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.converter import REFUSED, make
from forms.definition import FormDefinition
from forms.response import Answer
from forms.said import retired_said
from forms.shown import piece

_CONVERTER = make()


@dataclass(frozen=True, slots=True)
class Retired:
    """One entry of the appendix."""

    name: str
    """Its name in the save file."""
    wording: str
    answer: Answer

    @property
    def question(self) -> str:
        """The id of the question that was answered."""
        return self.name.partition(".")[0]


def entries(retired: Mapping[str, Any]) -> tuple[Retired, ...]:
    """The entries that can be read, in the file's order."""
    found = []
    for name, entry in retired.items():
        if not isinstance(entry, dict) or type(entry.get("wording")) is not str:
            continue
        try:
            answer = _CONVERTER.structure(entry.get("answer"), Answer)
        except REFUSED:
            continue
        found.append(Retired(name, entry["wording"], answer))
    return tuple(found)


def with_answers(
    retired: Mapping[str, Any], old: Iterable[tuple[str, str, Answer]]
) -> dict[str, Any]:
    """The retired answers and those of `old`, each with id and wording, where they are not yet."""
    kept = dict(retired)
    for id_, wording, answer in old:
        entry = {"wording": wording, "answer": _CONVERTER.unstructure(answer)}
        name, number = id_, 1
        while kept.get(name, entry) != entry:
            number += 1
            name = f"{id_}.{number}"
        kept[name] = entry
    return kept


def wording(entry: Retired) -> str:
    """What was asked, or that nobody knows any more."""
    return entry.wording or f"Câu hỏi cũ, bản lưu không ghi lời (mã “{entry.question}”)"


def said(definition: FormDefinition, entry: Retired) -> tuple[str, ...]:
    """What an entry says, in lines."""
    return retired_said(definition, entry.question, entry.answer)


def cut_for_paper(definition: FormDefinition, retired: Mapping[str, Any]) -> dict[str, Any]:
    """What the appendix of a paper shows of the retired answers, and nothing else."""
    return {
        entry.name: {
            "wording": entry.wording,
            "answer": _CONVERTER.unstructure(
                Answer(
                    by=entry.answer.by,
                    value=entry.answer.value,
                    note=entry.answer.note,
                    evidence=tuple(piece(one) for one in entry.answer.evidence),
                    not_applicable_reason=entry.answer.not_applicable_reason,
                )
            ),
        }
        for entry in entries(retired)
        if said(definition, entry)
    }
