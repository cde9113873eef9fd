"""`dateline draft`."""

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


@click.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--timex", is_flag=True, help="Print the dated expressions of the article.")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day ARTICLE was published, which its dates count from.",
)
@click.option(
    "--format",
    "_form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="jsonl for programs: an object a line for each expression.",
)
def draft(article: str, *, timex: bool, published: str | None, _form: str) -> None:
    """Read an article and say what it dates: every dated expression, and the date it means.

    ARTICLE is a file with its text, in UTF-8. With - a corpus is read from standard input, in JSON
    Lines: an object a line with doc_id, dct (the day of publication) and text.

    Each expression is an object on a line of its own: doc_id (of a file, its name), start, end,
    text, value and type as TIMEX3 has them, edtf, rule. docs/draft.md says more about each.

    Exit status: 0 when everything could be read, 1 when a line of a corpus could not, 2 when the
    command is misused.
    """
    if not timex:
        raise click.UsageError("say what is wanted of the article: --timex")
    if article == _CORPUS:
        if published is not None:
            raise click.UsageError("--published is for a file; each line of a corpus has its dct")
        sys.exit(0 if _tell_corpus(sys.stdin.buffer) else 1)
    if published is None:
        raise click.UsageError("say with --published on which day the article was published")
    try:
        day = _day(published)
        text = Path(article).read_bytes().decode()
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{article} is not text in UTF-8") from error
    except (ValueError, OSError) as error:
        raise click.UsageError(str(error)) from error
    _tell(Path(article).name, find(text, day))


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
    return doc_id, _day(day), text


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!a} is not a day; write YYYY-MM-DD") from error
    if day.isoformat() != text:
        raise ValueError(f"{text!a} is not a day; write YYYY-MM-DD")
    return day
