"""The error for a text that is not EDTF: what is wrong, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.model.edtf_grammar import MAX_LENGTH, Reading, read, valid
from dateline.model.edtf_parts import Edge, EdtfError, Form, Precision, Single, Span, quoted
from dateline.model.edtf_prose import readings

_EXAMPLES: Final = (
    "A day is written 2022-01-12, a month 2022-01, a year 2022; ~ behind it says “about”, "
    "? says “perhaps”; a stretch of time is 2021-11/2022-01"
)
_NOBODY_KNOWS: Final = frozenset({"unknown", "n.d.", "nd", "s.d.", "undated", "tbd", "tba", "?"})
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_SPACE = re.compile(r"\s")
_DASH = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}−]")
_FORMER_GROUP = re.compile(r"\(([0-9X]{2,4})\)([?~%])")
_TIME_IN_INTERVAL = re.compile(r"T[^/]*")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d\d")
_CORE = re.compile(r"-?[0-9XYES][0-9XYES?~%:.T+/-]*|[\[{][^\]}]*[\]}]")


def explained(text: str, refusal: EdtfError) -> EdtfError:
    """Return the refusal of a text with what may have been meant by it.

    Args:
        text: What was refused.
        refusal: What the grammar says of it.

    Returns:
        An error whose suggestions are all valid EDTF.

    """
    if len(text) > MAX_LENGTH:
        return refusal
    for diagnose in (_nothing, _slip, _reading, _surplus):
        if error := diagnose(text, refusal):
            return error
    return EdtfError(refusal.message, refusal.hint or _EXAMPLES)


def _nothing(text: str, _refusal: EdtfError) -> EdtfError | None:
    """Explain a text that says no date, or no whole year."""
    said = text.strip().casefold()
    if not said:
        return EdtfError("The date is empty", "Leave it out, or write XXXX if nobody knows it")
    if said in _NOBODY_KNOWS:
        hint = "Leave the date out, or write XXXX if nobody knows it"
        return EdtfError(_message(text), hint, ("XXXX",))
    if _SHORT_YEAR.fullmatch(said):
        return EdtfError("The year has two digits", "Write all four digits of the year")
    return None


def _slip(text: str, _refusal: EdtfError) -> EdtfError | None:
    mended = valid(_mended(text))[:1]
    return EdtfError(_message(text), _advice(mended), mended) if mended else None


def _reading(text: str, refusal: EdtfError) -> EdtfError | None:
    """Explain a text by what it may stand for, in words or in digits."""
    meant = valid([*readings(text), *refusal.suggestions])
    if not meant:
        return None
    told = refusal.suggestions or refusal.hint
    advice = f"{refusal.hint}. {_advice(meant)}" if refusal.hint else _advice(meant)
    return EdtfError(refusal.message if told else _message(text), advice, meant)


def _surplus(text: str, _refusal: EdtfError) -> EdtfError | None:
    """Explain a date with other text around it."""
    dates = _CORE.findall(text)
    if len(dates) != 1 or not valid(dates):
        return None
    message = f"There is more than a date in {quoted(text)}"
    return EdtfError(message, f"Only the date belongs here: {dates[0]}", (dates[0],))


def _message(text: str) -> str:
    return f"{quoted(text)} is not an EDTF date"


def _advice(texts: tuple[str, ...]) -> str:
    """Return what to write, as a sentence without a full stop."""
    return f"Write {_alternatives(texts)}"


def _alternatives(texts: tuple[str, ...]) -> str:
    """Return texts as a list; of several, each with what it says."""
    if len(texts) == 1:
        return texts[0]
    *others, last = (f"{text} ({_gloss(read(text))})" for text in texts)
    return f"{', '.join(others)} or {last}"


def _gloss(reading: Reading) -> str:
    """Return in a few English words what a suggestion says, to tell it from the others."""
    first = reading.parts[0]
    if reading.form is Form.ALL_OF:
        return "each of these"
    if isinstance(first, Span):
        return _gloss_of_span(first, lasting=reading.form is Form.INTERVAL)
    return "one of these" if reading.form is Form.ONE_OF else _gloss_of_single(first)


def _gloss_of_span(span: Span, *, lasting: bool) -> str:
    if not lasting:
        if span.start is Edge.OPEN:
            return "at some time, not later"
        return "at some time, not earlier" if span.end is Edge.OPEN else "some time between the two"
    return {
        (Edge.UNKNOWN, None): "until then, since when is not known",
        (Edge.OPEN, None): "until then",
        (None, Edge.UNKNOWN): "since then, until when is not known",
        (None, Edge.OPEN): "since then",
    }.get(
        (
            span.start if isinstance(span.start, Edge) else None,
            span.end if isinstance(span.end, Edge) else None,
        ),
        "lasting from one to the other",
    )


def _gloss_of_single(single: Single) -> str:
    year = single.earliest.year
    named = f"{1 - year} BCE" if year <= 0 else f"{year}"
    if single.has_open_digits:
        count = {Precision.DECADE: "ten", Precision.CENTURY: "hundred"}.get(single.precision)
        return f"one of these {count} years" if count else "the rest is not known"
    if single.precision is Precision.YEAR:
        return f"the year {named}"
    month = f"{_MONTHS[single.earliest.month - 1]} {named}"
    if single.precision is Precision.MONTH:
        return month
    return (
        f"{single.earliest.day} {month}" if single.precision is Precision.DAY else "that part of it"
    )


def _mended(text: str) -> list[str]:
    """Return a text with the slips mended that leave no doubt what it says.

    These are spaces, signs and letters that look like the right ones, a time of day where none
    belongs, and the notation of EDTF before 2019.
    """
    plain = _DASH.sub("-", unicodedata.normalize("NFKC", text)).replace("\\", "/")
    plain = _SPACE.sub("", plain).removeprefix("+")
    former = plain.casefold().replace("unknown", "").replace("open", "..")
    former = former.replace("?~", "%").replace("~?", "%").replace("u", "x").upper()
    grouped = _FORMER_GROUP.sub(r"\2\1", former)
    untimed = _TIME_IN_INTERVAL.sub("", plain) if "/" in plain else plain
    return [plain, plain.upper(), former, grouped, untimed]
