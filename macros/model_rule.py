"""Today's regulations, to hold the articles against; never mixed with what an article says."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import (
    Date,
    DirectiveRef,
    GroupRef,
    Hint,
    IsDate,
    RuleRef,
    Status,
    Text,
)
from macros.model_statement import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A public page on which a fact was seen."""

    site: Annotated[str, Hint("Tên trang mạng, ví dụ thuvienphapluat.vn.")]
    address: Annotated[str, Hint("Địa chỉ đầy đủ; in ra thành chữ, không thành liên kết.")]
    evidence: Annotated[
        Literal["full", "excerpt", "unofficial"],
        Hint(
            "full: đã xem toàn văn trang; excerpt: chỉ thấy trích đoạn; unofficial: nguồn không chính thức."
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that public pages say of a regulation, in the handbook's own words."""

    text: Text
    pages: tuple[WebPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """An older regulation, and how sure it is that this one took its place."""

    kind: Annotated[
        Literal["replaces", "follows"],
        Hint(
            "replaces: đã thấy câu nói thay thế; follows: ban hành sau về cùng việc, chưa thấy câu nói thay thế."
        ),
    ]
    target: RuleRef
    text: Annotated[str, Hint("Điều đã thấy và chưa thấy, một câu.")]
    pages: tuple[WebPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A regulation in force now or earlier, as public pages tell of it."""

    id: str
    title: Annotated[str, Hint("Loại, số, ngày và tên gọi.")]
    short_title: Annotated[str, Hint("Tên ngắn, tối đa 60 chữ.")]
    number: Text
    issuer: Text
    date: Date
    area: GroupRef
    summary: Fact
    succeeds: tuple[Succession, ...] = ()
    facts: tuple[Fact, ...] = ()
    compare: Annotated[
        tuple[DirectiveRef, ...], Hint("Văn bản trong bài báo nói về cùng một việc.")
    ] = ()
    original_seen: Annotated[bool, Hint("true khi đã đối chiếu với bản gốc của văn bản.")] = False
    notes: tuple[Note, ...] = ()
    checked_on: Annotated[str, IsDate(), Hint("Ngày tra gần nhất, năm-tháng-ngày.")]
    status: Status = "active"
