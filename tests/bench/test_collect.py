"""The copies that are gathered are whole save files of different persons; limits are held to."""

from bench import collect
from forms.asked import asked
from forms.codec import decode
from forms.review.rules import review
from forms.shown import says_anything
from tests.forms.gatherings import definition, gather


def test_every_copy_counts_and_answers_every_question() -> None:
    for name in ("small", "large"):
        form = definition(name)
        texts = collect.copies(form, 5)
        for text in texts:
            made = decode(text)
            questions = asked(form, made)
            assert all(says_anything(q, made.answers[q.id]) for q in questions)
            assert [one for one in review(form, made) if one.severity == "missing"] == []
        files = [(f"{place}.json", text.encode()) for place, text in enumerate(texts)]
        assert len(gather(files, form).used()) == 5


def test_seconds_are_held_to_the_limit_where_there_is_one() -> None:
    taken = collect.Taken(seconds=10.0, task=90.0, process=512.0, recode=8.0)
    found = {(one.name, one.against): one.ratio for one in collect.figures(500, taken)}
    assert found == {
        ("collect-500", "limit-20"): 0.5,
        ("collect-500", "recode"): 1.25,
        ("collect-500-recode", ""): None,
        ("collect-500-task", "limit-200"): 0.45,
        ("collect-500-memory", "limit-1024"): 0.5,
    }
    assert ("collect-2000", "") in {(one.name, one.against) for one in collect.figures(2000, taken)}
