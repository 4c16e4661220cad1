"""Pages that lie on their side, for the whole paper or for one table."""

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section


def turn(section: Section) -> None:
    """Lay the pages of a section on their side, or set them upright again."""
    lies = section.orientation == WD_ORIENT.LANDSCAPE
    section.orientation = WD_ORIENT.PORTRAIT if lies else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def turn_from_here(document: DocumentObject) -> None:
    """Begin a page that lies the other way; its margins show what those before it show."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    turn(section)
