from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dateline.links.judge import Verdict
from dateline.links.outcome import Cited, as_text, cited_addresses, due, sighted
from dateline.model.dates import Day
from dateline.model.sighting import Sighting, State
from dateline.read.sightings import sighting_of
from tests.records import collection, source

if TYPE_CHECKING:
    from dateline.model.sighting import Sightings

TODAY = Day(2026, 11, 24)
LAST_WEEK = Day(2026, 11, 17)
LAST_MONTH = Day(2026, 10, 20)
LONG_AGO = Day(2020, 1, 1)


def found(state: str, checked: Day, live: Day | None = None, since: Day | None = None) -> Sighting:
    return Sighting(state=State(state), checked=checked, live=live, since=since)


def test_the_addresses_of_sources() -> None:
    withdrawn = {"date": "2022-01-01", "reason": "Retracted."}
    one = source("one", url="https://a.example/", archived="https://copy.example/a")
    two = source("two", url="https://a.example/")
    three = source("three", archived="https://b.example/")
    gone = source("gone", url="https://gone.example/", withdrawn=withdrawn)
    known = cited_addresses(collection(three, two, one, gone, source("without")))
    assert known == (
        Cited("https://a.example/", (one, two), is_copy=False),
        Cited("https://b.example/", (three,), is_copy=True),
        Cited("https://copy.example/a", (one,), is_copy=True),
    )


@pytest.mark.parametrize(
    ("unseen_for", "most", "names"),
    [
        (0, None, "never dead week month today"),
        (0, 2, "never dead"),
        (1, None, "never dead week month"),
        (7, None, "never dead week month"),
        (8, None, "never dead month"),
        (30, None, "never dead month"),
        (36500, None, "never dead"),
    ],
)
def test_which_addresses_are_tried_and_in_which_order(
    unseen_for: int, most: int | None, names: str
) -> None:
    known: Sightings = {
        "today": found("live", TODAY, TODAY),
        "month": found("blocked", Day(2026, 11, 20), LAST_MONTH, Day(2026, 11, 20)),
        "week": found("moved", LAST_WEEK, LAST_WEEK),
        "dead": found("dead", Day(2026, 11, 10), None, LONG_AGO),
    }
    cited = [Cited(name, (), is_copy=False) for name in ("dead", "month", "never", "today", "week")]
    tried = due(cited, known, today=TODAY, unseen_for=unseen_for, most=most)
    assert tried == names.split()


@pytest.mark.parametrize(
    ("before", "state", "after"),
    [
        (None, "live", found("live", TODAY, TODAY)),
        (None, "dead", found("dead", TODAY, None, TODAY)),
        (found("live", LONG_AGO, LONG_AGO), "live", found("live", TODAY, TODAY)),
        (found("live", LONG_AGO, LONG_AGO), "dead", found("dead", TODAY, LONG_AGO, TODAY)),
        (
            found("dead", LAST_WEEK, LONG_AGO, LAST_MONTH),
            "dead",
            found("dead", TODAY, LONG_AGO, LAST_MONTH),
        ),
        (
            found("unreachable", LAST_WEEK, LONG_AGO, LAST_MONTH),
            "dead",
            found("dead", TODAY, LONG_AGO, TODAY),
        ),
        (found("dead", LAST_WEEK, LONG_AGO, LAST_MONTH), "moved", found("moved", TODAY, TODAY)),
        (found("dead", LAST_WEEK), "dead", found("dead", TODAY, None, TODAY)),
        (found("live", LAST_WEEK, LAST_WEEK), "blocked", found("blocked", TODAY, LAST_WEEK, TODAY)),
    ],
)
def test_what_is_known_after_a_try(before: Sighting | None, state: str, after: Sighting) -> None:
    assert sighted(Verdict(State(state)), before, TODAY) == after


def test_a_file_of_it() -> None:
    moved = Sighting(
        state=State.MOVED, checked=TODAY, live=TODAY, why="a reason", to="https://c.example/"
    )
    text = as_text(
        {
            "https://й.example/": found("live", TODAY, TODAY),
            "https://a.example/": moved,
            "https://a.example/x": found("dead", TODAY, LAST_MONTH, LAST_WEEK),
        }
    )
    assert text == (
        '{"address": "https://a.example/", "state": "moved", "checked": "2026-11-24",'
        ' "live": "2026-11-24", "why": "a reason", "to": "https://c.example/"}\n'
        '{"address": "https://a.example/x", "state": "dead", "checked": "2026-11-24",'
        ' "live": "2026-10-20", "since": "2026-11-17"}\n'
        '{"address": "https://й.example/", "state": "live", "checked": "2026-11-24",'
        ' "live": "2026-11-24"}\n'
    )
    assert as_text({}) == ""


@pytest.mark.parametrize("to", ["a\u2028b", "a\nb", "a\u202eb", "a\ud800b", '"', "статья"])
def test_whatever_a_host_names_stays_in_its_line_and_is_read_again(to: str) -> None:
    sighting = Sighting(state=State.MOVED, checked=TODAY, live=TODAY, to=to)
    [line] = as_text({"https://a.example/": sighting}).splitlines()
    assert sighting_of(line.encode()) == ("https://a.example/", sighting)
    assert line.isprintable()
    assert json.loads(line)["to"] == to
