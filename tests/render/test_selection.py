from __future__ import annotations

import pytest
from markdown import Markdown

from dateline.render.selection import replace_markers, select
from tests.records import actor, event, place, source, statement, topic, view
from tests.render.html import read_html

VIEW = view(
    event(
        "old",
        date="2021-12-07",
        type="call",
        importance="5",
        actors=["russia"],
        topics=["talks"],
        sources=["article"],
    ),
    event("month", date="2022-01", type="statement", status="reported", topics=["talks"]),
    event("council", importance="4", actors=["nato", "russia"], places=["brussels"]),
    event("planned", date="2022-02-14", status="planned", importance="3"),
    event("since", date="2014-03/2021-11", importance="1", actors=["nato"]),
    event("gone", importance="5", actors=["nato"], withdrawn={"date": "2022-02-01"}),
    event("caesar", date="-0043-03-15"),
    actor("nato", name="NATO", former_ids=["north-atlantic"]),
    actor("russia"),
    place("brussels", part_of=["belgium"]),
    place("belgium"),
    topic("talks"),
    source("article"),
)
ALL = ["planned", "council", "month", "old", "since", "caesar"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ALL),
        ({"order": "newest"}, ALL),
        ({"order": "oldest"}, ALL[::-1]),
        ({"limit": "2"}, ["planned", "council"]),
        ({"limit": "2", "order": "oldest"}, ["caesar", "since"]),
        ({"limit": "99"}, ALL),
        ({"type": "call"}, ["old"]),
        ({"type": "nothing"}, []),
        ({"status": "planned"}, ["planned"]),
        ({"status": "confirmed"}, ["council", "old", "since", "caesar"]),
        ({"importance": "4"}, ["council", "old"]),
        ({"importance": "1"}, ["planned", "council", "old", "since"]),
        ({"year": "2022"}, ["planned", "council", "month"]),
        ({"year": "-43"}, ["caesar"]),
        ({"year": "2021"}, ["old", "since"]),
        ({"year": "2015"}, ["since"]),
        ({"year": "1999"}, []),
        ({"actor": "nato"}, ["council", "since"]),
        ({"actor": "NATO"}, ["council", "since"]),
        ({"actor": "north-atlantic"}, ["council", "since"]),
        ({"actor": "nobody"}, []),
        ({"actor": "brussels"}, []),
        ({"topic": "talks"}, ["month", "old"]),
        ({"place": "belgium"}, ["council"]),
        ({"source": "article"}, ["old"]),
        ({"actor": "russia", "importance": "5", "year": "2021"}, ["old"]),
        ({"actor": "russia", "topic": "talks", "limit": "1"}, ["old"]),
    ],
)
def test_select(filters: dict[str, str], found: list[str]) -> None:
    assert [one.id for one in select(VIEW, filters)] == found


def test_what_is_shown_as_disputed_is_found_as_that_and_by_its_own_status() -> None:
    versions = [statement(about="the day"), statement("russia", about="The day")]
    shown = view(
        event("by-statements", statements=versions),
        event("by-status", status="disputed"),
        event("plain"),
    )
    found = {
        status: [one.id for one in select(shown, {"status": status, "order": "oldest"})]
        for status in ("disputed", "confirmed")
    }
    assert found == {
        "disputed": ["by-statements", "by-status"],
        "confirmed": ["by-statements", "plain"],
    }


def test_a_marker_becomes_a_list_of_events() -> None:
    text = "# Home\n\n[[timeline: actor=nato]]\n\nMore *text*.\n"
    page = read_html(Markdown().convert(replace_markers(VIEW, text, "../")))
    assert page.texts("h1") == ["Home"]
    [listed] = page.all("div", named="dl-selection")
    assert listed.links == [("../events/council/", "Council"), ("../events/since/", "Since")]
    assert listed.texts("p", named="dl-when") == ["12 Jan 2022", "Mar 2014 – Nov 2021"]
    assert page.texts("em") == ["text"]


def test_a_marker_becomes_a_strip() -> None:
    text = "# Home\n\n[[timeline: show=activity, actor=nato]]\n\nMore *text*.\n"
    page = read_html(Markdown().convert(replace_markers(VIEW, text, "../")))
    [years] = page.all("ul", named="dl-strip-years")
    assert years.links == [("../timeline/2014/", "2014"), ("../timeline/2022/", "2022")]
    assert page.all("div", named="dl-selection") == []
    assert page.texts("em") == ["text"]


def test_what_stands_around_markers_stays_as_it_is() -> None:
    text = "a\n\n[[timeline: limit=1]]\n\n`[[timeline]]`\n\n```\n[[timeline]]\n```\n\n[[nato]]"
    replaced = replace_markers(VIEW, text, "")
    assert replaced.startswith("a\n\n\n<div")
    assert replaced.endswith("\n\n`[[timeline]]`\n\n```\n[[timeline]]\n```\n\n[[nato]]")


def test_a_text_without_markers_is_the_same_text() -> None:
    assert replace_markers(VIEW, "a [[nato]]\n", "") == "a [[nato]]\n"


def test_a_list_without_events_says_so() -> None:
    replaced = replace_markers(VIEW, "[[timeline: year=1999]]", "")
    assert read_html(replaced).text == "No events yet."


@pytest.mark.parametrize(
    "title",
    [
        "</div></div>\n\n# Top\n\n<script>alert(1)</script>",
        "*x* [[nato]] `y`",
        "[[timeline]]",
        "a\n\nb",
        '"><img src=x onerror=alert(1)>',
    ],
)
def test_no_title_or_summary_gets_out_of_its_list(title: str) -> None:
    shown = view(event(title=title, summary=f"x\n\n{title}"), actor("nato"))
    html = Markdown().convert(replace_markers(shown, "[[timeline]]\n\nAfter *it*.\n", ""))
    page = read_html(html)
    assert page.texts("a", named="dl-title") == [" ".join(title.split())]
    assert page.texts("em")[-1] == "it"
    assert not page.all("script")
    assert not page.all("img")
    assert not page.all("h1")
