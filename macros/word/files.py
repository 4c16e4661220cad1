"""The files of a form: the script of its page, and its worked example as a Word file."""

import json
from pathlib import Path

from forms.codec import definition_to_json
from forms.definition import FormDefinition
from forms.export import docx
from forms.response import Response
from macros.text import in_script
from macros.word.template import template_for


def form_files(
    definition: FormDefinition, example: Response | None, own: Path
) -> dict[str, str | bytes]:
    """What a form's pages load or offer, by address.

    `own` is where an editor's Word template lies, if there is one.

    Raises:
        TemplateError: the editor's own template has problems.

    """
    template = template_for(definition, own if own.exists() else None)
    files: dict[str, str | bytes] = {
        f"assets/forms/{definition.id}.js": _script(definition, template)
    }
    if example:
        paper = docx.write(definition, example, template, date="", with_data=True)
        files[example_file(definition.id)] = paper
    return files


def example_file(form_id: str) -> str:
    """The address of a form's example as a Word file."""
    return f"assets/forms/{form_id}-vi-du.docx"


def _script(definition: FormDefinition, template: dict[str, object]) -> str:
    """The classic script that gives a form page its definition and its Word template."""
    members = {
        "definition": json.loads(definition_to_json(definition)),
        "template": template,
        "siteRoot": "../",
    }
    return (
        "var SoTay=window.SoTay||(window.SoTay={});SoTay.forms=SoTay.forms||{};"
        f"SoTay.forms[{json.dumps(definition.id)}]={in_script(members)};\n"
    )
