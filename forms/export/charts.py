"""Pictures of counts in a Word file: bars that are cut by answers, drawn by the office program.

A picture is a part of the file of its own, so it stays sharp on paper and its numbers can be read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.export.archive import CONTENT_TYPES
from forms.export.docx import xml_text

MARK = ("\ue010", "\ue011")
"""Around a picture's place in the list, where it is to stand; no person's text may have them."""
_MARKED = re.compile(f'<w:t xml:space="preserve">{MARK[0]}([0-9]+){MARK[1]}</w:t>')
_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU = 36_000
"""In a millimetre."""
_WIDTH, _HEAD, _BAR = 250, 22, 9
"""Millimetres: of a picture, of its legend and scale, and of a bar."""
_DARK, _LIGHT = (31, 78, 121), (255, 255, 255)
_WHITE_ON_DARK = 0.45


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, one a name, each cut into the series."""

    title: str
    """Said to those who do not see it."""
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    """A label, and a count for every name."""


def put_in(parts: dict[str, str], charts: Sequence[Chart]) -> None:
    """Draw the charts where the marks stand in the parts of a Word file."""
    if not charts:
        return
    for place, chart in enumerate(charts, 1):
        parts[f"word/charts/chart{place}.xml"] = _part(chart)
    numbers = range(1, len(charts) + 1)
    relations = "".join(
        f'<Relationship Id="rIdChart{place}" Type="{_OFFICE}/chart" '
        f'Target="charts/chart{place}.xml"/>'
        for place in numbers
    )
    kinds = "".join(
        f'<Override PartName="/word/charts/chart{place}.xml" ContentType="{_TYPE}"/>'
        for place in numbers
    )
    parts[_RELATIONS] = parts[_RELATIONS].replace(
        "</Relationships>", f"{relations}</Relationships>"
    )
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace("</Types>", f"{kinds}</Types>")
    parts[_DOCUMENT] = _MARKED.sub(
        lambda found: _drawing(int(found[1]), charts[int(found[1]) - 1]), parts[_DOCUMENT]
    )


def mark(place: int) -> str:
    """What stands where chart number `place`, from 1, is to be drawn."""
    return f"{MARK[0]}{place}{MARK[1]}"


def unmarked(text: str) -> str:
    """A text without marks."""
    return text.replace(MARK[0], "").replace(MARK[1], "")


def _drawing(place: int, chart: Chart) -> str:
    width, height = _WIDTH * _EMU, (_HEAD + _BAR * len(chart.names)) * _EMU
    said = xml_text(chart.title).replace('"', "&quot;")
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_INLINE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{place}" name="Chart {place}" descr="{said}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_OFFICE}" r:id="rIdChart{place}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _part(chart: Chart) -> str:
    series = "".join(_series(chart, place) for place in range(len(chart.series)))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="40"/><c:overlap val="100"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{_letters("000000")}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{_longest(chart)}"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>'
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/>'
        f'{_letters("000000")}</c:legend><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def _longest(chart: Chart) -> int:
    bars = zip(*(counts for _, counts in chart.series), strict=True)
    return max((sum(bar) for bar in bars), default=1) or 1


def _series(chart: Chart, place: int) -> str:
    label, counts = chart.series[place]
    share = place / max(len(chart.series) - 1, 1)
    fill = "".join(
        f"{round(dark + (light - dark) * share):02X}"
        for dark, light in zip(_DARK, _LIGHT, strict=True)
    )
    colour = "FFFFFF" if share < _WHITE_ON_DARK else "000000"
    names = _points([xml_text(name) for name in chart.names])
    values = _points([str(count) for count in counts])
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:v>{xml_text(label)}</c:v></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        '<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{_letters(colour)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strLit>{names}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>0</c:formatCode>{values}</c:numLit></c:val></c:ser>"
    )


def _points(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{text}</c:v></c:pt>' for place, text in enumerate(texts)
    )
    return f'<c:ptCount val="{len(texts)}"/>{points}'


def _letters(colour: str) -> str:
    return (
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        '<a:latin typeface="Times New Roman"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )
