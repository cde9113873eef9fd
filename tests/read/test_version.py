from __future__ import annotations

import subprocess

import pytest

from dateline.read.version import DIGITS, version_of


@pytest.mark.parametrize(
    "raw", [b"", b"title: A\n", b"title: A\r\n", "title: Київ\n".encode(), b"\0\xff", b"a" * 70_000]
)
def test_a_version_is_what_git_calls_the_same_bytes(raw: bytes) -> None:
    said = subprocess.run(
        ["git", "hash-object", "--stdin"], input=raw, capture_output=True, check=True
    )
    assert version_of(raw) == said.stdout.decode()[:DIGITS]
