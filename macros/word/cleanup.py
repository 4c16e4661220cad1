"""Takes out of a template's XML what must not travel, and finds what cannot.

What is only in the way goes without a word to the editor; what the editor must decide on (tracked
changes, pictures, Word's own fields) is a problem.
"""

from collections.abc import Iterator

from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from macros.word.package import Package, Part

_W = f"{{{nsmap['w']}}}"
_R = f"{{{nsmap['r']}}}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_DROPPED = {
    *map(
        qn,
        (
            "w:proofErr",
            "w:bookmarkStart",
            "w:bookmarkEnd",
            "w:permStart",
            "w:permEnd",
            "w:commentRangeStart",
            "w:commentRangeEnd",
            "w:commentReference",
            "w:annotationRef",
            "w:lastRenderedPageBreak",
            "w:smartTagPr",
            "w:customXmlPr",
            "w:numPicBullet",
            "w:latentStyles",
        ),
    )
}
_UNWRAPPED = {*map(qn, ("w:smartTag", "w:customXml", "w:hyperlink", "w:sdt", "w:sdtContent"))}
_SDT_PROPERTIES = {qn("w:sdtPr"), qn("w:sdtEndPr")}
_TRACKED = {*map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel"))}
_SETTINGS = {
    *map(
        qn,
        (
            "w:zoom",
            "w:mirrorMargins",
            "w:defaultTabStop",
            "w:autoHyphenation",
            "w:evenAndOddHeaders",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:clrSchemeMapping",
            "w:decimalSymbol",
            "w:listSeparator",
        ),
    )
}
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}

_TRACKED_SAID = (
    "Mẫu còn sửa đổi đang theo dõi (Track Changes): "
    "trong Word, chọn Review, Accept All Changes, rồi lưu lại."
)
_EMBEDDED_SAID = (
    "Mẫu có hình ảnh hoặc đối tượng nhúng ở {place}: hãy xóa đi, mẫu chỉ nhận chữ và bảng."
)


def clean(package: Package) -> list[str]:
    """Clean a package's parts; the problems that only the editor can mend, in Vietnamese."""
    problems: list[str] = []
    references = {part.relation for part in package.parts}
    if any(part.root.find(f".//{qn('w:hyperlink')}") is not None for part in package.parts):
        package.removed.append("liên kết (chữ vẫn giữ)")
    for part in package.parts:
        _drop(part.root)
        _unwrap(part.root)
        _drop_traces(part.root)
        if part.kind == "settings":
            _keep_settings(part.root)
        problems += _found(part, references)
    _prune_styles(package)
    _prune_unused(package)
    return list(dict.fromkeys(problems))


def _drop(root: BaseOxmlElement) -> None:
    for element in [e for e in root.iter() if e.tag in _DROPPED]:
        if element.getparent() is not None:
            element.getparent().remove(element)


def _unwrap(root: BaseOxmlElement) -> None:
    """Put what content controls, links and smart tags hold in their place."""
    for element in [e for e in root.iter() if e.tag in _UNWRAPPED]:
        for child in list(element):
            if child.tag not in _SDT_PROPERTIES:
                element.addprevious(child)
        element.getparent().remove(element)


def _drop_traces(root: BaseOxmlElement) -> None:
    """Take out which editing session wrote what."""
    for element in root.iter():
        for name in list(element.attrib):
            if name.startswith((f"{_W}rsid", f"{_W14}paraId", f"{_W14}textId")):
                del element.attrib[name]


def _keep_settings(root: BaseOxmlElement) -> None:
    for element in list(root):
        if element.tag not in _SETTINGS:
            root.remove(element)


def _found(part: Part, references: set[str]) -> Iterator[str]:
    place = "đầu trang, chân trang" if part.kind in ("header", "footer") else "nội dung"
    allowed = references if part.kind == "document" else set()
    for element in part.root.iter():
        if element.tag in _TRACKED or element.tag.endswith("PrChange"):
            yield _TRACKED_SAID
        for name, value in element.attrib.items():
            if name.startswith(_R) and value not in allowed:
                yield _EMBEDDED_SAID.format(place=place)
    for instruction in _instructions(part.root):
        name = (instruction.split() or ["trống"])[0].upper()
        if name not in _PAGE_FIELDS:
            yield (
                f"Mẫu dùng trường tự động của Word “{name}”: hãy xóa đi; "
                "chỉ dùng được số trang (PAGE, NUMPAGES)."
            )


def _instructions(root: BaseOxmlElement) -> Iterator[str]:
    """The texts of Word's own fields, which may be split over runs."""
    open_texts: list[list[str]] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr")) or ""
        elif element.tag == qn("w:instrText"):
            if open_texts:
                open_texts[-1].append(element.text or "")
        elif element.get(qn("w:fldCharType")) == "begin":
            open_texts.append([])
        elif element.get(qn("w:fldCharType")) == "end" and open_texts:
            yield "".join(open_texts.pop())


def _prune_styles(package: Package) -> None:
    """Keep the styles that are used, and those that these build on."""
    styles = package.of("styles")
    if styles is None:
        return
    by_id = {style.get(qn("w:styleId")): style for style in styles.root.iter(qn("w:style"))}
    others = [part.root for part in package.parts if part is not styles]
    waiting = [name for root in others for name in _style_names(root)]
    waiting += [name for name, style in by_id.items() if style.get(qn("w:default")) == "1"]
    kept: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in kept:
            kept.add(name)
            waiting += _style_names(by_id[name])
    for name, style in by_id.items():
        if name not in kept:
            styles.root.remove(style)


def _style_names(root: BaseOxmlElement) -> list[str]:
    tags = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
    return [e.get(qn("w:val")) for e in root.iter(*(f"{_W}{tag}" for tag in tags))]


def _prune_unused(package: Package) -> None:
    """Leave out notes and numbering that nothing refers to."""
    roots = [part.root for part in package.parts if part.kind != "numbering"]
    used = {element.tag for root in roots for element in root.iter()}
    marks = {
        "numbering": qn("w:numPr"),
        "footnotes": qn("w:footnoteReference"),
        "endnotes": qn("w:endnoteReference"),
    }
    package.parts = [
        part for part in package.parts if part.kind not in marks or marks[part.kind] in used
    ]
