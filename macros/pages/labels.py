"""What the values of the model are called on the pages.

`{source}`, `{reader}` and `{trigger}` stand for the handbook's own words, which `in_words` fills
in; a capital first letter makes theirs one.
"""

from functools import cache
from types import SimpleNamespace

from macros.model.handbook import Words
from macros.text import capital

DIRECTIVE_KINDS = {
    "directive": "Chỉ thị",
    "resolution": "Nghị quyết",
    "regulation": "Quy định",
    "guideline": "Hướng dẫn",
    "plan": "Kế hoạch",
    "letter": "Công văn",
    "conclusion": "Kết luận",
    "working_rules": "Quy chế",
    "campaign": "Cuộc vận động",
    "service_rules": "Điều lệnh",
    "instruction": "Văn bản chỉ đạo",
    "planned": "Văn bản dự kiến ban hành",
}
RELATIONS = {
    "based_on": "Căn cứ",
    "implements": "Thực hiện",
    "concretises": "Cụ thể hóa",
    "linked_with": "Gắn với",
    "replaces": "Thay thế",
}
RELATIONS_BACK = {
    "based_on": "Là căn cứ của",
    "implements": "Được thực hiện bằng",
    "concretises": "Được cụ thể hóa bằng",
    "linked_with": "Gắn với",
    "replaces": "Được thay thế bằng",
}
NOTE_KINDS = {
    "open": "Chưa rõ",
    "discrepancy": "Chi tiết chưa khớp",
    "wording": "Cách dùng từ",
}
STATUSES = {"active": "Đang dùng", "retired": "Không dùng nữa"}
USES = {
    "self_assessed": "{Reader} tự đánh giá",
    "trigger": "{Trigger}",
    "reported_result": "Kết quả {source} thuật lại",
    "duty_of_others": "Việc của cơ quan khác",
    "outcome": "Kết quả, không phải việc làm",
    "aim": "Mục đích",
}
USES_AT_LENGTH = {
    "self_assessed": "Nội dung {reader} tự đánh giá.",
    "trigger": "{Trigger}.",
    "reported_result": "Đây là kết quả {source} thuật lại, không phải nội dung {reader} tự "
    "đánh giá.",
    "duty_of_others": "Đây là việc của cơ quan, tổ chức khác, không phải nội dung {reader} tự "
    "đánh giá.",
    "outcome": "Đây là một kết quả, không phải nội dung {reader} tự đánh giá.",
    "aim": "Đây là mục đích nêu trong {source}, không phải nội dung {reader} tự đánh giá.",
}
SIGNS = {"positive": "Điều cần làm", "negative": "Biểu hiện cần tránh"}
PERIODS = {
    "month": "Hằng tháng",
    "quarter": "Hằng quý",
    "half": "6 tháng một lần",
    "year": "Hằng năm",
    "each_meeting": "Mỗi kỳ sinh hoạt",
    "lead_time": "Thời gian chuẩn bị",
    "ad_hoc": "Đột xuất",
    "after_event": "Ngay sau một việc",
    "continuous": "Thường xuyên",
    "recurring": "Định kỳ, không nêu bao lâu",
    "deadline": "Mốc đã định",
}
ORDERS = {
    "printed": "Các bước xếp đúng thứ tự {source} in.",
    "arranged": "Các việc phải làm. Thứ tự do sổ tay sắp xếp.",
}
ORDERS_SHORT = {"printed": "Theo {source}", "arranged": "Sổ tay sắp xếp"}
SECTIONS = {
    "directive": "Văn bản",
    "criterion": "Tiêu chí",
    "procedure": "Quy trình",
    "form": "Phiếu điền trên máy",
    "training": "Tập huấn",
    "actor": "Ai làm việc gì",
    "rule": "Quy định mới liên quan",
}
"""What the kinds with a page for each item are called, in the order of the navigation."""
KINDS = {
    "directive": "Văn bản",
    "criterion": "Tiêu chí",
    "procedure": "Quy trình",
    "form": "Phiếu điền trên máy",
    "training": "Buổi tập huấn",
    "actor": "Cơ quan, người thực hiện",
    "rule": "Quy định mới",
}
"""What one item of such a kind is called, as beside a search result."""
INSIDE = {
    "directive": "yêu cầu",
    "procedure": "bước",
    "group": "tiêu chí",
    "form": "câu",
}
"""What is inside the kinds that a training session shows in part."""
EVIDENCE = {
    "full": "đã xem toàn văn trang",
    "excerpt": "chỉ thấy trích đoạn",
    "unofficial": "nguồn không chính thức",
}
RULE_RELATIONS = {
    "replaces": "Thay thế",
    "follows": "Ban hành sau, cùng việc với",
    "amends": "Sửa đổi, bổ sung",
    "guides": "Hướng dẫn thực hiện",
}
RULE_RELATIONS_BACK = {
    "replaces": "Được thay thế bằng",
    "follows": "Sau đó, về cùng việc, có",
    "amends": "Được sửa đổi, bổ sung bằng",
    "guides": "Được hướng dẫn bằng",
}
REMARKS = {"open": "Chưa rõ", "discrepancy": "Chi tiết chưa khớp", "confusable": "Dễ nhầm"}
STANDINGS = {
    "replaced": "Đã có văn bản thay thế",
    "unreplaced": "Chưa thấy văn bản thay thế",
    "unseen": "Chưa đối chiếu bản gốc",
}


@cache
def in_words(words: Words) -> SimpleNamespace:
    """The tables above as attributes, in the words of one handbook."""
    own = {"source": words.source, "reader": words.reader, "trigger": words.trigger}
    capitals = {key.capitalize(): capital(text) for key, text in own.items()}
    tables = {name: table for name, table in globals().items() if name.isupper()}
    return SimpleNamespace(
        **{
            name: {key: text.format(**own, **capitals) for key, text in table.items()}
            for name, table in tables.items()
        }
    )
