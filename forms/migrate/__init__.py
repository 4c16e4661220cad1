"""An opened response taken over into today's form, step by step, on a copy.

`macros` compiles the steps from what a form's YAML says of its older questions; what each answer
went through is told as changes, for the person to look at before the file is opened.
"""

from forms.migrate.change import Asked, Change, ChangeKind, Migrated
from forms.migrate.migration import migrate, moved, other_form

__all__ = ["Asked", "Change", "ChangeKind", "Migrated", "migrate", "moved", "other_form"]
