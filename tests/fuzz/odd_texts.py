"""Texts and names that break programs: directions, controls, markup, formulas, other programs."""

RIGHT_TO_LEFT = ("\u202eABC\u202c", "\u2067\u0623\u2069", "\u200f.docx", "cod.exe\u202e", "\u061c")
TEXTS = (
    "", " ", "\n", "\t", "\r\n", "\x00", "a\x00b", "\x07\x1b[31m", "\x7f\x80\x85\x9f",
    "\u2028\u2029",
    "\ufeff", "\ufffe\uffff", "\ud800", "\udfff\ud800", "\ud83d", "\U0010ffff", "😀",
    "e\u0301" * 50,
    "\u0300" * 200, *RIGHT_TO_LEFT, "{{7*7}}", "{{#bien-phap}}{{/bien-phap}}", "]]>", "<!--",
    "&lol;",
    "<script>alert(1)</script>", "</w:t></w:r></w:p>", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0", "../../x", "C:\\x", "file:///etc/passwd", "%s%n", "' OR 1=1 --", "null",
    "not_applicable", "yes", "tot", "2026-02-30", "0000-00-00", "12,5", "1.200", "٣", "9" * 400,
    "Nguyễn Văn A", "a" * 5000, "ế" * 3000, "__proto__", "__class__", "row_id",
)  # fmt: skip
NAMES = (
    "", " ", "a", "a.b", "0", "2", "10", "-1", "id", "value", "row_id", "note", "evidence", "extra",
    "newer", "answers", "format", "format_version", "form", "period", "kind", "by", "seq",
    "doan-ket",
    "uu-diem", "__proto__", "constructor", "toString", "hasOwnProperty", "__class__", "\x00", "\n",
    "\ud800", "\udfff", "\ufffd", "\u202e", "\u2028", "a" * 61, "ế" * 70, "😀" * 61, "x" * 3000,
)  # fmt: skip
