"""Two dated expressions that are the ends of one range: from A to B, between A and B, A–B."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.draft.values import Expression, Kind
from dateline.model.dates import Edtf, EdtfError, Form, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TO: Final = re.compile(
    r",?\s{1,2}(?:to|until|till|through)\s{1,2}|\s?[-\u2010-\u2015\u2212]\s?", re.IGNORECASE
)
_AND: Final = re.compile(r"\s{1,2}and\s{1,2}", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s{1,2}$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s{1,2}$", re.IGNORECASE)
_LONGEST: Final = len("between  ")


def with_ranges(text: str, expressions: Sequence[Expression]) -> tuple[Expression, ...]:
    """Return the expressions of a text with two that are the ends of a range made one.

    The phrase of a range holds its "from" or "between"; its date is an EDTF interval.

    Args:
        text: The text.
        expressions: What `find` found in it.
    """
    return tuple(_joined(text, expressions))


def _joined(text: str, expressions: Sequence[Expression]) -> Iterator[Expression]:
    taken: Expression | None = None
    for first, second in pairwise((*expressions, None)):
        if first is None or first is taken:
            continue
        whole = _range(text, first, second) if second else None
        taken = second if whole else None
        yield whole or first


def _range(text: str, first: Expression, second: Expression) -> Expression | None:
    between = _BETWEEN.search(text, max(0, first.start - _LONGEST), first.start)
    joint = (_AND if between else _TO).fullmatch(text, first.end, second.start)
    date = _interval(first, second) if joint else None
    if date is None:
        return None
    opening = between or _FROM.search(text, max(0, first.start - _LONGEST), first.start)
    start = opening.start() if opening else first.start
    return replace(
        first,
        start=start,
        end=second.end,
        text=text[start : second.end],
        type=Kind.DATE,
        value=f"{first.value}/{second.value}",
        date=date,
        rule=f"range: {first.rule}, {second.rule}",
    )


def _interval(first: Expression, second: Expression) -> Edtf | None:
    """Return the interval between two dates, None where the second does not come after."""
    begin, end = first.date, second.date
    if begin is None or end is None or (begin.form, end.form) != (Form.DATE, Form.DATE):
        return None
    if begin.earliest is None or end.earliest is None or begin.earliest >= end.earliest:
        return None
    try:
        return parse(f"{begin.text}/{end.text}")
    except EdtfError:
        return None
