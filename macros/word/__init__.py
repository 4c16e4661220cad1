"""The Word template of a form: the one every form has, or the one its editor brings.

An editor's own lies beside the form's YAML, as in `data/forms/<id>.docx`; how to type one says
`docs/contributing/word.md`.  `python -m macros.word <id>` writes the first or checks the second.
"""

from macros.word.errors import TemplateError
from macros.word.layout import default_template
from macros.word.template import CompiledTemplate, compile_template, template_for

__all__ = [
    "CompiledTemplate",
    "TemplateError",
    "compile_template",
    "default_template",
    "template_for",
]
