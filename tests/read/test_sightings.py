from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import Day
from dateline.model.problem import Severity
from dateline.model.sighting import Sighting, State
from dateline.read import sightings
from dateline.read.sightings import LINKS, SightingsRead, read_sightings, sighting_of

if TYPE_CHECKING:
    from pathlib import Path

LIVE = (
    '{"address": "https://a.example/", "state": "live",'
    ' "checked": "2026-11-03", "live": "2026-11-03"}'
)
OLDER = LIVE.replace("2026-11-03", "2026-10-03")
DEAD = (
    '{"address": "https://b.example/", "state": "dead", "checked": "2026-11-24",'
    ' "live": "2026-11-03", "since": "2026-11-17", "why": "404 Not Found"}'
)


def read(folder: Path, text: str | bytes) -> SightingsRead:
    raw = text.encode() if isinstance(text, str) else text
    (folder / LINKS).write_bytes(raw)
    return read_sightings(folder)


def test_nothing_was_seen_yet(tmp_path: Path) -> None:
    assert read_sightings(tmp_path) == SightingsRead({}, ())
    assert read(tmp_path, "") == SightingsRead({}, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n  \n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_was_found_at_each_address(tmp_path: Path, end: str, mark: str) -> None:
    assert read(tmp_path, f"{mark}{LIVE}{end}{DEAD}{end}") == SightingsRead(
        {
            "https://a.example/": Sighting(
                state=State.LIVE, checked=Day(2026, 11, 3), live=Day(2026, 11, 3)
            ),
            "https://b.example/": Sighting(
                state=State.DEAD,
                checked=Day(2026, 11, 24),
                live=Day(2026, 11, 3),
                since=Day(2026, 11, 17),
                why="404 Not Found",
            ),
        }
    )


@pytest.mark.parametrize("lines", [(OLDER, LIVE), (LIVE, OLDER), (OLDER, LIVE, OLDER)])
def test_after_a_merge_what_was_found_later_holds(tmp_path: Path, lines: tuple[str, ...]) -> None:
    found = read(tmp_path, "\n".join(lines))
    assert found.sightings["https://a.example/"].checked == Day(2026, 11, 3)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("<<<<<<< HEAD", "it is not JSON"),
        ("{", "it is not JSON"),
        (b'{"address": "\xff"}', "it is not UTF-8"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it is not an object of texts"),
        ("null", "it is not an object of texts"),
        (LIVE.replace('"2026-11-03"', "20261103"), "it is not an object of texts"),
        (LIVE.replace("checked", "checkd"), "it has an unknown key, “checkd”"),
        ('{"address": "a", "state": "live"}', "it lacks an address, a state or the day"),
        ('{"state": "live", "checked": "2026-11-03"}', "it lacks an address, a state or the day"),
        (LIVE.replace('"https://a.example/"', '""'), "it lacks an address, a state or the day"),
        (LIVE.replace('"live",', '"alive",'), "“alive” is none of live, moved, blocked, dead,"),
        (LIVE.replace("2026-11-03", "2026-11"), "“2026-11” is not a day"),
        (LIVE.replace("2026-11-03", "2026-02-30"), "“2026-02-30” is not a day"),
        (LIVE.replace("2026-11-03", "2026-11-03?"), "“2026-11-03?” is not a day"),
        (LIVE.replace("2026-11-03", "yesterday"), "“yesterday” is not a day"),
        (LIVE.replace("2026-11-03", "9" * 5000), "is not a day"),
        (LIVE.replace("2026-11-03", ""), "“” is not a day"),
    ],
)
def test_a_line_that_says_nothing_is_told_and_spares_the_others(
    tmp_path: Path, line: str | bytes, why: str
) -> None:
    raw = line.encode() if isinstance(line, str) else line
    found = read(tmp_path, b"\n".join([DEAD.encode(), raw, b""]))
    assert list(found.sightings) == ["https://b.example/"]
    [problem] = found.problems
    assert (problem.path, problem.line, problem.rule) == (LINKS, 2, "syntax")
    assert problem.severity is Severity.WARNING
    assert problem.message.startswith("this line is left out: ")
    assert why in problem.message
    assert len(problem.message) < 200
    assert problem.hint


def test_a_page_that_is_there_is_gone_since_no_day() -> None:
    line = LIVE.replace("}", ', "since": "2026-11-01"}')
    assert sighting_of(line.encode())[1].since is None


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sightings, "MOST_BYTES", len(LIVE))
    assert read(tmp_path, LIVE).problems == ()
    found = read(tmp_path, f"{LIVE}\n")
    assert found.sightings == {}
    assert found.problems[0].message.startswith("the file is larger than")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(LIVE)
    (tmp_path / LINKS).symlink_to("secret")
    found = read_sightings(tmp_path)
    assert found.sightings == {}
    assert found.problems[0].message.startswith("this cannot be read: ")


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / LINKS).mkdir()
    assert read_sightings(tmp_path).problems[0].message.startswith("this cannot be read: ")


def test_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LINKS)
    assert read_sightings(tmp_path).sightings == {}


@given(st.binary(max_size=200))
def test_no_line_is_an_error(line: bytes) -> None:
    with suppress(ValueError):
        assert sighting_of(line)
