"""The `dateline` command."""

from __future__ import annotations

import click

from dateline.cli.check import check
from dateline.cli.compare import compare
from dateline.cli.date import date
from dateline.cli.new import new
from dateline.cli.review import review


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dateline")
def main() -> None:
    """Sourced YAML event records in, a dated and cross-linked timeline site out.

    The site itself is built by MkDocs: `mkdocs build`, `mkdocs serve`.

    Exit status: 0 when all is well, 1 when there are errors, 2 when a command is misused.
    """


main.add_command(check)
main.add_command(compare)
main.add_command(date)
main.add_command(new)
main.add_command(review)
