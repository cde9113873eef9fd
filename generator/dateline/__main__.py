"""`python -m dateline` and the console command."""

from __future__ import annotations

from dateline.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main(prog_name="dateline")
