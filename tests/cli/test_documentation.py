"""docs/commands.md is made of the commands' own help: UPDATE_DOCS=1 writes it anew."""

from __future__ import annotations

import inspect
import os
import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest

from dateline.cli.main import main
from tests.cli.commands import dateline
from tests.conftest import ROOT
from tests.records import write_files
from tests.repositories import repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS = {
    name: command
    for name in main.list_commands(click.Context(main))
    if (command := main.get_command(click.Context(main), name)) is not None
}
REFERENCE = ROOT / "docs" / "commands.md"

HEAD = """\
# Commands

Installing Dateline gives the command `dateline` and a plugin for MkDocs. In a checkout of this
repository both are in `.venv/bin/` once `make site` has run. `--help` behind any command says what
stands here: this page is written from it (`UPDATE_DOCS=1 pytest tests/cli`).

A site is built by MkDocs itself:

| command | what it does |
| --- | --- |
| `mkdocs build` | builds the site into `site/`, or says everything that is wrong with its records |
| `mkdocs build --strict` | stops at warnings too |
| `mkdocs serve` | shows the site on this machine and rebuilds it at every change |
| `mkdocs gh-deploy` | builds the site and pushes it to the branch that GitHub Pages serves |

While a mistake is being mended, `mkdocs serve` goes on showing the last site without errors.
"""

EXAMPLES = {
    "build": """\
dateline build
dateline build --no-cache --profile
dateline build --shard 3/8 --site-dir part
""",
    "check": """\
dateline check
dateline check content/events/2022
dateline check --format github
dateline check --articles articles
dateline check --staged
dateline check --against origin/main
""",
    "compare": """\
dateline compare
dateline compare v1.0 v1.1 --format markdown
""",
    "date": """\
dateline date "2021-12~"
dateline date --language uk "2022-01-10/2022-01-13"
dateline date --format jsonl "2022-02-31"
""",
    "draft": """\
dateline draft --timex --published 2022-01-12 article.txt
dateline draft --timex -
""",
    "fingerprint": """\
dateline fingerprint article.html --source paper-2022-01-12
""",
    "format": """\
dateline format
dateline format --check
dateline format --dry-run content/events/2022
""",
    "links": """\
dateline links
dateline links --unseen-for 30 --limit 200 --format markdown
""",
    "list": """\
dateline list topic=disarmament year=2022
dateline list actor country= --sort name
dateline list source published=2022-01 --format csv --fields published,title,url
""",
    "merge": """\
dateline merge disarmament arms-reduction --dry-run
dateline merge disarmament arms-reduction
""",
    "new": """\
dateline new event "NATO–Russia Council meets" --date 2022-01-12
dateline new actor "Jens Stoltenberg"
dateline new source "Talks go on" --id paper-2022-01-13
""",
    "rename": """\
dateline rename disarmament arms-control --dry-run
dateline rename disarmament arms-control
""",
    "review": """\
dateline review
dateline review --against origin/main --format html
""",
    "schema": """\
dateline schema
dateline schema --output schemas
""",
    "sources": """\
dateline sources
dateline sources --format json
""",
}


NAMED = {
    "events/2022/.keep": "",
    "sources/paper-2022-01-12.yml": "title: Talks begin\n",
    "topics/arms-reduction.yml": "name: Arms reduction\n",
    "topics/disarmament.yml": "name: Disarmament\n",
}
"""What the examples name."""


def reference() -> str:
    """The text of docs/commands.md."""
    group = click.Context(main, info_name="dateline", **main.context_settings)
    sections = [
        "\n".join([*_section(click.Context(command, group, name)), *_examples(EXAMPLES[name])])
        for name, command in COMMANDS.items()
    ]
    return "\n".join([HEAD, *sections])


def _section(context: click.Context) -> Iterator[str]:
    command = context.command
    yield f"## {context.command_path}\n"
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    yield "| option | meaning |\n| --- | --- |"
    for option in command.get_params(context):
        if isinstance(option, click.Option):
            record = option.get_help_record(context) or ("", "")
            names, meaning = (part.replace("|", ", ").replace("  ", " ") for part in record)
            yield f"| `{names}` | {meaning} |"


def _examples(text: str) -> Iterator[str]:
    yield f"\n```sh\n{text}```\n"


def test_the_reference_says_what_the_commands_say() -> None:
    text = reference()
    if os.environ.get("UPDATE_DOCS"):
        REFERENCE.write_text(text, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == text, "run UPDATE_DOCS=1 pytest tests/cli"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_its_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert re.search(r"Exit\s+status", command.help)
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_asked_for_in_either_way(name: str) -> None:
    long, short = (dateline(name, sign, today=None) for sign in ("--help", "-h"))
    assert long == short
    assert (long.status, long.complained) == (0, "")
    assert max(map(len, long.said.splitlines())) <= 100


@pytest.mark.parametrize(
    "line",
    [line for example in EXAMPLES.values() for line in example.splitlines()],
)
def test_examples_do_what_they_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    site = repository(tmp_path, {f"content/{path}": text for path, text in NAMED.items()})
    write_files(
        tmp_path,
        {
            "article.txt": "They met on Monday.",
            "article.html": "<p>The talks begin.",
            "articles/.keep": "",
        },
    )
    for ref in ("refs/tags/v1.0", "refs/tags/v1.1", "refs/remotes/origin/main"):
        site.git("update-ref", ref, "HEAD")
    monkeypatch.chdir(site.path)
    name, *arguments = shlex.split(line)
    assert name == "dateline"
    run = dateline(*arguments, today=None)
    assert run.status == (1 if "2022-02-31" in line else 0)
