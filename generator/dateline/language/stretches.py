"""Two or more plain dates in one phrase, without saying twice what they share."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from babel.lists import format_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.phrases import DateName, Wording

Joint: TypeAlias = Literal["and", "or"]

_STYLES: Final[Mapping[Joint, Literal["standard", "or"]]] = MappingProxyType(
    {"and": "standard", "or": "or"}
)
_LESS: Final = MappingProxyType(
    {
        "days in a month": "monthless",
        "days in a year": "yearless",
        "months in a year": "yearless",
    }
)
"""The form of all dates of a list but the last, by what they share with it."""


def stretch(first: DateName, last: DateName, wording: Wording) -> str:
    """Return the time from one date to another: `10–13 January 2022`."""
    return _of_two("interval", first, last, wording)


def between(first: DateName, last: DateName, wording: Wording) -> str:
    """Return some moment from one date to another: `between 10 and 13 January 2022`."""
    return _of_two("between", first, last, wording)


def says_either(wording: Wording) -> bool:
    """Return whether two dates are told as a choice by more than the word between them."""
    return wording.has("either") and not wording.short


def either(first: DateName, last: DateName, wording: Wording) -> str:
    """Return one of two dates: `either 10 or 13 January 2022`."""
    if says_either(wording):
        return _of_two("either", first, last, wording)
    return listed((first, last), "or", wording)


def listed(names: Sequence[DateName], joint: Joint, wording: Wording) -> str:
    """Return several dates as a list: `10, 12 and 13 January 2022`."""
    shared = {_shared(name, names[-1]) for name in names[:-1]}
    if shared == {"days in a month", "days in a year"}:
        shared = {"days in a year"}
    less = _LESS.get(shared.pop(), "") if len(shared) == 1 else ""
    forms = [less] * (len(names) - 1) + [""]
    kinds = [name.kinds[-1] for name in names]
    # “January 2005 or 2006” would be a January both times.
    forms[1:] = [
        form if kind == before else "apart"
        for (before, kind), form in zip(pairwise(kinds), forms[1:], strict=True)
    ]
    texts = [format(name, form) for name, form in zip(names, forms, strict=True)]
    return join(texts, joint, wording)


def join(texts: Sequence[str], joint: Joint, wording: Wording) -> str:
    """Return texts as a list in the language: `a, b and c`."""
    locale = wording.catalogue.locale
    return format_list(list(texts), style=_STYLES[joint], locale=locale)


def _of_two(context: str, first: DateName, last: DateName, wording: Wording) -> str:
    shared = _shared(first, last)
    text = wording.find(f"{context} of {shared}") or wording.find(f"{context} {shared}")
    text = text or wording.find(context) or ""
    return wording.fill(text, start=first, end=last, first=first, last=last, era=last.year.era)


def _shared(first: DateName, last: DateName) -> str:
    """Return what two dates are and share, as the catalogues name it."""
    kind = first.kinds[-1]
    start, end = first.single.earliest, last.single.earliest
    if last.kinds[-1] != kind:
        return "dates"
    if kind == "day":
        if start[:2] == end[:2]:
            return "days in a month"
        return "days in a year" if start.year == end.year else "days"
    if kind == "month":
        return "months in a year" if start.year == end.year else "months"
    if kind == "year":
        return "years" if first.year.era == last.year.era else "years over eras"
    return "dates"
