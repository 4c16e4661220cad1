"""Today's regulations, to hold the articles against; never mixed with what an article says."""

from dataclasses import dataclass
from typing import Annotated, Literal

from macros.annotations import (
    REPLACED_BY,
    DirectiveRef,
    Hint,
    Inner,
    IsAddress,
    IsDate,
    Means,
    Ref,
    RetiredNote,
    RuleRef,
    Status,
)
from macros.model.replaced import ReplacedParts
from macros.model.statement import Cite

PageIds = Annotated[
    tuple[Annotated[str, Inner("pages")], ...],
    Hint("Bằng chứng", "Mã của các trang mạng làm bằng chứng, lấy trong “pages” của tệp này."),
]

# fmt: off
# One key, one line.


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A public page that was looked up for a regulation."""

    id: Annotated[str, Hint("Mã trang", "Mã riêng trong tệp này, để các ý bên trên dẫn tới.")]
    site: Annotated[str, Hint("Tên trang mạng", "Tên trang mạng nơi đã xem.")]
    address: Annotated[str, IsAddress(), Hint("Địa chỉ", "Địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://; in ra thành chữ, không thành liên kết. Chỉ nguồn không chính thức (unofficial) được bỏ trống.")] = ""
    evidence: Annotated[Literal["full", "excerpt", "unofficial"], Hint("Mức bằng chứng", "full: đã xem toàn văn trang; excerpt: chỉ thấy trích đoạn; unofficial: nguồn không chính thức.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that public pages say of a regulation, in the handbook's own words."""

    text: Annotated[str, Hint("Nội dung", "Một ý, bằng lời của sổ tay; không chép nguyên câu của trang mạng.")]
    pages: Annotated[PageIds, Hint("Bằng chứng", "Mã của các trang mạng làm bằng chứng, lấy trong “pages” của tệp này.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A neutral remark on a regulation."""

    kind: Annotated[Literal["open", "discrepancy", "confusable"], Hint("Loại lưu ý", "open: chưa rõ, chưa thấy; discrepancy: các trang không khớp nhau; confusable: chỗ dễ nhầm.")]
    text: Annotated[str, Hint("Nội dung", "Điều người đọc cần biết, viết trung lập.")]
    pages: Annotated[PageIds, Hint("Bằng chứng", "Mã của các trang mạng làm bằng chứng, lấy trong “pages” của tệp này.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a regulation says on one matter."""

    id: Annotated[str, Hint("Mã phần", "Mã riêng trong tệp này; thành địa chỉ của tiêu đề.")]
    title: Annotated[str, Hint("Tên phần", "Tiêu đề của phần.")]
    facts: Annotated[tuple[Fact, ...], Hint("Các ý", "Từng ý của phần, kèm bằng chứng.")]
    notes: Annotated[tuple[Remark, ...], Hint("Lưu ý", "Điều cần lưu ý về phần này.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRelation:
    """A regulation's tie to another one, and how sure it is."""

    kind: Annotated[Literal["replaces", "follows", "amends", "guides"], Hint("Loại quan hệ", "replaces: thay thế, đã thấy điều khoản thay thế; follows: ban hành sau về cùng việc, chưa thấy điều khoản thay thế; amends: sửa đổi, bổ sung; guides: hướng dẫn thực hiện.")]
    target: Annotated[RuleRef, Hint("Quy định kia", "Mã của quy định (tên tệp trong data/rules).")]
    text: Annotated[str, Hint("Nội dung", "Điều đã thấy và chưa thấy, một hoặc hai câu.")]
    pages: Annotated[PageIds, Hint("Bằng chứng", "Mã của các trang mạng làm bằng chứng, lấy trong “pages” của tệp này.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A document of the articles on the same matter, and what to keep apart."""

    directive: Annotated[DirectiveRef, Hint("Văn bản", "Mã của văn bản được so (tên tệp trong data/directives).")]
    text: Annotated[str, Hint("Nội dung", "Giống nhau ở việc gì, khác nhau ở đâu, điều gì không được ghép.")]
    cite: Annotated[tuple[Cite, ...], Hint("Nguồn", "Chỗ trong nguồn nói về việc ấy.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A regulation in force now or earlier, as public pages tell of it."""

    id: str
    title: Annotated[str, Hint("Tên đầy đủ", "Loại, số, ngày và tên gọi; tên dài thì ghi gọn, tối đa 120 chữ.")]
    short_title: Annotated[str, Hint("Tên ngắn", "Tên ngắn, tối đa 60 chữ.")]
    number: Annotated[str, Means(), Hint("Số, ký hiệu", "Số, ký hiệu; phải có trong “title”.")]
    issuer: Annotated[str, Hint("Cơ quan ban hành", "Cơ quan ban hành; bỏ trống nếu phần đã xem không nêu.")] = ""
    date: Annotated[str, IsDate(), Hint("Ngày ban hành", "Viết năm-tháng-ngày trong ngoặc kép; bỏ trống nếu phần đã xem không nêu.")] = ""
    year: Annotated[int, Hint("Năm ban hành", "Năm ban hành; chỉ ghi khi bỏ trống “date”.")] = 0
    area: Annotated[str, Ref("group"), Hint("Nhóm", "Mã của nhóm quy định (tên tệp trong data/groups).")]
    summary: Annotated[Fact, Hint("Tóm tắt", "Một ý nói quy định về việc gì, kèm bằng chứng.")]
    relations: Annotated[tuple[RuleRelation, ...], Hint("Quan hệ", "Quy định này thay thế, nối tiếp, sửa đổi hay hướng dẫn quy định nào.")] = ()
    topics: Annotated[tuple[Topic, ...], Hint("Các phần", "Quy định nói gì về từng việc.")] = ()
    notes: Annotated[tuple[Remark, ...], Hint("Lưu ý", "Điều cần lưu ý về quy định này.")] = ()
    compare: Annotated[tuple[Comparison, ...], Hint("So với nguồn", "Văn bản trong nguồn nói về cùng một việc.")] = ()
    pages: Annotated[tuple[WebPage, ...], Hint("Trang mạng đã tra", "Các trang mạng đã tra, mỗi trang một mục.")]
    original_seen: Annotated[bool, Hint("Đã xem bản gốc", "true khi đã đối chiếu với bản gốc của văn bản.")] = False
    checked_on: Annotated[str, IsDate(), Hint("Ngày tra", "Ngày tra gần nhất, viết năm-tháng-ngày trong ngoặc kép.")]
    status: Status = "active"
    replaced_by: Annotated[tuple[RuleRef, ...], REPLACED_BY] = ()
    retired_note: RetiredNote = ""
    replaced: ReplacedParts = ()

    @property
    def issued(self) -> str:
        """When, for putting in order: `2017`, or `2017-02-06` where the day is known."""
        return self.date or str(self.year)
