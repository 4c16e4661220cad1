"""What a slide holds; all texts are plain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.decks.split import pieces, syllables

SYLLABLES = 40
"""At most so many on a slide, title and body together."""
TITLE = 16
"""A longer title is read as the beginning of the body, under what the slide is part of."""
AGAIN = " (tiếp)"
_FEW = 14
_MIDDLING = 24
_LETTERS_A_LINE = 34
_LINES = 7
"""With answers to try below it, a question has so many lines in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A piece of the speaker's notes."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The whole of which the slide shows one part, as numbers beside it."""

    titles: tuple[str, ...]
    current: int
    """From 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One screen: large are title, body and choices; about and source are its foot."""

    title: str
    body: tuple[str, ...] = ()
    """Paragraphs, or points when `is_list`."""
    about: str = ""
    """What the slide is part of."""
    source: str = ""
    remarks: tuple[Remark, ...] = ()
    whole: Whole | None = None
    choices: tuple[str, ...] = ()
    """Answers to try in the room; nothing of it is kept."""
    chosen: str = ""
    """The choice of the worked example, marked when it is asked for."""
    is_covered: bool = False
    """The body is the worked example's answer: covered until it is asked for."""
    inner: str = ""
    """The id of what it shows inside its item: a requirement, a step, a criterion, a question."""
    banner: str = ""
    """Said over it; where there is none, the deck's."""
    is_head: bool = False
    """The first slide of a deck or of one of its parts."""

    @property
    def room(self) -> str:
        """How large the body may be written: few words fill the room better when larger."""
        said = syllables(" ".join(self.body))
        if self.whole or self.choices or said > _MIDDLING:
            return "full"
        return "few" if said <= _FEW else "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A presentation."""

    id: str
    title: str
    slides: tuple[Slide, ...]
    page: str
    """The page that it shows, relative to the site's root."""
    banner: str = ""
    """Said over every slide: that a form is only tried, and for whom."""


def spread(slide: Slide) -> Iterator[Slide]:
    """A slide as it stands when it fits, else one after another, each with its share.

    The remarks go with each of them, for the speaker must not turn back to read them.
    """
    if syllables(slide.title) > TITLE:
        slide = replace(slide, title=slide.about or "Nội dung", body=(slide.title, *slide.body))
    if _fits(slide):
        yield slide
        return
    room = SYLLABLES - syllables(slide.title) - syllables(AGAIN)
    shares = list(_shares(slide.body, room)) or [()]
    if slide.choices:
        shares.append(())
    for number, body in enumerate(shares):
        is_last = number == len(shares) - 1
        title = f"{slide.title}{AGAIN}" if number else slide.title
        yield replace(slide, title=title, body=body, choices=slide.choices if is_last else ())


def _fits(slide: Slide) -> bool:
    """Whether all of a slide may stand on one screen; answers to try stand a line each."""
    said = syllables(" ".join((slide.title, *slide.body, *slide.choices)))
    lines = len(slide.choices) + -(-len(" ".join(slide.body)) // _LETTERS_A_LINE)
    return said <= SYLLABLES and (not slide.choices or lines <= _LINES)


def _shares(body: tuple[str, ...], room: int) -> Iterator[tuple[str, ...]]:
    share: list[str] = []
    for piece in (piece for paragraph in body for piece in pieces(paragraph, room)):
        if share and syllables(" ".join([*share, piece])) > room:
            yield tuple(share)
            share = []
        share.append(piece)
    if share:
        yield tuple(share)


def spread_all(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """Every slide spread, in order."""
    return tuple(part for slide in slides for part in spread(slide))
