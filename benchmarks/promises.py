"""What is promised, beside what was measured; a promise that is not met fails nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


VERDICT: Final = {True: "met", False: "**not met**", None: ""}


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure, and what it may be at most."""

    what: str
    measured: str
    target: str | None
    """None where nothing is promised, and the figure is told all the same."""
    met: bool | None


def at_most(what: str, measured: float, most: float | None, unit: str = "") -> Promise:
    """Return a promise that a figure is at most so large.

    Args:
        what: What is promised.
        measured: The figure.
        most: What it may be, None if nothing is promised.
        unit: What stands behind both, with a space before it where one belongs.
    """
    told = f"{figure(measured)}{unit}"
    if most is None:
        return Promise(what, told, None, None)
    return Promise(what, told, f"≤ {figure(most)}{unit}", measured <= most)


def figure(number: float) -> str:
    """Return a number with as many places as say something."""
    if number == int(number):
        return f"{number:,.0f}"
    return f"{number:,.2f}" if abs(number) < 100 else f"{number:,.0f}"  # noqa: PLR2004 - digits


def promises_table(promises: Iterable[Promise]) -> str:
    """Return promises as a table in Markdown."""
    lines = ["| promised | measured | target | |", "| --- | ---: | ---: | --- |"]
    lines += [
        f"| {one.what} | {one.measured} | {one.target or '–'} | {VERDICT[one.met]} |"
        for one in promises
    ]
    return "\n".join(lines) + "\n"
