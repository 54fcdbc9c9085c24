"""What a request to the pages of a meeting says, read strictly: what cannot be understood is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from dashboard.address import AGENDA, LANGUAGE, SNAPSHOT
from dashboard.i18n.language import CODES, Code
from dashboard.meeting.html.page import GROUNDS, SIZES, Looks
from dashboard.meeting.showing import Show
from data_access.ingest.meetings.places import Place
from data_access.schema.meetings import LONGEST_CONCLUSION

SIZE, GROUND, TURNING, FORMAT = "co_chu", "nen", "xoay", "dang"
LONGEST_DAY = 20
"""Signs of a due day as it is typed."""
_LARGEST_BODY = 4096
_LARGEST_NUMBER = 2**31
_TURNING = range(5, 3601)
_MOST_SLIDES = 10_000


class NotUnderstoodError(ValueError):
    """A value of an address or a message that cannot be read; its text is what was given, or empty."""


def show_of(parameters: Mapping[str, str]) -> Show:
    """Return what is asked for. Raises NotUnderstoodError."""
    return Show(_number(parameters, AGENDA), _number(parameters, SNAPSHOT), code_of(parameters))


def code_of(parameters: Mapping[str, str]) -> Code:
    """Return the language; Vietnamese unless another one is clearly asked for."""
    return next((code for code in CODES if parameters.get(LANGUAGE) == code), "vi")


def query_of(show: Show) -> str:
    """Return the query by which the pages ask on, with its question mark."""
    pairs = {AGENDA: str(show.agenda), SNAPSHOT: str(show.snapshot)}
    return f"?{urlencode(pairs | ({} if show.code == 'vi' else {LANGUAGE: show.code}))}"


def looks_of(parameters: Mapping[str, str]) -> Looks:
    """Return how the wall shall look. Raises NotUnderstoodError."""
    size, ground = parameters.get(SIZE) or Looks.size, parameters.get(GROUND) or Looks.ground
    turning = _whole(parameters.get(TURNING) or "0")
    if size not in SIZES or ground not in GROUNDS or not (turning == 0 or turning in _TURNING):
        raise NotUnderstoodError(
            next(value for value in (size, ground, str(turning)) if value not in (*SIZES, *GROUNDS))
        )
    return Looks(size, ground, turning)


def _number(parameters: Mapping[str, str], key: str) -> int:
    number = _whole(parameters.get(key, ""))
    if not 1 <= number < _LARGEST_NUMBER:
        raise NotUnderstoodError(f"{key}={parameters.get(key, '')}")
    return number


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise NotUnderstoodError(text)
    return int(text)


async def message_of(request: Request) -> dict[str, Any]:
    """Return the message of a POST. Raises NotUnderstoodError for one that is too long or no object of JSON."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_BODY:
            raise NotUnderstoodError("")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError("") from error
    if not isinstance(found, dict):
        raise NotUnderstoodError("")
    return found


def place_of(message: Mapping[str, Any]) -> Place:
    """Return the place that a message moves the meeting to. Raises NotUnderstoodError."""
    slide, black = message.get("slide"), message.get("black", False)
    looked_up, mover = message.get("looked_up", ""), message.get("mover", "")
    if type(slide) is not int or not 1 <= slide <= _MOST_SLIDES or type(black) is not bool:
        raise NotUnderstoodError("")
    if not _is_text(looked_up, 80) or not _is_text(mover, 40):
        raise NotUnderstoodError("")
    return Place(slide, black, looked_up, mover)


@dataclass(frozen=True)
class Writing:
    """A conclusion to write (`number` 0), or one that was done or is open again."""

    action: str
    number: int = 0
    subject: str = ""
    said: str = ""
    due_on: str = ""
    """As it was typed: what is wrong with it is told as on the screens."""


def writing_of(message: Mapping[str, Any]) -> Writing:
    """Return what a message wants to be written down. Raises NotUnderstoodError."""
    action, number = message.get("action"), message.get("number", 0)
    if action in ("done", "reopen"):
        if type(number) is not int or not 1 <= number < _LARGEST_NUMBER:
            raise NotUnderstoodError("")
        return Writing(action, number)
    subject, said, due = message.get("subject", ""), message.get("said"), message.get("due_on") or ""
    if (
        action != "write"
        or not _is_text(subject, 80)
        or not _is_text(said, 4 * LONGEST_CONCLUSION)
        or not _is_text(due, LONGEST_DAY)
    ):
        raise NotUnderstoodError("")
    return Writing(action, 0, subject, str(said), due)


def _is_text(value: object, longest: int) -> bool:
    """Tell whether a value is a text without control signs but line breaks, which no database and no page wants."""
    return isinstance(value, str) and len(value) <= longest and all(sign >= " " or sign in "\n\t" for sign in value)
