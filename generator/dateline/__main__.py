"""`python -m dateline` and the console command."""

from __future__ import annotations

import os

# Looking for plugins of pydantic among all installed packages takes longer than checking a record.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from dateline.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main(prog_name="dateline")
