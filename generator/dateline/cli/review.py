"""`dateline review`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.revisions import states
from dateline.cli.site import config_file, settings_of, today
from dateline.review.card import MOST_BYTES, Card, CardError, from_json, to_json
from dateline.review.html import html
from dateline.review.lines import Lines
from dateline.review.markdown import markdown
from dateline.reviewed import card

if TYPE_CHECKING:
    from dateline.model.dates import Day


@click.command()
@click.option(
    "--against",
    metavar="REV",
    help="The revision the change is for; by default the default branch. What happened there since "
    "the change left it is no part of the change.",
)
@click.option(
    "--from",
    "stored",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A card in JSON that was made before, to show it in another format.",
)
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "json"]),
    default="markdown",
    show_default=True,
    help="markdown for a comment, html as a page of its own, json for programs and for --from.",
)
@click.option(
    "--repository",
    metavar="URL",
    help="Where the repository can be read, to link lines to. By default repo_url in mkdocs.yml.",
)
@today
def review(
    against: str | None,
    stored: Path | None,
    config_file: Path | None,
    form: str,
    repository: str | None,
    today: Day,
) -> None:
    """Make the review card of a change: what changed, in words, and what to look at.

    It holds each change with its line; the problems that the change adds or mends; what may be
    there already; sources that are new, not archived or no longer used; facts that change without
    an entry in the corrections log; and the text of each page before and after. The files are
    taken as they lie on the disk, committed or not.

    Whatever records say is inert in it: a card of a stranger's change can be posted as it is. With
    --from nothing of the site is read, and the stored card is trusted in nothing.

    Exit status: 0 when the card is made, whatever it says; 2 when it cannot be.
    """
    made = _stored(stored, against) if stored else None
    if made is None:
        settings = settings_of(config_file)
        found = states(settings.content, old=against, new=None, parted=True)
        made = card(found.repository, found.trees, settings, today, found.commits)
        repository = repository or settings.repository
    lines = Lines.of(made, repository)
    if form == "json":
        click.echo(to_json(made))
    elif form == "html":
        click.echo(html(made, lines))
    else:
        click.echo(markdown(made, lines))


def _stored(path: Path, against: str | None) -> Card:
    if against is not None:
        raise click.UsageError("--against makes a card and --from shows one that was made")
    try:
        with path.open("rb") as file:
            return from_json(file.read(MOST_BYTES + 1))
    except (CardError, OSError) as error:
        raise click.UsageError(f"{path} cannot be used: {error}") from error
