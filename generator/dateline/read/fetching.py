"""How a revision comes into a clone that is shallow, at the least cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = re.compile(r"~[0-9]*|\^[0-9]?")
_BEFORE_HEAD = re.compile(r"(?:HEAD|@)(?:~[0-9]{0,6}|\^[0-9]?)+")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")
"""What can be the name of a branch or a tag, and can be put on a command line as it is."""


def fetch_of(revision: str, remotes: Sequence[str]) -> str:
    """Return what `git fetch` has to be told for a revision to be there afterwards, and no more."""
    remote = "origin" if "origin" in remotes else remotes[0]
    if _BEFORE_HEAD.fullmatch(revision):
        steps = (int(step[1:] or 1) if step[0] == "~" else 1 for step in _STEP.findall(revision))
        return f"--deepen={sum(steps)} {remote}"
    if _COMMIT.fullmatch(revision):
        return f"--depth=1 {remote} {revision}"
    if not _NAME.fullmatch(revision):
        return "--unshallow"
    owner, _, branch = revision.partition("/")
    if owner in remotes and branch:
        return f"--depth=1 {owner} {branch}:refs/remotes/{revision}"
    return f"--depth=1 {remote} {revision}:{revision}"
