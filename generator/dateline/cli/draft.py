"""`dateline draft`."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import report
from dateline.cli.links import user_agent
from dateline.cli.site import config_file, content_of, today
from dateline.cli.timex import day_of, tell
from dateline.draft.article import Known, Publication
from dateline.draft.drafts import drafts_of
from dateline.draft.pile import Pile
from dateline.draft.reading.files import MOST_BYTES, read_article, read_fetched
from dateline.draft.reading.page import MissingError
from dateline.draft.reading.published import UnsureError
from dateline.draft.reading.refused import RefusedError
from dateline.draft.written import addition_text, record_text
from dateline.links.page import fetch
from dateline.links.request import Manners, UnansweredError
from dateline.read.content import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.draft.article import Article
    from dateline.draft.proposal import Drafts, RecordDraft
    from dateline.model.collection import Collection
    from dateline.model.dates import Day

_SAY_THE_DAY = "say it with --published YYYY-MM-DD"
_SAVE_THE_PAGE = "save the page in a browser, and draft the file"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every article of a call is drafted with."""

    pile: Pile
    dry_run: bool
    given: Publication | None
    today: Day


@click.command()
@click.argument(
    "articles",
    nargs=-1,
    metavar="[ARTICLE]...",
    type=click.Path(allow_dash=True),
)
@click.option(
    "--fetch",
    "addresses",
    multiple=True,
    metavar="URL",
    help="Fetch an article from the web; may be given several times.",
)
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day the article was published, which its dates count from.",
)
@click.option("--dry-run", is_flag=True, help="Print the drafts and write nothing.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write the drafts. By default the site's content folder.",
)
@click.option("--timex", is_flag=True, help="Print the dated expressions of the article instead.")
@click.option(
    "--format",
    "_form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="For --timex: an object a line for each expression.",
)
@config_file
@today
def draft(
    articles: tuple[str, ...],
    addresses: tuple[str, ...],
    published: str | None,
    output: Path | None,
    _form: str,
    config_file: Path | None,
    today: Day,
    *,
    dry_run: bool,
    timex: bool,
) -> None:
    """Read articles and write drafts of records: a source, and an event for each dated event.

    ARTICLE is plain text, Markdown with front matter, or a saved web page (.md, .html; all other
    files are plain text). Nothing is fetched but what --fetch names.

    Each draft says in comments from which words each field was taken or guessed, and lists those
    fields under `draft:`. While that stands, `dateline check` refuses to publish the record. What
    the collection seems to have already is not drafted; what to add to it is printed. A file that
    is there is never overwritten.

    All dates count from the day of publication. It is taken from metadata, the address, a line of
    the article or the name of its file; where two of them disagree, --published has to say it.

    With --timex, the dated expressions are printed, an object a line: doc_id (of a file, its name),
    start, end, text, value and type as TIMEX3 has them, edtf, rule. ARTICLE is then text, in UTF-8,
    or - for a corpus from standard input, an object a line with doc_id, dct (the day of
    publication) and text. docs/draft.md says more.

    Exit status: 0 when all is drafted, 1 when an article could not be (the others are all the
    same) or a line of a corpus could not be read, 2 when the command is misused.
    """
    if timex:
        if len(articles) != 1 or addresses:
            raise click.UsageError("--timex reads one ARTICLE, or - for a corpus")
        sys.exit(tell(articles[0], published))
    _check_usage(articles, addresses, published)
    content = content_of(config_file)
    desk = _Desk(Pile(content, output or content), dry_run, _given(published), today)
    failed = False
    for name in (*articles, *addresses):
        try:
            article = (
                _fetched(name, desk, config_file) if name in addresses else _read(Path(name), desk)
            )
            # What was drafted from one article may be what the next reports too.
            _draft(name, article, desk, read(desk.pile).collection)
        except RefusedError as error:
            failed = True
            place = "".join(f":{number}" for number in error.place or ())
            said = report.inert(f"{name}{place}: error: {error}")
            click.echo(f"{said}\n  hint: {report.inert(error.hint)}", err=True)
    sys.exit(1 if failed else 0)


def _check_usage(
    articles: tuple[str, ...], addresses: tuple[str, ...], published: str | None
) -> None:
    count = len(articles) + len(addresses)
    if not count:
        raise click.UsageError("name an ARTICLE, or an address with --fetch")
    if "-" in articles:
        raise click.UsageError("- is for --timex; name the file of the article")
    if published is not None and count > 1:
        raise click.UsageError("--published is for one article; draft the others by themselves")


def _given(published: str | None) -> Publication | None:
    if published is None:
        return None
    try:
        return Publication(day_of(published), Known.GIVEN)
    except ValueError as error:
        raise click.UsageError(f"--published: {error}") from error


def _read(path: Path, desk: _Desk) -> Article:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefusedError(
            f"it cannot be read: {error.strerror}", "name a file of text, Markdown or HTML"
        ) from error
    with _told_why():
        return read_article(raw, path.name, desk.given)


def _fetched(address: str, desk: _Desk, config: Path | None) -> Article:
    try:
        page = fetch(address, Manners(user_agent=user_agent(config)))
    except UnansweredError as error:
        raise RefusedError(f"it cannot be fetched: {error.why}", _SAVE_THE_PAGE) from error
    with _told_why():
        article = read_fetched(page.body, page.address, page.content_type, page.charset, desk.given)
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat()
    digest = hashlib.sha256(page.body).hexdigest()
    fetched = f"fetched {now}Z from {page.address}, SHA-256 {digest}"
    return replace(article, url=article.url or page.address, fetched=fetched, fetched_on=now[:10])


@contextmanager
def _told_why() -> Iterator[None]:
    """Say of whatever keeps an article from being read how to mend it."""
    try:
        yield
    except MissingError as error:
        raise RefusedError(
            "web pages are read by packages of their own", 'pip install "dateline[draft]"'
        ) from error
    except UnsureError as error:
        why = f"the day of publication is not plain: {error}"
        raise RefusedError(why, _SAY_THE_DAY) from error


def _draft(name: str, article: Article, desk: _Desk, collection: Collection) -> None:
    """Draft one article, and say on standard error what came of it."""
    if not article.paragraphs:
        raise RefusedError(
            "no text was found in it", "copy the text of the article to a .txt file, and draft that"
        )
    if article.published is None:
        raise RefusedError("it does not say on which day it was published", _SAY_THE_DAY)
    if article.published.day > date(desk.today.year, desk.today.month, desk.today.day):
        raise RefusedError(
            f"it was published in the future, on {article.published.day}"
            f" ({article.published.known.value})",
            f"{_SAY_THE_DAY}, or with --today what counts as today",
        )
    drafts = drafts_of(article, article.published, collection, desk.today.isoformat())
    _put(dict(_files(drafts)), desk)
    for one in drafts.events:
        if one.recorded:
            click.echo(addition_text(one, drafts.source_id))
    click.echo(report.inert(_told(name, article.published, drafts)), err=True)


def _files(drafts: Drafts) -> Iterator[tuple[str, str]]:
    """Yield the files of drafts: what is recorded already gets none."""
    if drafts.source:
        yield drafts.source.path, record_text(drafts.source)
    events = [one.draft for one in drafts.events if not one.recorded]
    used = {name for event in events for name in event.named}
    listed: list[RecordDraft] = [one for one in drafts.newcomers if one.id in used]
    for one in (*listed, *events):
        yield one.path, record_text(one, drafts.source_id)


def _put(files: Mapping[str, str], desk: _Desk) -> None:
    """Write or print the files of one article: all of them, or none where one cannot be."""
    places = {path: desk.pile.output / path for path in files}
    for place in places.values():
        if os.path.lexists(place):
            raise RefusedError(
                f"{place} is there already, and is not overwritten",
                "move it away, or write the drafts elsewhere with --output DIR",
            )
    for path, text in files.items():
        place = places[path]
        if desk.dry_run:
            click.echo(f"# {report.inert(place.as_posix())}\n{text}")
        else:
            _write(place, text)
            click.echo(place.as_posix())
        desk.pile.made[path] = text.encode()


def _write(place: Path, text: str) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise RefusedError(
            f"{place} cannot be written: {error.strerror}",
            "write the drafts elsewhere with --output DIR",
        ) from error


def _told(name: str, published: Publication, drafts: Drafts) -> str:
    """Return the line that says what came of an article."""
    new = sum(1 for one in drafts.events if not one.recorded)
    said = sum(len(one.draft.statements) for one in drafts.events)
    parts = [
        f"published {published.day} ({published.known.value})",
        "a source" if drafts.source else f"the source {drafts.source_id} is there already",
        f"{new} {'event' if new == 1 else 'events'}",
        f"{len(drafts.events) - new} recorded already",
        f"{said} {'statement' if said == 1 else 'statements'}",
    ]
    return "; ".join([f"{name}: {', '.join(parts)}", *drafts.remarks])
