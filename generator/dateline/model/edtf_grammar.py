"""Reading an EDTF text: one date, an interval, or a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.model.edtf_parts import Edge, EdtfError, Form, Part, Single, Span
from dateline.model.edtf_single import read_single

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LENGTH: Final = 250
"""Characters. EDTF texts are rarely longer than a fifth of this; it bounds the time they take."""

_BRACKETS = {"[": ("]", Form.ONE_OF), "{": ("}", Form.ALL_OF)}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, part by part."""

    form: Form
    parts: tuple[Part, ...]
    level: int


def read(text: str) -> Reading:
    """Return what an EDTF text says.

    Raises:
        EdtfError: The text is not EDTF.

    """
    if len(text) > MAX_LENGTH:
        raise EdtfError(
            f"The text has {len(text)} characters; a date has at most {MAX_LENGTH}",
            "Only the date belongs here",
        )
    if text[:1] in _BRACKETS:
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    single = read_single(text)
    return Reading(Form.DATE, (single,), single.level)


def valid(texts: Iterable[str]) -> tuple[str, ...]:
    """Return those of the texts that are EDTF, each once."""
    return tuple(text for text in dict.fromkeys(texts) if _is_valid(text))


def _is_valid(text: str) -> bool:
    try:
        read(text)
    except EdtfError:
        return False
    return True


def _read_interval(text: str) -> Reading:
    start_text, _, end_text = text.partition("/")
    if "/" in end_text:
        raise EdtfError("An interval has one start and one end, so one /")
    start = _read_end(start_text)
    end = _read_end(end_text)
    level = 0
    if isinstance(start, Edge) or isinstance(end, Edge):
        if start is end is Edge.UNKNOWN:
            raise EdtfError("An interval without a start and an end says nothing")
        level = 1
    elif start.earliest > (end.latest if end.has_open_digits else end.earliest):
        raise _reversed(start, end)
    for single in (start, end):
        if isinstance(single, Single):
            level = max(level, 2 if single.has_open_digits else single.level)
    return Reading(Form.INTERVAL, (Span(start, end),), level)


def _read_end(text: str) -> Single | Edge:
    if not text:
        return Edge.UNKNOWN
    if text == "..":
        return Edge.OPEN
    single = read_single(text)
    if single.time:
        date = text.partition("T")[0]
        raise EdtfError(
            "The ends of an interval have no time of day", f"Write {date} in place of {text}"
        )
    return single


def _reversed(start: Single, end: Single) -> EdtfError:
    """Return the refusal of an interval whose end begins before its start."""
    if end.latest < start.earliest:
        return EdtfError(
            f"The interval ends ({end.text}) before it starts ({start.text})",
            "The earlier date comes first",
            (f"{end.text}/{start.text}",),
        )
    return EdtfError(
        f"The interval ends in {end.text}, which begins before the start ({start.text})",
        f"If the end is some time in {end.text}, leave its digits open with X",
        (f"{start.text}/{end.text}-XX",),
    )


def _read_set(text: str) -> Reading:
    closing, form = _BRACKETS[text[0]]
    if text[-1] != closing:
        whole = text.rstrip("]}") + closing
        raise EdtfError(f"The set has no closing {closing}", None, (whole,))
    members = text[1:-1].split(",")
    last = len(members) - 1
    parts = tuple(
        _read_member(member, first=place == 0, last=place == last)
        for place, member in enumerate(members)
    )
    for part, member in zip(parts, members, strict=True):
        if isinstance(part, Span) and _runs_backwards(part):
            first, _, second = member.partition("..")
            raise EdtfError(
                f"{second} comes before {first}",
                "The earlier date comes first",
                (text.replace(member, f"{second}..{first}"),),
            )
    return Reading(form, parts, 2)


def _runs_backwards(span: Span) -> bool:
    match span:
        case Span(Single() as start, Single() as end):
            return start.earliest > end.earliest
    return False


def _read_member(text: str, *, first: bool, last: bool) -> Part:
    if not text:
        raise EdtfError("A member of the set is empty")
    if ".." not in text:
        return _read_in_set(text)
    start_text, _, end_text = text.partition("..")
    if not start_text and not end_text:
        raise EdtfError("A set needs a date before or after ..")
    if not start_text:
        if not first:
            raise EdtfError("Only the first member of a set is open at its start")
        return Span(Edge.OPEN, _read_in_set(end_text))
    if not end_text:
        if not last:
            raise EdtfError("Only the last member of a set is open at its end")
        return Span(_read_in_set(start_text), Edge.OPEN)
    start, end = _read_in_set(start_text), _read_in_set(end_text)
    if start.precision is not end.precision:
        raise EdtfError(
            f"{start.text} and {end.text} differ in precision, so what lies between is not defined"
        )
    return Span(start, end)


def _read_in_set(text: str) -> Single:
    single = read_single(text)
    if single.time:
        raise EdtfError("The members of a set have no time of day")
    return single
