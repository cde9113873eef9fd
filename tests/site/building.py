"""Building sites in tests with MkDocs' own command, as whoever keeps a site does it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SITES = ROOT / "tests" / "sites"
"""Small whole sites, each a folder with a mkdocs.yml."""

TODAY = "1717200000"
"""A value of SOURCE_DATE_EPOCH, 1 June 2024: later than all that happens in the small sites."""

LONGEST = 60
"""Seconds that any one command may take."""


def copy_site(name: str, folder: Path) -> Path:
    """Copy one of the small sites to `folder` and return the copy."""
    return shutil.copytree(SITES / name, folder)


def environment(**variables: str | None) -> dict[str, str]:
    """Return the environment of a command: this one's without SITE_URL, with `variables`.

    A variable that is None is taken out.
    """
    merged = {
        **os.environ,
        "SITE_URL": None,
        "SOURCE_DATE_EPOCH": TODAY,
        "NO_MKDOCS_2_WARNING": "1",
        **variables,
    }
    return {name: value for name, value in merged.items() if value is not None}


def mkdocs(
    site: Path, *arguments: str | Path, **variables: str | None
) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in the folder of a site; what it prints is in `stdout`, errors among it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=site,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def build(site: Path, output: Path, **variables: str | None) -> Path:
    """Build a site into `output`, which is returned.

    Raises:
        AssertionError: The build failed.
    """
    run = mkdocs(site, "build", "--strict", "--site-dir", output, **variables)
    assert run.returncode == 0, run.stdout
    return output


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
