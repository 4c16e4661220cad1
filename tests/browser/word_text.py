"""The text of a Word file, as Word's readers see it."""

import io

import docx
from docx.text.paragraph import Paragraph


def word_text(file: bytes) -> str:
    """Every paragraph in a line of its own, those in tables too."""
    body = docx.Document(io.BytesIO(file)).element.body
    return "\n".join(Paragraph(p, body).text for p in body.iter(f"{{{body.nsmap['w']}}}p"))
