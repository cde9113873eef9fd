"""Files that are broken in ways that were seen or feared: each is read, and says what is wrong."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from dateline.check.run import check
from dateline.model.dates import Day
from dateline.read.content import problems, read

BROKEN = sorted((Path(__file__).parent / "broken").iterdir())

# What cannot be kept as a file: it is too large, or no tool would leave it as it is.
MADE = {
    "latin-1.yml": "title: Gespräche in Genf\n".encode("latin-1"),
    "cut-off-in-a-letter.yml": "title: Київ".encode()[:-1],
    "too-large.yml": b"title: Talks begin\nbody: |\n" + b"  They talked on and on.\n" * 13_000,
    "thirty-thousand-brackets.yml": b"title: " + b"[" * 30_000,
    "thirty-thousand-braces.yml": b"title: " + b"{" * 30_000,
    "thirty-thousand-dashes.yml": b"- " * 30_000,
    "thirty-thousand-question-marks.yml": b"? " * 30_000,
    "many-errors.yml": b"title: Talks\n" + b"".join(b"wrong-%d: x\n" % n for n in range(3_000)),
    "many-doubles.yml": b"title: Talks\n" * 5_000,
    "long-line.yml": b"title: " + b"a: " * 80_000,
    "carriage-returns.yml": b"title: Talks begin\rdate: never\rtype: meeting\r",
    "windows-lines.yml": b"title: Talks begin\r\ndate: never\r\ntype: meeting\r\n",
    "windows-lines.md": b"---\r\ntitle: Talks\r\ndate: never\r\n---\r\nSee [[nothing]].\r\n",
    "form-feed.yml": b"title: Talks begin\n\x0cdate: 2022\n",
    "only-byte-order-mark.yml": b"\xef\xbb\xbf",
    "byte-order-mark-in-utf-32.yml": "\ufefftitle: x\n".encode("utf-32-le"),
    "every-byte.yml": bytes(range(256)),
}


def _bytes(name: str) -> bytes:
    path = Path(__file__).parent / "broken" / name
    return path.read_bytes() if path in BROKEN else MADE[name]


@pytest.mark.parametrize("name", [*(path.name for path in BROKEN), *MADE])
def test_broken_file_is_a_problem_with_a_place(name: str, tmp_path: Path) -> None:
    raw = _bytes(name)
    file = tmp_path / "events" / name
    file.parent.mkdir()
    file.write_bytes(raw)

    start = time.process_time()
    found = problems(tmp_path, check(read(tmp_path), Day(2022, 6, 1)))
    taken = time.process_time() - start

    assert found
    lines = re.split(r"\r\n|\r|\n", raw.decode("utf-8-sig", errors="replace"))
    for one in found:
        assert one.path == f"events/{name}"
        assert one.message
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
    assert taken < 1
