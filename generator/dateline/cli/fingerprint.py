"""`dateline fingerprint`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.check.rule import quoted
from dateline.cli.site import config_file, content_of
from dateline.model.fingerprint import MOST_WORDS, RUN, fingerprint_of, path_of
from dateline.model.kind import Kind
from dateline.read.articles import read_article
from dateline.read.content import read
from dateline.read.fingerprints import as_json
from dateline.read.suggest import did_you_mean
from dateline.write import Output, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model.collection import Collection
    from dateline.model.departure import Article

_MOST_NAMED = 10


@click.command()
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--source", "source", required=True, metavar="ID", help="The source that the article is."
)
@config_file
def fingerprint(article: Path, source: str, config_file: Path | None) -> None:
    """Keep a fingerprint of an article's text, so that its quotations can be checked.

    ARTICLE is plain text, Markdown or HTML (.md, .html; all other files are plain text). What is
    kept is content/fingerprints/ID.json: hashes of the article's words, not the words. From then
    on `dateline check` says which quotations of that source are not in the article. A fingerprint
    that is there is replaced. Words that ARTICLE divides at the ends of its lines are joined where
    it has them within a line too; the others count as two, and are named.

    Exit status: 0 when the fingerprint is written, 2 when it cannot be.
    """
    content = content_of(config_file)
    if article.resolve().is_relative_to(content.resolve()):
        message = f"{article} lies in the content folder, and would be published with the site"
        raise click.UsageError(f"{message}\nhint: keep articles elsewhere")
    identifier = _source(source, read(content).collection)
    read_from = _read(article)
    path = path_of(identifier)
    try:
        (content / path).parent.mkdir(exist_ok=True)
        write([Output(path, as_json(fingerprint_of(read_from.words, identifier)))], content)
    except OSError as error:
        raise click.UsageError(f"{content / path} cannot be written: {error.strerror}") from error
    click.echo((content / path).as_posix())
    if read_from.divided:
        click.echo(_of_divided(read_from.divided), err=True)


def _source(text: str, collection: Collection) -> str:
    """Return the id of the source that `text` means, refused where there is none."""
    found = collection.names.find(Kind.SOURCE, text)
    sources = {source.id for source in collection.sources}
    if found not in sources:
        hint = did_you_mean(text, sources) or "add the source first: dateline new source"
        raise click.UsageError(f"no source has the id “{text}”\nhint: {hint}")
    return found


def _of_divided(divided: Sequence[str]) -> str:
    """Return what is said of words that are divided at the ends of lines."""
    listed = ", ".join(quoted(word) for word in divided[:_MOST_NAMED])
    more = f" and {len(divided) - _MOST_NAMED:,} more" if len(divided) > _MOST_NAMED else ""
    said = f"note: divided at the end of a line, and read as two words each: {listed}{more}"
    return (
        f"{said}\nhint: where that is one word, join it in the file and take the fingerprint anew"
    )


def _read(path: Path) -> Article:
    """Return an article, refused where nothing could be proven by its words."""
    try:
        article = read_article(path)
    except ValueError as error:
        raise click.UsageError(f"{path} cannot be used: {error}") from error
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}") from error
    count = len(article.words)
    if count < RUN:
        raise click.UsageError(f"{path} has too few words for a fingerprint: {count}")
    if count > MOST_WORDS:
        message = f"{path} has {count:,} words; {MOST_WORDS:,} are the most"
        raise click.UsageError(
            f"{message}\nhint: keep the part that is quoted in a file of its own"
        )
    return article
