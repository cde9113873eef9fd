"""`dateline links`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import report
from dateline.cli import link_report
from dateline.cli.site import config_file, content_of, today
from dateline.links.hosts import visit_all
from dateline.links.outcome import as_text, cited_addresses, due, sighted
from dateline.links.request import Manners
from dateline.model.kind import Kind
from dateline.read.content import read
from dateline.read.settings import find_configuration, site_address
from dateline.read.sightings import LINKS, read_sightings
from dateline.read.suggest import did_you_mean
from dateline.write import Output, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.links.outcome import Cited
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.sighting import Sighting, Sightings


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--unseen-for",
    type=click.IntRange(0, 36500),
    default=0,
    metavar="DAYS",
    help="Try only addresses whose page was not seen live for so many days.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Try so many addresses at most, those first whose last try was longest ago.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, markdown for an issue or a message.",
)
@click.option(
    "--pause",
    type=click.IntRange(0, 3600),
    default=1,
    show_default=True,
    metavar="SECONDS",
    help="How long a host is left alone between two requests.",
)
@click.option(
    "--timeout",
    type=click.IntRange(1, 600),
    default=20,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for a host that says nothing.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Ask hosts in private networks too, and other ports than 80 and 443: for an intranet.",
)
@config_file
@today
def links(
    sources: tuple[str, ...],
    unseen_for: int,
    limit: int | None,
    form: str,
    pause: int,
    timeout: int,
    *,
    allow_private: bool,
    config_file: Path | None,
    today: Day,
) -> None:
    """Ask whether the addresses of sources still lead anywhere.

    Both `url` and `archived` are tried, of all sources or of each SOURCE, an id or a title. What
    is found is kept in links.jsonl in the content folder, from which the site tells its readers
    when a source was last seen live; commit the file. Nothing else is changed, and no build asks
    the network anything.

    An address is live, moved (for good, to another address), blocked (the host answers and lets no
    program in: a reader may see the page), dead (the host says that there is no such page) or
    unreachable (no host, no answer, a failure of the host). Then everything that is not live is
    listed, tried now or before; in Markdown only when something is to be done, so that no output
    means no work.

    Hosts are asked politely: one request at a time each, HEAD before GET, again only where that may
    help, and nothing that their robots.txt forbids. What is not plainly a host of the public
    Internet is not asked.

    Exit status: 0 whatever was found, since a link that dies is no mistake of a change; 2 when the
    command is misused or links.jsonl cannot be written.
    """
    content = content_of(config_file)
    collection = read(content).collection
    cited = cited_addresses(collection)
    chosen = _chosen(cited, sources, collection)
    known = read_sightings(content)
    prefix = content.as_posix()
    for problem in known.problems:
        click.echo(report.one(problem, prefix=prefix), err=True)
    waiting = due(chosen, known.sightings, today=today, unseen_for=unseen_for, most=limit)
    manners = Manners(
        user_agent=user_agent(config_file),
        pause=pause,
        timeout=timeout,
        allow_private=allow_private,
    )
    found = dict(known.sightings)
    try:
        spared = _try(waiting, found, manners, today)
    finally:
        # What was found until somebody lost patience was found.
        _keep(content, cited, found)
    told = [(one, found.get(one.address)) for one in chosen]
    if form == "json":
        click.echo(link_report.json(told, prefix=prefix))
    elif form == "markdown":
        click.echo(link_report.markdown(told, prefix=prefix), nl=False)
    else:
        click.echo(link_report.text(told, prefix=prefix, tried=len(waiting) - spared))
    if spared:
        click.echo(link_report.spared(spared), err=True)


def _chosen(
    cited: tuple[Cited, ...], names: Iterable[str], collection: Collection
) -> tuple[Cited, ...]:
    """Return the addresses of the sources that are named, all where none is."""
    wanted = {_source(name, collection) for name in names}
    if not wanted:
        return cited
    return tuple(one for one in cited if not wanted.isdisjoint(source.id for source in one.sources))


def _source(name: str, collection: Collection) -> str:
    found = collection.names.find(Kind.SOURCE, name)
    if found is None:
        ids = [source.id for source in collection.sources]
        hint = did_you_mean(name, ids)
        said = f"there is no source “{report.inert(name)}”"
        raise click.UsageError(f"{said}; {hint}" if hint else said)
    return found


def user_agent(config: Path | None) -> str:
    """Return who asks, and where readers of a host's log can see why.

    Args:
        config: The site's mkdocs.yml, or None for the nearest one upwards.
    """
    configuration = config or find_configuration(Path.cwd())
    address = site_address(configuration) if configuration else None
    about = f"link check; +{address}" if address else "link check"
    return f"Dateline/{version('dateline')} ({about})"


def _try(waiting: list[str], found: dict[str, Sighting], manners: Manners, today: Day) -> int:
    """Try addresses and note what became of them in `found`; return how many were spared."""
    spared = 0
    hidden = not sys.stderr.isatty()
    label = "Asking hosts"
    with click.progressbar(length=len(waiting), label=label, file=sys.stderr, hidden=hidden) as bar:
        for visited in visit_all(waiting, manners):
            if visited.verdict is None:
                spared += 1
            else:
                before = found.get(visited.address)
                found[visited.address] = sighted(visited.verdict, before, today)
            bar.update(1)
    return spared


def _keep(content: Path, cited: Iterable[Cited], found: Sightings) -> None:
    """Write what is known of the addresses that there still are."""
    text = as_text({one.address: found[one.address] for one in cited if one.address in found})
    if not text and not (content / LINKS).exists():
        return
    try:
        write([Output(LINKS, text)], content)
    except OSError as error:
        raise click.UsageError(f"{content / LINKS} cannot be written: {error.strerror}") from error
