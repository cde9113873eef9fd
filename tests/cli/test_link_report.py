"""What others wrote, in the reports of `dateline links`."""

from __future__ import annotations

import json
import re

import pytest
from markdown import markdown as converted

from dateline.cli import link_report
from dateline.links.outcome import Cited
from dateline.model.dates import Day
from dateline.model.sighting import Sighting, State
from tests.records import source

DAY, LATER = Day(2026, 11, 3), Day(2026, 11, 10)
HOSTILE = [
    "https://a.example/`<img src=x>`",
    "https://a.example/><script>alert(1)</script>",
    "https://a.example/\n\n# Heading\n@everyone",
    "https://a.example/ @everyone",
    "https://a.example/\u202egnp.exe",
    "https://a.example/) ![x](https://b.example/x.png",
    "``` \n<script>",
    "javascript:alert(1)",
]


def told(address: str = "https://a.example/", **values: object) -> link_report.Told:
    """An address of one source, dead unless its values say otherwise."""
    given = {"state": State.DEAD, "checked": LATER, "since": DAY, **values}
    cited = Cited(address, (source("one"),), is_copy=False)
    return cited, Sighting(**given)  # type: ignore[arg-type] # as the tests give them


def tags(text: str) -> set[str]:
    """The elements that a Markdown text becomes."""
    return set(re.findall(r"<([a-z0-9]+)", converted(text)))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_in_an_issue_nothing_of_others_is_markup(hostile: str) -> None:
    listed = [told(hostile, why=hostile), told(state=State.MOVED, since=None, to=hostile)]
    said = link_report.markdown(listed, prefix="content")
    plain = [told("https://b.example/", why="404"), told(state=State.MOVED, since=None, to="x")]
    assert tags(said) <= tags(link_report.markdown(plain, prefix="content"))
    assert "@everyone" not in re.sub(r"`[^`\n]*`", "", said)
    assert len(said.splitlines()) == len(link_report.markdown(plain, prefix="content").splitlines())
    assert "\u202e" not in said


@pytest.mark.parametrize("hostile", HOSTILE)
def test_in_a_terminal_every_line_is_ours(hostile: str) -> None:
    listed = [told(hostile, why=hostile, to=hostile)]
    lines = link_report.text(listed, prefix="content", tried=1).splitlines()
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_for_programs_everything_is_as_it_was(hostile: str) -> None:
    [said] = json.loads(link_report.json([told(hostile, why=hostile)], prefix="content"))
    assert (said["address"], said["why"]) == (hostile, hostile)


def test_an_issue_has_room_for_so_much() -> None:
    listed = [told(f"https://a.example/{number}") for number in range(250)]
    said = link_report.markdown(listed, prefix="content")
    assert said.count("<https://a.example/") == 100
    assert "- and 150 more: `dateline links` lists them all\n" in said


@pytest.mark.parametrize(
    ("since", "state", "empty"),
    [
        (LATER, State.UNREACHABLE, True),
        (DAY, State.UNREACHABLE, False),
        (LATER, State.DEAD, False),
        (DAY, State.BLOCKED, True),
        (None, State.LIVE, True),
        (None, State.MOVED, False),
    ],
)
def test_what_calls_for_an_issue(since: Day | None, state: State, *, empty: bool) -> None:
    assert (link_report.markdown([told(state=state, since=since)], prefix="content") == "") is empty


@pytest.mark.parametrize(
    ("archived", "is_copy", "advice"),
    [
        (None, False, "look for a copy in a web archive"),
        ("https://copy.example/", False, "leads readers to the archived copy"),
        ("https://copy.example/", True, "look for another copy"),
    ],
)
def test_what_to_do_about_a_page_that_is_gone(
    archived: str | None, *, is_copy: bool, advice: str
) -> None:
    cited = Cited("https://a.example/", (source("one", archived=archived),), is_copy)
    sighting = Sighting(state=State.DEAD, checked=DAY, since=DAY)
    assert advice in link_report.text([(cited, sighting)], prefix="content", tried=1)
