"""`dateline check`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from dateline import report
from dateline.cache import open_cache
from dateline.checked import read_and_check, state_of
from dateline.cli.revisions import NotInGit
from dateline.cli.site import below, cached, config_file, content_of, folder_of, lies_in, today
from dateline.model.problem import Severity
from dateline.model.proof import proofs
from dateline.read.content import count_unsilenced
from dateline.read.content import problems as located
from dateline.read.revision import Repository, RevisionError
from dateline.read.settings import find_configuration
from dateline.read.sightings import read_sightings
from dateline.staged import check_staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.cache import Cache
    from dateline.checked import Checked
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.problem import Finding, Problem
    from dateline.read.revision import Staged

VERDICT = "verdict"
"""The entry of the cache with what the last check of everything said."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in GitHub Actions, json for programs.",
)
@click.option(
    "--staged",
    is_flag=True,
    help="Check what git has staged for the next commit, whatever lies in the folder beside it.",
)
@click.option(
    "--against",
    metavar="REV",
    help="Hold the records against those published in REV: none may be deleted, no id lost, no "
    "fact changed without an entry in the corrections log, and no entry of it taken back.",
)
@click.option(
    "--articles",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Articles to compare quotations with, to name the first word that differs.",
)
@click.option(
    "--notices",
    is_flag=True,
    help="List notices too: what is not wrong, and may be worth a look.",
)
@cached
@today
def check(
    paths: tuple[Path, ...],
    config_file: Path | None,
    form: str,
    *,
    staged: bool,
    against: str | None,
    articles: Path | None,
    notices: bool,
    cache: bool,
    today: Day,
) -> None:
    """Check the records and pages of a site and say everything that is wrong.

    All records are read, since they name each other. With PATHS, files or folders below the
    content folder, only what is wrong with those is said. With --staged it is what is wrong with
    the files that the next commit changes, and what the commit breaks in others; once an archive
    had no error, no more of it is read than those files have to do with, unless one has an error.

    Quotations of sources that have a fingerprint are looked for in it. With --articles, those whose
    article lies in FOLDER are looked for in the article itself, whatever the name of its file.

    Problems are written to standard output, one a line with its place: file, line, column. With
    --notices so is what is not wrong and may be worth a look: events that have one source,
    quotations that could not be verified. Exit status: 0 without errors (there may be warnings), 1
    with errors, 2 when the command is misused.
    """
    if config_file is None and paths:
        config_file = find_configuration(paths[0])
    content = content_of(config_file)
    only = [below(path, content) for path in paths]
    try:
        kept = open_cache(folder_of(config_file)) if cache else None
        asked = _asked(content, articles, against, staged=staged)
        verdict = _verdict(content, today, asked, kept)
        aside = [one for one in verdict.notices if not only or lies_in(one.path, only)]
        tree = asked.staged.only(one.path for one in aside) if asked.staged else content
        shown = located(tree, aside) if notices else ()
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}") from error
    found = sorted((*verdict.problems, *read_sightings(content).problems), key=_place)
    problems = [one for one in found if not only or lies_in(one.path, only)]
    problems = sorted((*problems, *shown), key=_place)
    prefix = content.as_posix()
    if form == "github":
        said = report.github(problems, prefix=prefix)
    elif form == "json":
        said = report.json(problems, prefix=prefix)
    else:
        colour = sys.stdout.isatty()
        said = report.text(problems, prefix=prefix, extent=verdict.extent, colour=colour)
        if articles or not problems:
            said += "".join(f"\n{line}" for line in verdict.quotations)
        if not problems:
            said += _of_notices(count_unsilenced(tree, aside))
    if said:
        click.echo(said)
    if any(problem.severity is Severity.ERROR for problem in problems):
        sys.exit(1)


class Verdict(NamedTuple):
    """What a check says."""

    problems: tuple[Problem, ...]
    notices: tuple[Finding, ...]
    extent: str
    """What was checked, in words."""
    quotations: tuple[str, ...] = ()
    """What is said of them, a line each."""


class _Asked(NamedTuple):
    """What a check is to be of, where it is not of the content folder alone."""

    articles: Path | None = None
    """A folder of articles."""
    against: str | None = None
    """The revision to hold the records against."""
    staged: Staged | None = None
    """What the next commit will hold, and what it changes."""
    repository: Repository | None = None


def _asked(content: Path, articles: Path | None, against: str | None, *, staged: bool) -> _Asked:
    if sum((staged, against is not None, articles is not None)) > 1:
        raise click.UsageError("--staged, --against and --articles each ask for a check of its own")
    if not staged and against is None:
        return _Asked(articles)
    with _usage_error():
        repository = Repository.around(content)
        return _Asked(None, against, repository.staged() if staged else None, repository)


@contextmanager
def _usage_error() -> Iterator[None]:
    """What git does not have is a misuse of the command."""
    try:
        yield
    except RevisionError as error:
        raise NotInGit(error) from error


def _verdict(content: Path, today: Day, asked: _Asked, cache: Cache | None) -> Verdict:
    """Return what a check of all records says, as it was kept if nothing has changed since."""
    plain = cache is not None and not any(asked)
    state = state_of(content, today) if plain else b""
    if cache is not None and plain:
        kept = cast("Verdict | None", cache.load(VERDICT, state))
        if kept is not None:
            return kept
    with _usage_error():
        if asked.repository and asked.staged:
            said = check_staged(asked.repository, asked.staged, today, cache=cache)
            return Verdict(*said, report.staged_files_checked(len(asked.staged.paths)))
        checked = _checked(content, today, asked, cache)
    extent = report.records_read(len(checked.collection.records))
    quotations = tuple(_of_quotations(checked.collection, asked.articles))
    verdict = Verdict(checked.problems, checked.notices, extent, quotations)
    if cache is not None and plain:
        cache.save(VERDICT, state, verdict)
    return verdict


def _checked(content: Path, today: Day, asked: _Asked, cache: Cache | None) -> Checked:
    if asked.repository and asked.against is not None:
        return _against(asked.repository, asked.against, content, today)
    return read_and_check(content, today, articles=asked.articles, cache=cache)


def _against(repository: Repository, revision: str, content: Path, today: Day) -> Checked:
    from dateline.compare.published import read_and_check_against  # noqa: PLC0415 - a hook need not load it

    commit, parted = repository.published(revision)
    if not parted:
        said = f"the history here is too short to tell where this left {report.inert(revision)}"
        click.echo(f"note: {said}; it is held against {commit[:12]} itself", err=True)
    return read_and_check_against(repository.at(commit), content, today)


def _of_quotations(collection: Collection, articles: Path | None) -> Iterator[str]:
    """Yield how many quotations are verified, and how many articles are at hand if it was asked."""
    if not collection.fingerprints:
        if articles:
            yield "no source has a fingerprint to know its article by; see dateline fingerprint"
        return
    asked = [one.proof for one in proofs(collection)]
    verified = sum(bool(proof.proven_by) for proof in asked)
    yield f"{verified:,} of {len(asked):,} quotations verified"
    if articles:
        at_hand, all_of_them = len(collection.articles), len(collection.fingerprints)
        yield f"{at_hand:,} of {all_of_them:,} fingerprints have their article in {articles}"


def _of_notices(count: int) -> str:
    """Return how many notices are not listed, in a line of its own."""
    noun = "notice" if count == 1 else "notices"
    return f"\n{count:,} {noun}, listed with --notices" if count else ""


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.path, problem.line, problem.column, problem.rule, problem.message)
