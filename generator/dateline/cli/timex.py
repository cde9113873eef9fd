"""Dated expressions for programs: what `dateline draft --timex` prints."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.draft.expressions import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.draft.values import Expression

_CORPUS = "-"
_FIELDS = ("doc_id", "dct", "text")


def tell(article: str, published: str | None) -> int:
    """Print the dated expressions of an article, or of a corpus from standard input.

    Args:
        article: The file of the article, or `-` for a corpus.
        published: The day the article was published; each document of a corpus has its own.

    Returns:
        The exit status.

    Raises:
        click.UsageError: The article cannot be read, or its day is missing.
    """
    if article == _CORPUS:
        if published is not None:
            raise click.UsageError("--published is for a file; each line of a corpus has its dct")
        return 0 if _tell_corpus(sys.stdin.buffer) else 1
    if published is None:
        raise click.UsageError("say with --published on which day the article was published")
    try:
        day = day_of(published)
        text = Path(article).read_bytes().decode()
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{article} is not text in UTF-8") from error
    except (ValueError, OSError) as error:
        raise click.UsageError(str(error)) from error
    _tell(Path(article).name, find(text, day))
    return 0


def _tell(doc_id: str, found: Iterable[Expression]) -> None:
    for one in found:
        record = {
            "doc_id": doc_id,
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "value": one.value,
            "type": one.type.value,
            "edtf": one.date.text if one.date else None,
            "rule": one.rule,
        }
        click.echo(json.dumps(record))


def _tell_corpus(lines: Iterable[bytes]) -> bool:
    """Print what the documents of a corpus date, and return whether all could be read."""
    right = True
    for number, line in _written(lines):
        try:
            doc_id, day, text = _document(line)
        except ValueError as error:
            click.echo(f"-:{number}: error: {error}", err=True)
            right = False
        else:
            _tell(doc_id, find(text, day))
    return right


def _written(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _document(line: bytes) -> tuple[str, date, str]:
    """Return the name, the day of publication and the text of a document.

    Raises:
        ValueError: The line is no such document.
    """
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("this line is not JSON") from error
    values = [given.get(field) for field in _FIELDS] if isinstance(given, dict) else []
    told = [value for value in values if isinstance(value, str)]
    if len(told) < len(_FIELDS):
        raise ValueError(f"a document is an object with {', '.join(_FIELDS)}, each of them text")
    doc_id, day, text = told
    return doc_id, day_of(day), text


def day_of(text: str) -> date:
    """Return the day that a text is.

    Raises:
        ValueError: It is no day, `YYYY-MM-DD`.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!a} is not a day; write YYYY-MM-DD") from error
    if day.isoformat() != text:
        raise ValueError(f"{text!a} is not a day; write YYYY-MM-DD")
    return day
