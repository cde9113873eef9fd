"""`dateline build`."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click

from dateline.build import Shard
from dateline.cli.site import cached, config_file, configuration_of
from dateline.progress import Progress, on_terminal, table


@click.command()
@config_file
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to build the site in. By default the one that mkdocs.yml names.",
)
@click.option("-s", "--strict", is_flag=True, help="Publish nothing when there is a warning.")
@click.option(
    "--shard",
    metavar="N/OF",
    callback=lambda _context, _option, value: _shard(value),
    help="Build a part of the site alone: 3/8 for the third of eight, or common.",
)
@cached
@click.option("--profile", is_flag=True, help="Print what each stage took, in time and memory.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but warnings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say everything that MkDocs does.")
def build(
    config_file: Path | None,
    site_dir: Path | None,
    shard: Shard | None,
    *,
    strict: bool,
    cache: bool,
    profile: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build a site, as `mkdocs build` does.

    With --shard, only a part of it is built: the pages of one of several shares of the records, or
    what all shares have in common. Many machines can build a large site at once: the folders of all
    shards and of `common`, copied into one, are the whole site. docs/scale.md shows how.

    What was worked out is kept in .cache/dateline beside mkdocs.yml, which is safe to delete.

    Exit status: 0 when the site is published, 1 when it is not, 2 when the command is misused.
    """
    # Other commands need not wait for MkDocs.
    from dateline.plugin.hooks import Wanted  # noqa: PLC0415
    from dateline.plugin.run import BuildFailed, build_site  # noqa: PLC0415

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose ask for opposite things")
    level = logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO
    log = logging.getLogger("mkdocs.plugins.dateline")
    progress = Progress() if quiet else on_terminal(log.info)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    wanted = Wanted(shard=shard, cached=cache, progress=progress)
    try:
        build_site(configuration_of(config_file), wanted, site=site_dir, strict=strict, level=level)
    except BuildFailed as error:
        if str(error):
            click.echo(error, err=True)
        sys.exit(1)
    if profile:
        click.echo(table(progress.spent))


def _shard(text: str | None) -> Shard | None:
    try:
        return None if text is None else Shard.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
