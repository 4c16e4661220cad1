"""What is wrong with an editor's own template."""


class TemplateError(Exception):
    """A template that cannot be used; `problems` are Vietnamese sentences, all of them at once."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
