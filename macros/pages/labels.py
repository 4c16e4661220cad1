"""What the values of the model are called on the pages."""

NOT_SAID = "bài báo không nêu rõ"

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
    "open": "Bài báo không nêu",
    "discrepancy": "Chi tiết chưa khớp",
    "wording": "Cách dùng từ",
}
STATUSES = {"active": "Đang dùng", "retired": "Không dùng nữa"}
USES = {
    "self_assessed": "Cán bộ tự đánh giá",
    "trigger": "Trường hợp phải kiểm điểm",
    "reported_result": "Kết quả bài báo thuật lại",
    "duty_of_others": "Việc của cơ quan khác",
    "outcome": "Kết quả lấy phiếu",
    "aim": "Mục đích",
}
USES_AT_LENGTH = {
    "self_assessed": "Nội dung cán bộ tự đánh giá.",
    "trigger": "Trường hợp phải kiểm điểm, xem xét trách nhiệm.",
    "reported_result": "Đây là kết quả bài báo thuật lại, không phải nội dung cán bộ tự đánh giá.",
    "duty_of_others": "Đây là việc của cơ quan, tổ chức khác, không phải nội dung cán bộ tự "
    "đánh giá.",
    "outcome": "Đây là kết quả lấy phiếu, không phải nội dung cán bộ tự đánh giá.",
    "aim": "Đây là mục đích nêu trong bài báo, không phải nội dung cán bộ tự đánh giá.",
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
    "printed": "Các bước xếp đúng thứ tự bài báo in.",
    "arranged": "Các việc phải làm. Thứ tự do sổ tay sắp xếp.",
}
ORDERS_SHORT = {"printed": "Theo bài báo", "arranged": "Sổ tay sắp xếp"}
SECTIONS = {
    "directive": "Văn bản",
    "criterion": "Tiêu chí",
    "procedure": "Quy trình",
    "form": "Phiếu tự đánh giá",
    "actor": "Ai làm việc gì",
    "rule": "Quy định mới liên quan",
}
"""What the kinds with a page for each item are called, in the order of the navigation."""
EVIDENCE = {
    "full": "đã xem toàn văn trang",
    "excerpt": "chỉ thấy trích đoạn",
    "unofficial": "nguồn không chính thức",
}
SUCCESSIONS = {"replaces": "Thay thế", "follows": "Ban hành sau, cùng nội dung"}
SUCCESSIONS_BACK = {"replaces": "Được thay thế bằng", "follows": "Văn bản sau, cùng nội dung"}
