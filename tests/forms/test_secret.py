"""Texts under a password: opened by it alone, refused in a sentence when anything was changed."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import calls_in

Run = Callable[..., list[Any]]

PHRASE = "Đồng lúa chín"
TEXTS = ["", '{"họ tên": "Đặng Thị Ðào"}\n', "\ufeff😀\x00" + "x" * 200_000]
WRONG = (
    "Mật khẩu không đúng hoặc bản này đã bị hỏng; hãy gõ lại, để ý phím Caps Lock và bộ gõ "
    "tiếng Việt."
)
DAMAGED = "Bản có mật khẩu này đã bị hỏng nên không mở được."


@pytest.fixture(scope="module")
def run(node: str) -> Run:
    """Calls of the page's scripts -> their answers."""
    return calls_in(node, Path(__file__).with_name("secret_scripts.mjs"))


@pytest.fixture(scope="module")
def locked(run: Run) -> list[dict[str, Any]]:
    """The texts, locked with one key."""
    (answer,) = run({"call": "lock", "password": PHRASE, "texts": TEXTS})
    assert "refused" not in answer
    found: list[dict[str, Any]] = answer
    return found


def opened(run: Run, locked: object, password: str = PHRASE) -> dict[str, Any]:
    (answer,) = run({"call": "open", "locked": locked, "password": password})
    found: dict[str, Any] = answer
    return found


def test_password_opens_what_it_locked(run: Run, locked: list[dict[str, Any]]) -> None:
    calls = [{"call": "open", "locked": one, "password": PHRASE} for one in locked]
    assert [answer["text"] for answer in run(*calls)] == TEXTS


def test_nothing_of_the_text_is_to_be_read(locked: list[dict[str, Any]]) -> None:
    data = base64.b64decode(locked[1]["data"])
    assert len(data) == len(TEXTS[1].encode()) + 16
    assert "họ tên".encode() not in data
    assert set(locked[1]) == {"format", "kdf", "iterations", "salt", "iv", "data"}


def test_every_password_has_its_salt_and_every_text_its_iv(
    run: Run, locked: list[dict[str, Any]]
) -> None:
    (again,) = run({"call": "lock", "password": PHRASE, "texts": [TEXTS[0]] * 2})
    assert len({one["salt"] for one in locked}) == 1
    assert again[0]["salt"] != locked[0]["salt"]
    assert len(base64.b64decode(locked[0]["salt"])) == 16
    assert len({one["iv"] for one in (*locked, *again)}) == len(locked) + 2


def test_it_is_what_its_name_says(run: Run, locked: list[dict[str, Any]]) -> None:
    (answer,) = run({"call": "make", "browser": "secure", "password": PHRASE})
    assert answer == {
        "extractable": False,
        "algorithm": {"name": "AES-GCM", "length": 256},
        "usages": ["encrypt", "decrypt"],
    }
    assert (locked[0]["format"], locked[0]["kdf"]) == (1, "PBKDF2-SHA-256")
    assert locked[0]["iterations"] == 600_000


def test_next_state_is_locked_with_the_same_password(
    run: Run, locked: list[dict[str, Any]]
) -> None:
    first = opened(run, locked[1])
    assert first["extractable"] is False
    assert first["next"]["salt"] == locked[1]["salt"]
    assert first["next"]["iv"] != locked[1]["iv"]
    assert first["again"] == TEXTS[1]
    assert opened(run, first["next"])["text"] == TEXTS[1]


def test_a_key_reads_nothing_of_another_password(run: Run, locked: list[dict[str, Any]]) -> None:
    (other,) = run({"call": "lock", "password": f"{PHRASE} khác", "texts": TEXTS[1:2]})
    answer, same = run(
        {"call": "read", "key": PHRASE, "locked": other[0], "by": locked[1]},
        {"call": "read", "key": PHRASE, "locked": locked[2], "by": locked[1]},
    )
    assert answer == {"refused": DAMAGED}
    assert same == {"text": TEXTS[2]}


def test_ways_of_composing_letters_make_no_difference(
    run: Run, locked: list[dict[str, Any]]
) -> None:
    decomposed = "Đo\u0302\u0300ng lu\u0301a chi\u0301n"
    assert opened(run, locked[1], decomposed)["text"] == TEXTS[1]


OTHERS = ["", "đồng lúa chín", "Đồng lúa chín ", "Ｄong lua chin"]


def test_another_password_opens_nothing(run: Run, locked: list[dict[str, Any]]) -> None:
    calls = ({"call": "open", "locked": locked[1], "password": other} for other in OTHERS)
    assert run(*calls) == [{"refused": WRONG}] * len(OTHERS)


NO_OBJECTS: tuple[Any, ...] = (None, 7, "x", [], {})


def flipped(text: str, at: int) -> str:
    data = bytearray(base64.b64decode(text))
    data[at] ^= 1
    return base64.b64encode(data).decode()


TAMPERED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "text": lambda one: {"data": flipped(one["data"], 0)},
    "its tag": lambda one: {"data": flipped(one["data"], -1)},
    "cut off": lambda one: {"data": base64.b64encode(base64.b64decode(one["data"])[:-1]).decode()},
    "iv": lambda one: {"iv": flipped(one["iv"], 3)},
    "salt": lambda one: {"salt": flipped(one["salt"], 3)},
    "iterations": lambda one: {"iterations": one["iterations"] + 1},
}


def refusals(run: Run, texts: dict[str, Any]) -> dict[str, str]:
    """What is said of each of these locked texts."""
    calls = ({"call": "open", "locked": text, "password": PHRASE} for text in texts.values())
    answers = zip(texts, run(*calls), strict=True)
    return {name: answer.get("refused", "opened") for name, answer in answers}


def test_whatever_was_changed_is_noticed(run: Run, locked: list[dict[str, Any]]) -> None:
    changed = {name: {**locked[1], **change(locked[1])} for name, change in TAMPERED.items()}
    assert refusals(run, changed) == dict.fromkeys(TAMPERED, WRONG)


BROKEN: dict[str, dict[str, Any]] = {
    "format": {"format": "1"},
    "kdf": {"kdf": "scrypt"},
    "no iterations": {"iterations": None},
    "few iterations": {"iterations": 1},
    "hours of iterations": {"iterations": 4_000_000_000},
    "half an iteration": {"iterations": 600_000.5},
    "iterations as text": {"iterations": "600000"},
    "no base64": {"data": "ởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởởở"},
    "no text": {"data": 7},
    "short salt": {"salt": "AAAA"},
    "long salt": {"salt": "A" * 400},
    "short iv": {"iv": ""},
    "nothing but a tag": {"data": "AAAA"},
    "huge": {"data": "A" * 30_000_000},
}


def test_what_cannot_be_a_locked_text_is_refused_at_once(
    run: Run, locked: list[dict[str, Any]]
) -> None:
    broken: dict[str, Any] = {repr(value): value for value in NO_OBJECTS}
    broken |= {name: {**locked[1], **change} for name, change in BROKEN.items()}
    assert refusals(run, broken) == dict.fromkeys(broken, DAMAGED)


def test_what_a_newer_site_locked_says_so(run: Run, locked: list[dict[str, Any]]) -> None:
    answer = opened(run, {**locked[1], "format": 2, "kdf": "argon2id"})
    assert answer == {
        "refused": "Bản này được khóa bằng bản sổ tay mới hơn; hãy mở bằng bản sổ tay đó."
    }


@pytest.mark.parametrize("iterations", [600_000, 700_000])
def test_it_is_what_others_know_by_its_name(run: Run, iterations: int) -> None:
    """AES-GCM and PBKDF2 of another maker; a later site's higher count is kept."""
    call = {"password": PHRASE, "text": TEXTS[1], "iterations": iterations}
    (locked,) = run({"call": "lockByNode", **call})
    answer = opened(run, locked)
    assert answer["text"] == TEXTS[1]
    assert answer["next"]["iterations"] == iterations


SHORT = "Mật khẩu cần ít nhất 8 ký tự."


def test_short_passwords_are_refused(run: Run) -> None:
    short = ["", "1234567", "o\u0302\u0300" * 7, "😀" * 7]
    calls = ({"call": "make", "browser": "secure", "password": password} for password in short)
    assert run(*calls) == [{"refused": SHORT}] * len(short)


@pytest.mark.parametrize(
    ("browser", "word"), [("not secure", "http://"), ("without crypto", "trình duyệt này")]
)
def test_where_no_password_can_be_set_it_says_why(run: Run, browser: str, word: str) -> None:
    answer, refusal = run(
        {"call": "offered", "browser": browser},
        {"call": "make", "browser": browser, "password": PHRASE},
    )
    assert answer["offered"] is False
    assert word in answer["why"]
    assert refusal == {"refused": answer["why"]}


def test_where_one_can_be_set_nothing_is_said(run: Run) -> None:
    assert run({"call": "offered", "browser": "secure"}) == [{"offered": True, "why": ""}]
