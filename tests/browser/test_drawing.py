"""Pictures drawn at build, in a browser: text fits, boxes lead somewhere, the page stays narrow."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from macros.pages.drawing.text import text_width
from tests.browser.visitor import Visitor, address, wait_for

pytestmark = pytest.mark.browser

MAP = "map.html"
STEPS = "procedures/tu-phe-binh-va-phe-binh.html"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1366, "height": 768}
PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
LETTERS = (
    "".join(map(chr, range(33, 127)))
    + "…–—“”‘’·•đĐ"
    + "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
    + "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
)
MEASURE_LETTERS = """async (letters) => {
  const weights = [400, 600];
  for (const weight of weights) {
    await document.fonts.load(`${weight} 1000px "Be Vietnam Pro"`, letters);
  }
  const pen = document.createElement("canvas").getContext("2d");
  return weights.map((weight) => {
    pen.font = `${weight} 1000px "Be Vietnam Pro"`;
    return [...letters].map((letter) => pen.measureText(letter).width);
  });
}"""
MEASURE_BOXES = """async () => {
  await document.fonts.ready;
  const shown = [...document.querySelectorAll(".hb-draw-box")].filter((box) =>
    box.checkVisibility(),
  );
  return shown.map((box) => {
    const room = box.querySelector("rect").getBoundingClientRect();
    const scale = box.getScreenCTM().a;
    return [...box.querySelectorAll("text")].map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return {
        text: text.textContent,
        size: parseFloat(getComputedStyle(text).fontSize) * scale,
        spare: Math.min(
          left - room.left, room.right - right, top - room.top, room.bottom - bottom,
        ),
      };
    });
  });
}"""


def procedures(site: Path) -> list[str]:
    items = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["items"]
    return [item["address"] for item in items if item["kind"] == "procedure"]


def boxes(page: Page) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = page.evaluate(MEASURE_BOXES)
    return found


def test_letters_are_no_wider_than_reckoned(visitor: Visitor, site: Path) -> None:
    page = visitor.page()
    page.goto(address(site, MAP))
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    for widths in page.evaluate(MEASURE_LETTERS, LETTERS):
        reckoned = [text_width(letter, 1000) for letter in LETTERS]
        assert sum(widths) > 0.9 * sum(reckoned)
        assert [
            (letter, width)
            for letter, width, most in zip(LETTERS, widths, reckoned, strict=True)
            if width > most
        ] == []


@pytest.mark.parametrize("viewport", [PHONE, PROJECTOR, DESK], ids=lambda size: str(size["width"]))
def test_text_stays_in_its_box_and_is_large_enough(
    visitor: Visitor, site: Path, viewport: ViewportSize
) -> None:
    page = visitor.page(viewport=viewport)
    for name in [MAP, *procedures(site)]:
        page.goto(address(site, name))
        texts = [text for box in boxes(page) for text in box]
        assert texts, name
        assert [text for text in texts if text["spare"] < 1] == [], name
        assert [text for text in texts if text["size"] < 14] == [], name
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), name


def test_wide_picture_scrolls_in_its_frame(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=PHONE)
    page.goto(address(site, MAP))
    frame = page.locator(".hb-frame").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth * 2")
    rightmost = frame.evaluate_handle(
        """frame => [...frame.querySelectorAll("a")].sort((one, other) =>
          other.getBoundingClientRect().right - one.getBoundingClientRect().right)[0]"""
    ).as_element()
    assert rightmost
    assert not within(page, rightmost)
    rightmost.focus()
    wait_for(page, "the box to come into view", lambda: within(page, rightmost))


def within(page: Page, element: Any) -> bool:
    box = element.bounding_box()
    return bool(box and box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"])  # type: ignore[index]


def test_boxes_lead_to_documents(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=DESK)
    page.goto(address(site, MAP))
    items = json.loads((site / "catalog.json").read_text(encoding="utf-8"))["items"]
    titles = {item["address"]: item["title"] for item in items if item["kind"] == "directive"}
    for box in page.locator(".hb-draw-box").all():
        href = box.get_attribute("href")
        assert href
        words = " ".join(box.locator(".hb-draw-name").all_text_contents())
        assert words == titles[href]
    first = page.locator(".hb-draw-box").first
    href = first.get_attribute("href")
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{href}")
    assert page.locator("h1").count() == 1


def test_focus_is_seen(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=DESK)
    page.goto(address(site, MAP))
    box = page.locator(".hb-draw-box").first
    stroke = "box => getComputedStyle(box.querySelector('rect')).strokeWidth"
    before = box.evaluate(stroke)
    # Focus counts as the keyboard's only after a key.
    page.keyboard.press("Tab")
    box.focus()
    assert (before, box.evaluate(stroke)) == ("1.5px", "5px")


@pytest.mark.parametrize(("viewport", "room"), [(PHONE, "narrow"), (DESK, "wide")])
def test_steps_lead_to_their_text(
    visitor: Visitor, site: Path, viewport: ViewportSize, room: str
) -> None:
    page = visitor.page(viewport=viewport)
    page.goto(address(site, STEPS))
    shown = [f for f in page.locator(".hb-frame").all() if f.is_visible()]
    assert [f.get_attribute("class") for f in shown] == [f"hb-frame hb-frame--{room}"]
    links = shown[0].locator("a").all()
    steps = page.locator(".hb-step").all()
    assert [a.get_attribute("href") for a in links] == [f"#{s.get_attribute('id')}" for s in steps]
    titles = [s.locator(".hb-step-title").inner_text() for s in steps]
    assert [" ".join(a.locator(".hb-draw-name").all_text_contents()) for a in links] == titles
    links[-1].click()
    assert page.evaluate("document.querySelector(':target').id") == steps[-1].get_attribute("id")


def test_only_a_printed_order_has_arrows(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=DESK)
    orders = set()
    for name in procedures(site):
        page.goto(address(site, name))
        arranged = "Thứ tự do sổ tay sắp xếp" in page.locator(".hb-head").inner_text()
        orders.add(arranged)
        assert (page.locator(".hb-draw-head").count() == 0) == arranged, name
    assert orders == {True, False}


def test_pictures_need_no_script(visitor: Visitor, site: Path) -> None:
    page = visitor.page(java_script_enabled=False, viewport=DESK)
    page.goto(address(site, MAP))
    assert page.locator(".hb-draw-box").first.is_visible()
    page.goto(address(site, STEPS))
    assert page.locator(".hb-frame--wide .hb-draw-box").first.is_visible()
    assert page.locator("[data-print-sheet]").is_hidden()


def test_list_says_what_the_picture_says(visitor: Visitor, site: Path) -> None:
    page = visitor.page(viewport=DESK)
    page.goto(address(site, MAP))
    for frame in page.locator(".hb-frame").all():
        drawn = {a.get_attribute("href") for a in frame.locator("a").all()}
        listed = frame.locator("xpath=following-sibling::ul[1]")
        ends = [
            [a.get_attribute("href") for a in line.locator("> a").all()]
            for line in listed.locator("> li").all()
        ]
        assert {end for pair in ends for end in pair} == drawn
        names = {text.strip() for text in frame.locator("g > text").all_text_contents()}
        said = {text.strip() for text in listed.locator("> li > strong").all_inner_texts()}
        assert names == said


def test_map_is_light(site: Path) -> None:
    text = (site / MAP).read_text(encoding="utf-8")
    pictures = re.findall(r"<svg class=\"hb-drawing\".*?</svg>", text, re.DOTALL)
    assert len(pictures) > 3
    assert len(gzip.compress("".join(pictures).encode())) < 15_000
