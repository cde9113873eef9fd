"""`dateline date`."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import click

from dateline.language.dates import in_words, meaning
from dateline.model.dates import Day, Edtf, EdtfError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_LIKE_AN_OPTION = re.compile(r"--|-[a-z]")
"""What begins like this is a mistyped option; a year before year 0 begins with - and a digit."""


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]}
)
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people, jsonl for programs: an object a line for each date.",
)
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="CODE",
    help="The language of the words, such as de or pt-BR.",
)
def date(texts: tuple[str, ...], form: str, language: str) -> None:
    """Explain dates: what each TEXT says, or what is wrong with it.

    Each TEXT is a date as records write it, in EDTF; put it in quotation marks. Without any, the
    dates are read from standard input, one a line.

    Exit status: 0 if all are dates, 1 if one of them is not, 2 when the command is misused.
    """
    for text in texts:
        if _LIKE_AN_OPTION.match(text):
            raise click.NoSuchOption(text)
    right = True
    for text in texts or _lines():
        if form == "jsonl":
            record = _record(text)
            click.echo(json.dumps(record))
            right &= record["valid"] is True
        else:
            right &= _explain(text, language)
    sys.exit(0 if right else 1)


def _lines() -> Iterator[str]:
    """Yield the lines of standard input without their ends, and with all their spaces."""
    for line in sys.stdin.buffer:
        text = line.removesuffix(b"\n").removesuffix(b"\r")
        yield text.decode("utf-8", errors="replace")


def _record(text: str) -> dict[str, object]:
    """Return what a program is told of a text."""
    try:
        value = parse(text)
    except EdtfError as error:
        told = {"edtf": None, "earliest": None, "latest": None, "level": None}
        return {"input": text, "valid": False, **told, "error": ". ".join(_sentences(error))}
    return {
        "input": text,
        "valid": True,
        "edtf": value.text,
        "earliest": _bound(value.earliest, "unknown" if value.start_unknown else "-inf"),
        "latest": _bound(value.latest, "unknown" if value.end_unknown else "inf"),
        "level": value.level,
        "error": None,
    }


def _bound(day: Day | None, otherwise: str) -> str:
    return day.isoformat() if day else otherwise


def _sentences(error: EdtfError) -> Iterable[str]:
    return filter(None, (error.message, error.hint))


def _explain(text: str, language: str) -> bool:
    """Write what a text says, or what is wrong with it, and return whether it is a date."""
    try:
        value = parse(text)
    except EdtfError as error:
        click.echo(f"error: {error.message}", err=True)
        if error.hint:
            click.echo(f"hint: {error.hint}", err=True)
        return False
    click.echo(value.text)
    for name, said in _facts(value, language):
        click.echo(f"  {name:<10} {said}")
    return True


def _facts(value: Edtf, language: str) -> Iterator[tuple[str, str]]:
    yield "in words", in_words(value, language)
    if sentence := meaning(value, language):
        yield "meaning", sentence
    yield "earliest", _bound(value.earliest, "not known" if value.start_unknown else "open")
    yield "latest", _bound(value.latest, "not known" if value.end_unknown else "open")
    yield "precision", value.precision.value
    yield "EDTF level", str(value.level)
