"""`quota-dashboard export`: one paper in one format as a file, made to be run by a person, cron or a systemd timer."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from subprocess import SubprocessError
from urllib.parse import parse_qs

from sqlalchemy import Engine

from dashboard.address import Address, Problem, read_address
from dashboard.commands.answering import with_database
from dashboard.commands.export_options import FILTERS
from dashboard.commands.file_writing import Fill, filling, write_whole
from dashboard.commands.parser import WRONG_USAGE
from dashboard.exports.formats import PACK, SIZES, VARIANTS, WRITERS
from dashboard.exports.making import is_offered, make_file, make_pack
from dashboard.exports.on_pages import TooLongError, not_set_sentence, too_long_sentence
from dashboard.exports.pages import read_link
from dashboard.i18n.language import Language, language
from dashboard.resolve import UnknownValueError
from data_access.migrate import Condition

FAILED = 1


def export(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Write the file, print where it is, and return the exit code."""
    words = language(arguments.language)
    view, format = arguments.view, arguments.format
    if arguments.link:
        linked, _, _ = read_link(arguments.link)
        view = view or linked
        if not view:
            return _refuse(words.text("Địa chỉ này không phải của một màn hình có tờ để xuất."))
    if arguments.plain and format == "csv":
        format = "csv-plain"
    if arguments.size:
        format = SIZES.get((format, arguments.size.casefold()), "")
    if not is_offered(view, format) or (arguments.plain and arguments.format != "csv"):
        return _refuse(_offered(words, view))
    place = Path(arguments.out)
    folder = place.is_dir() or arguments.out.endswith(("/", os.sep)) or not place.suffix
    if arguments.keep < 0 or (arguments.keep and not folder):
        return _refuse(words.text("--keep cần một số từ 1 trở lên, và --out phải là thư mục."))

    def make(engine: Engine) -> int:
        address = _address(arguments)
        try:
            fill = (
                _packing(engine, view, address) if format == PACK else filling(make_file(engine, view, format, address))
            )
            written = write_whole(fill, place, folder=folder)
            if arguments.keep:
                _keep_newest(written, arguments.keep)
        except OSError as error:
            print(
                words.text("Không ghi được vào {place}: {reason}", place=place, reason=error.strerror), file=sys.stderr
            )
            return FAILED
        except TooLongError:
            print(too_long_sentence(words), file=sys.stderr)
            return FAILED
        except SubprocessError:
            print(not_set_sentence(words), file=sys.stderr)
            return FAILED
        print(written)
        return 0

    return with_database(arguments, exit_codes, make)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG_USAGE


def _offered(words: Language, view: str) -> str:
    """Return the sentence that lists what there is: the formats of the paper, or the papers."""
    if view not in WRITERS:
        return words.text("Không có tờ “{view}”. Các tờ có: {views}.", view=view, views=", ".join(WRITERS))
    formats = [name for name in WRITERS[view] if name not in VARIANTS]
    return words.text(
        "Tờ {view} có các định dạng: {formats}; --plain chỉ dùng với csv, --size với png (16:9, a4)"
        " và pptx (16:9, 4:3).",
        view=view,
        formats=", ".join(formats),
    )


def _address(arguments: argparse.Namespace) -> Address:
    """Return the address of the link with the options written over it.

    Raises UnknownValueError for a value that cannot be read.
    """
    linked = Address()
    problems: list[Problem] = []
    if arguments.link:
        _, linked, of_link = read_link(arguments.link)
        problems += of_link
    given = {key: getattr(arguments, name) for name, key in FILTERS.items() if getattr(arguments, name)}
    pairs = parse_qs(linked.query().removeprefix("?"))
    pairs |= {key: value if isinstance(value, list) else [value] for key, value in given.items()}
    address, of_options = read_address(pairs)
    for problem in (*problems, *of_options):
        raise UnknownValueError(problem.key, problem.value)
    return address if arguments.link and linked.language == "en" else address.with_(language=arguments.language)


def _packing(engine: Engine, view: str, address: Address) -> Fill:
    """Return what writes a pack; in a terminal it tells how far it is."""
    seen = sys.stderr.isatty()

    def told(done: int, of: int) -> None:
        if seen:
            print(f"\r{done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)

    return lambda out: make_pack(engine, view, address, out, told)


def _keep_newest(written: Path, keep: int) -> None:
    """Delete all but the newest files of the same paper and committee, by the day in their names."""
    paper, _, _day = written.stem.rpartition("_")
    same = sorted(written.parent.glob(f"{paper}_????-??-??{written.suffix}"))
    for former in same[:-keep]:
        if former != written:
            former.unlink()
