"""Columns of small numbers as JSON that packs well."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ZERO = 48
"""The code of `0`, so that the numbers from 0 to 9 read as what they are."""


def as_text(numbers: Iterable[int]) -> str:
    """Return small numbers as a text: a character to a number, its code less that of `0`."""
    return "".join([chr(_ZERO + number) for number in numbers])


def as_steps(numbers: Sequence[int]) -> list[int]:
    """Return numbers as the first of them and the difference of each to the one before."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]
