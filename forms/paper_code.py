"""A short code of a filled form, the same on the paper and for the file that belongs to it."""

import hashlib
from dataclasses import replace

from forms.codec import encode
from forms.response import FormRef, Response

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 of them, none that is taken for another by hand or by eye: no 0 and O, no 1 and I."""
_LENGTH = 8
_BITS = 5


def paper_code(shown: Response) -> str:
    """The code of a response that was cut for paper, as in `7F3K-92QD`.

    Only what the person entered counts: the same answers keep their code on a later site.
    """
    blank = FormRef(id=shown.form.id, edition="", meaning="", wording="")
    entered = replace(shown, tool_version="", form=blank, questions={})
    number = int.from_bytes(hashlib.sha256(encode(entered).encode()).digest())
    code = "".join(_LETTERS[number >> _BITS * place & 31] for place in range(_LENGTH))
    return f"{code[:4]}-{code[4:]}"
