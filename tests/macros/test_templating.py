"""Templates compiled in an earlier build, and parts made once, are what would be made now."""

from pathlib import Path

from jinja2 import DictLoader, Environment

from macros.templating import Once, compiled


def rendered(cache: Path, source: str) -> str:
    """What a build that has just begun makes of a template."""
    env = Environment(loader=DictLoader({"a": source}), autoescape=True)
    env.bytecode_cache = compiled(cache)
    return env.get_template("a").render(x="<")


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    assert rendered(tmp_path, "một {{ x }}") == "một &lt;"
    (folder,) = (tmp_path / "templates").iterdir()
    (code,) = folder.iterdir()
    before = code.read_bytes()
    assert rendered(tmp_path, "một {{ x }}") == "một &lt;"
    assert code.read_bytes() == before
    assert rendered(tmp_path, "hai {{ x }}") == "hai &lt;"
    assert code.read_bytes() != before


def test_code_that_cannot_be_read_is_made_again(tmp_path: Path) -> None:
    rendered(tmp_path, "một")
    (folder,) = (tmp_path / "templates").iterdir()
    for code in folder.iterdir():
        code.write_bytes(b"")
    assert rendered(tmp_path, "một") == "một"


def test_parts_are_made_once_for_each_way_to_the_root() -> None:
    once, made = Once(), list[str]()

    def part(text: str) -> str:
        made.append(text)
        return text

    assert once("a", ".", lambda: part("một")) == "một"
    assert once("a", ".", lambda: part("hai")) == "một"
    assert once("a", "..", lambda: part("ba")) == "ba"
    assert once("b", ".", lambda: part("bốn")) == "bốn"
    assert made == ["một", "ba", "bốn"]
