"""Running `dateline` as a user does, in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass

from click.testing import CliRunner

from dateline.cli.main import main
from tests.records import TODAY


@dataclass(frozen=True, slots=True)
class Run:
    """What a command did."""

    status: int
    said: str
    """Standard output."""
    complained: str
    """Standard error."""


def dateline(*arguments: str, today: str | None = TODAY) -> Run:
    """Run a command in the working folder; an exception that reaches the user fails the test.

    Args:
        arguments: What stands behind `dateline`.
        today: The day that counts as today, None to leave that to the command.
    """
    command, *rest = arguments
    day = ("--today", today) if today else ()
    result = CliRunner().invoke(main, [command, *day, *rest], catch_exceptions=False)
    return Run(result.exit_code, result.stdout, result.stderr)
