"""The `dateline` command."""

from __future__ import annotations

from importlib import import_module

import click

from dateline.collector import collector_paused

COMMANDS = (
    "build",
    "check",
    "compare",
    "date",
    "draft",
    "fingerprint",
    "format",
    "links",
    "list",
    "merge",
    "new",
    "rename",
    "review",
    "schema",
    "sources",
)
"""The commands, each in the module of its name."""


class Commands(click.Group):
    """The commands, each loaded when it is asked for.

    A hook that looks at one file before a commit has no use for what renders ten thousand pages,
    and should not wait for it.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        # What a module makes as it is loaded stays.
        with collector_paused():
            module = import_module(f"dateline.cli.{cmd_name}")
        # A command that is named as something of Python's own has a longer name in its module.
        command: click.Command = vars(module).get(f"{cmd_name}_command") or vars(module)[cmd_name]
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="dateline")
def main() -> None:
    """Sourced YAML event records in, a dated and cross-linked timeline site out.

    The site itself is built by MkDocs: `mkdocs build`, `mkdocs serve`.

    Exit status: 0 when all is well, 1 when there are errors, 2 when a command is misused.
    """
