"""Gathering from a command line: a folder of files in, all that can be taken away out."""

import argparse
import datetime
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from forms.codec import encode
from forms.collect import prefill, site_forms
from forms.collect.gathering import Gathering
from forms.collect.journal import Journal, state_of
from forms.collect.left import Left
from forms.collect.outputs import Output, calendar, gathered, lines, name_of, word
from forms.collect.reading import NAME_SHOWN, SavedText, odd, read
from forms.collect.told import report
from forms.collect.viewing import Wish
from forms.days import is_date
from forms.definition import FormDefinition
from forms.errors import FormsError, RequestError
from forms.naming import from_file

LARGEST = 200_000_000
"""Bytes of a file that is read at all; most may be smaller, see `forms.file_text`."""
REPORT = "ket-qua.txt"
DONE, SOME_LEFT, WRONG, STOPPED = 0, 1, 2, 130
_TOO_LARGE = "Tệp này lớn hơn 200 MB nên không đọc. Hãy chia nhỏ tệp nén."
_ASIDE = ("duplicate", "superseded", "set_aside")
"""What is left on purpose, for it was received."""

HELP = f"""\
Tập hợp các bản điền trong một thư mục thành bảng tính, bản Word, lịch và tệp đã tập hợp.

Cách dùng:
  python -m forms.collect THƯ_MỤC --site BẢN_SỔ_TAY [tùy chọn]

  THƯ_MỤC          thư mục có các tệp .json, .docx, .zip nhận được, kể cả thư mục con

Tùy chọn:
  --site THƯ_MỤC   bản sổ tay đã dựng, để lấy các phiếu và mẫu báo cáo (mặc định: site)
  --form TỆP       thêm một phiếu ở dạng JSON; dùng được nhiều lần
  --out THƯ_MỤC    nơi ghi kết quả (mặc định: ket-qua-gop trong thư mục hiện tại)
  --roster TỆP     danh sách người phải nộp, mỗi dòng một người, để biết ai chưa nộp
  --today NGÀY     ngày lập, dạng 2026-11-22 (mặc định: hôm nay)
  --hide-names     thay tên người bằng số trong bảng tính, báo cáo, lịch và các dòng JSON;
                   tệp đã tập hợp, phiếu lập sẵn và ket-qua.txt vẫn có tên
  -h, --help       lời hướng dẫn này

Tệp hỏng không làm dừng việc tập hợp; tệp nào không tính được và vì sao thì ghi ở {REPORT}.
Đang chạy mà bị dừng thì chạy lại cùng lệnh: các tệp đã đọc không phải đọc lại.

Mã kết thúc: {DONE} đã tính mọi tệp; {SOME_LEFT} có tệp không tính được;
{WRONG} lệnh sai hoặc không ghi được kết quả; {STOPPED} bị dừng giữa chừng.
"""


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese alone."""

    def format_help(self) -> str:
        return HELP

    def error(self, message: str) -> NoReturn:
        del message  # It is English.
        sys.stderr.write("Lệnh thiếu hoặc sai. Xem: python -m forms.collect --help\n")
        raise SystemExit(WRONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for."""

    folder: Path
    out: Path
    today: str
    forms: dict[str, FormDefinition]
    template: dict[str, Any] | None
    roster: str | None
    hide_names: bool


def main(arguments: list[str] | None = None) -> int:
    """Gather a folder; the exit code says whether all of it counts."""
    for stream in (sys.stdout, sys.stderr):
        # Not every console takes Vietnamese letters.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        order = _order(arguments)
        order.out.mkdir(parents=True, exist_ok=True)
        return _gathered(order)
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng. Chạy lại cùng lệnh để làm tiếp.\n")
        return STOPPED
    except (FormsError, OSError) as error:
        sys.stderr.write(f"{_said(error)}\n")
        return WRONG


def _order(arguments: list[str] | None) -> Order:
    parser = _Parser(prog="python -m forms.collect")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--form", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path, default=Path("ket-qua-gop"))
    parser.add_argument("--roster", type=Path)
    parser.add_argument("--today", default=datetime.datetime.now().astimezone().date().isoformat())
    parser.add_argument("--hide-names", action="store_true")
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        raise RequestError(f"Không có thư mục “{given.folder}”.")
    if not is_date(given.today):
        raise RequestError(f"“{given.today}” không phải ngày dạng năm-tháng-ngày, như 2026-11-22.")
    own = [site_forms.of_file(path) for path in given.form]
    has_site = given.site.is_dir() or not own
    return Order(
        folder=given.folder,
        out=given.out,
        today=given.today,
        forms={
            **(site_forms.of_site(given.site) if has_site else {}),
            **{form.id: form for form in own},
        },
        template=site_forms.template_of(given.site) if has_site else None,
        roster=_text(given.roster) if given.roster else None,
        hide_names=given.hide_names,
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RequestError(f"Danh sách “{path}” không phải tệp chữ UTF-8.") from None


def _gathered(order: Order) -> int:
    gathering = Gathering(today=order.today)
    journal = Journal(order.out)
    try:
        _read_all(order, gathering, journal)
    except BaseException:
        journal.close()
        raise
    for form in gathering.wanted():
        gathering.bring(form, order.forms.get(form))
    for output in _outputs(order, gathering):
        (order.out / output.name).write_bytes(output.data)
        sys.stdout.write(f"Đã ghi {order.out / output.name}\n")
    text = report(gathering)
    (order.out / REPORT).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    journal.finish()
    left = [one for one in gathering.left() if one.kind not in _ASIDE]
    return SOME_LEFT if left else DONE


def _read_all(order: Order, gathering: Gathering, journal: Journal) -> None:
    """Every file of the folder, those that were read in an earlier run from the journal."""
    paths = [path for path in _paths(order.folder) if not path.is_relative_to(order.out.resolve())]
    for count, path in enumerate(paths, 1):
        name = from_file(path.relative_to(order.folder.resolve()).as_posix(), NAME_SHOWN)
        sys.stderr.write(f"[{count}/{len(paths)}] {name}\n")
        for found in _found(path, name, journal):
            gathering.take_in(found)


def _paths(folder: Path) -> list[Path]:
    inside = (path for path in folder.resolve().rglob("*") if path.is_file())
    return sorted(path for path in inside if not path.name.startswith((".", "~$")))


def _found(path: Path, name: str, journal: Journal) -> Iterator[SavedText | Left]:
    try:
        state = state_of(path)
        known = journal.known(name, state)
        if known is None:
            journal.begin(name, state)
            try:
                known = _read(path, name, state.size)
            except KeyboardInterrupt:
                journal.let_be(name, state)
                raise
            journal.done(name, state, known)
    except OSError:
        known = (Left(name=name, way=(), kind="broken", sentence="Không đọc được tệp từ ổ đĩa."),)
    yield from known


def _read(path: Path, name: str, size: int) -> tuple[SavedText | Left, ...]:
    if size > LARGEST:
        return (Left(name=name, way=(), kind="too_large", sentence=_TOO_LARGE),)
    data = path.read_bytes()
    try:
        return tuple(read(name, data))
    except MemoryError as error:
        return (odd(name, (), error),)


def _outputs(order: Order, gathering: Gathering) -> Iterator[Output]:
    """All that can be made; what cannot be, for want of files or of a package, is not."""
    everything = Wish(form="", hide_names=order.hide_names)
    yield from _made(lambda: lines(gathering, everything))
    yield from _made(lambda: gathered(gathering, everything))
    for form in sorted({entry.member.form for entry in gathering.used()}):
        wish = Wish(form=form, roster=order.roster, hide_names=order.hide_names)
        yield from _of_form(order, gathering, wish)


def _of_form(order: Order, gathering: Gathering, wish: Wish) -> Iterator[Output]:
    yield from _made(lambda: calendar(gathering, wish))
    if template := order.template:
        yield from _made(lambda: word(gathering, wish, template))
    try:
        from forms.collect import sheets
    except ImportError:
        sys.stderr.write("Máy này chưa có gói xlsxwriter nên không lập bảng tính.\n")
    else:
        yield from _made(lambda: sheets.answers(gathering, wish))
        yield from _made(lambda: sheets.extract(gathering, wish))
    for target in order.forms.values():
        if prefill.takes_from(target, wish.form):
            made = prefill.prefilled(gathering, wish, target)
            name = name_of(wish, f"_{prefill.name_of(target)}")
            yield Output(name, encode(made.response).encode())


def _made(make: Callable[[], Output]) -> Iterator[Output]:
    try:
        yield make()
    except RequestError as error:
        sys.stderr.write(f"{error}\n")


def _said(error: FormsError | OSError) -> str:
    if isinstance(error, FormsError):
        return str(error)
    return f"Không đọc hoặc không ghi được “{error.filename}”."
