"""What must hold between items: references both ways, citations, what nobody uses."""

from collections.abc import Iterator

from macros.catalog import Catalog, Key
from macros.load import Path_
from macros.model.form import Form
from macros.model.items import Criterion, Scale, Trigger
from macros.model.kinds import KINDS
from macros.model.question import question_id
from macros.model.statement import Cite
from macros.problem import Problem, Severity

PHRASE_WORDS = 15
_LISTED = set(KINDS) - {"group", "scale", "actor", "source"}
"""Kinds that a reader finds listed, whether another item refers to them or not."""


def check_references(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """Whatever is referred to is another item, exists, and is not retired before the referrer."""
    item = catalog.get(*key)
    relations = enumerate(getattr(item, "relations", ()))
    replaced = {("relations", i, "target") for i, r in relations if r.kind == "replaces"}
    for path, target in catalog.references(key):
        if target in catalog.unread:
            continue  # its own file says what to mend
        if target == key and key[0] != "source":  # a remark on a source cites that source
            said = ("mục này dẫn đến chính nó", "ghi mã của mục khác, hoặc bỏ chỗ dẫn này")
            yield catalog.problem(key, path, "reference-self", said)
        elif not catalog.has(*target):
            yield catalog.problem(key, path, "reference", catalog.missing(*target))
        elif path in replaced or item.status == "retired":
            continue
        elif catalog.get(*target).status == "retired":
            said = (f"“{target[1]}” không dùng nữa", "thay bằng mục khác hoặc bỏ tham chiếu này")
            severity: Severity = "lỗi" if _is_new_question(catalog, key, path) else "lưu ý"
            yield catalog.problem(key, path, "retired-used", said, severity)


def _is_new_question(catalog: Catalog, key: Key, path: Path_) -> bool:
    """Whether a form begins to ask something, so that nobody's old answer speaks for it."""
    if key[0] != "form" or path[-1] not in ("criterion", "trigger") or not catalog.editions:
        return False
    form: Form = catalog.get(*key)
    question = form.sections[int(path[1])].questions[int(path[3])]
    frozen = catalog.editions[-1].item(key)
    return not frozen or question_id(question) not in frozen.parts


def check_cites(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """A cited paragraph exists; a quoted phrase is short."""
    for path, cite in catalog.parts(key):
        if not isinstance(cite, Cite):
            continue
        if len(cite.phrase.split()) > PHRASE_WORDS:
            said = (f"cụm từ trích dài hơn {PHRASE_WORDS} tiếng", "rút ngắn cụm từ trích")
            yield catalog.problem(key, (*path, "phrase"), "cite-phrase", said)
        if not catalog.has("source", cite.source):
            continue
        last = catalog.get("source", cite.source).paragraphs
        if not 1 <= cite.paragraph <= last:
            what = f"bài “{cite.source}” không có đoạn {cite.paragraph}"
            said = (what, f"ghi số từ 1 đến {last}")
            yield catalog.problem(key, (*path, "paragraph"), "cite-paragraph", said)


def check_contradictions(catalog: Catalog, key: Key) -> Iterator[Problem]:
    """What a trigger contradicts is a criterion that people answer."""
    item = catalog.get(*key)
    if not isinstance(item, Trigger) or not catalog.has("criterion", item.contradicts):
        return
    against: Criterion = catalog.get("criterion", item.contradicts)
    if against.use != "self_assessed":
        said = (f"“{item.contradicts}” không phải tiêu chí tự đánh giá", "chọn tiêu chí khác")
        yield catalog.problem(key, ("contradicts",), "trigger-contradicts", said)


def check_unused(catalog: Catalog) -> Iterator[Problem]:
    """Items that a reader reaches from nowhere, and criteria that no form asks.

    Nothing is said while a file cannot be read: it may be the one that uses them.
    """
    for key in () if catalog.unread else catalog.keys_in_order():
        item = catalog.get(*key)
        if item.status != "active":
            continue
        origins = {origin for origin, _ in catalog.backlinks(*key)}
        if isinstance(item, Criterion) and item.use == "self_assessed" and "form" not in origins:
            said = ("không phiếu nào hỏi tiêu chí này", "thêm vào một phiếu hoặc đổi “use”")
            yield catalog.problem(key, ("use",), "unasked", said, "lưu ý")
        # A source's own scale is told of, not answered on a form.
        listed = key[0] in _LISTED or (isinstance(item, Scale) and not item.own)
        if not origins and not listed:
            said = ("không mục nào dùng đến", "dẫn từ một mục khác hoặc xóa tệp")
            yield catalog.problem(key, (), "unused", said, "lưu ý")
