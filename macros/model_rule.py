"""Today's regulations, to hold the articles against; never mixed with what an article says."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import (
    Date,
    DirectiveRef,
    Hint,
    Inner,
    IsAddress,
    IsDate,
    Ref,
    RuleRef,
    Status,
    Text,
)
from macros.model_statement import Cite

PageIds = Annotated[
    tuple[Annotated[str, Inner("pages")], ...],
    Hint("Mã của các trang mạng làm bằng chứng, lấy trong “pages” của tệp này."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A public page that was looked up for a regulation."""

    id: Annotated[str, Hint("Mã riêng trong tệp này, để các ý bên trên dẫn tới.")]
    site: Annotated[str, Hint("Tên trang mạng, ví dụ thuvienphapluat.vn.")]
    address: Annotated[
        str,
        IsAddress(),
        Hint(
            "Địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://; in ra thành chữ, không thành liên kết. Chỉ nguồn không chính thức (unofficial) được bỏ trống."
        ),
    ] = ""
    evidence: Annotated[
        Literal["full", "excerpt", "unofficial"],
        Hint(
            "full: đã xem toàn văn trang; excerpt: chỉ thấy trích đoạn; unofficial: nguồn không chính thức."
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that public pages say of a regulation, in the handbook's own words."""

    text: Annotated[str, Hint("Một ý, bằng lời của sổ tay; không chép nguyên câu của trang mạng.")]
    pages: PageIds


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A neutral remark on a regulation."""

    kind: Annotated[
        Literal["open", "discrepancy", "confusable"],
        Hint(
            "open: chưa rõ, chưa thấy; discrepancy: các trang không khớp nhau; confusable: chỗ dễ nhầm."
        ),
    ]
    text: Text
    pages: PageIds = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a regulation says on one matter."""

    id: Annotated[str, Hint("Mã riêng trong tệp này; thành địa chỉ của tiêu đề.")]
    title: Annotated[str, Hint("Tiêu đề của phần, ví dụ “Thời hạn”.")]
    facts: tuple[Fact, ...]
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRelation:
    """A regulation's tie to another one, and how sure it is."""

    kind: Annotated[
        Literal["replaces", "follows", "amends", "guides"],
        Hint(
            "replaces: thay thế, đã thấy điều khoản thay thế; follows: ban hành sau về cùng việc, chưa thấy điều khoản thay thế; amends: sửa đổi, bổ sung; guides: hướng dẫn thực hiện."
        ),
    ]
    target: RuleRef
    text: Annotated[str, Hint("Điều đã thấy và chưa thấy, một hoặc hai câu.")]
    pages: PageIds = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A document of the articles on the same matter, and what to keep apart."""

    directive: DirectiveRef
    text: Annotated[str, Hint("Giống nhau ở việc gì, khác nhau ở đâu, điều gì không được ghép.")]
    cite: Annotated[tuple[Cite, ...], Hint("Chỗ trong bài báo nói về việc ấy.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A regulation in force now or earlier, as public pages tell of it."""

    id: str
    title: Annotated[str, Hint("Loại, số, ngày và tên gọi; tên dài thì ghi gọn, tối đa 120 chữ.")]
    short_title: Annotated[str, Hint("Tên ngắn, tối đa 60 chữ.")]
    number: Annotated[str, Hint("Số, ký hiệu; phải có trong “title”.")]
    issuer: Annotated[str, Hint("Cơ quan ban hành; bỏ trống nếu phần đã xem không nêu.")] = ""
    date: Annotated[
        str, IsDate(), Hint("Ngày ban hành, năm-tháng-ngày; bỏ trống nếu phần đã xem không nêu.")
    ] = ""
    year: Annotated[int, Hint("Năm ban hành; chỉ ghi khi bỏ trống “date”.")] = 0
    area: Annotated[str, Ref("group"), Hint("Mã của nhóm quy định (tên tệp trong data/groups).")]
    summary: Fact
    relations: tuple[RuleRelation, ...] = ()
    topics: tuple[Topic, ...] = ()
    notes: tuple[Remark, ...] = ()
    compare: Annotated[
        tuple[Comparison, ...], Hint("Văn bản trong bài báo nói về cùng một việc.")
    ] = ()
    pages: Annotated[tuple[WebPage, ...], Hint("Các trang mạng đã tra, mỗi trang một mục.")]
    original_seen: Annotated[bool, Hint("true khi đã đối chiếu với bản gốc của văn bản.")] = False
    checked_on: Date
    status: Status = "active"

    @property
    def issued(self) -> str:
        """When, for putting in order: `2017`, or `2017-02-06` where the day is known."""
        return self.date or str(self.year)
