from __future__ import annotations

import pytest

from dateline.render.withdrawn import redirects, tombstone
from tests.records import actor, event, source, view
from tests.render.html import read_html


def test_a_tombstone_says_that_and_why() -> None:
    record = event(
        title="Council meets",
        summary="It met.",
        body="A secret.",
        withdrawn={"date": "2022-02-01", "reason": "It did not happen."},
        revisions=[{"date": "2022-01-20", "kind": "correction", "note": "The day was wrong."}],
    )
    page = tombstone(view(record, event("other", relations={"supersedes": ["council"]})), record)
    assert (page.address, page.title, page.kind) == ("events/council/", "Council meets", "event")
    assert page.description == "Withdrawn. It did not happen."
    assert page.modified == "2022-02-01"
    assert not page.indexed
    content = read_html(page.content)
    assert content.with_id("withdrawn").classes == {"dl-lead"}
    assert content.texts("p", named="dl-lead") == [
        "This page was withdrawn on 1 February 2022. It did not happen."
    ]
    assert content.links[:2] == [
        ("../../events/other/", "Other"),
        ("../../timeline/", "Go to the timeline"),
    ]
    assert content.texts("section") == [
        "Corrections 20 January 2022, correction: The day was wrong."
    ]
    assert "It met." not in page.content
    assert "A secret." not in page.content


def test_a_tombstone_without_a_reason() -> None:
    record = actor(name="NATO", withdrawn={"date": "2022-02"})
    page = tombstone(view(record), record)
    assert page.description == "Withdrawn. NATO"
    assert page.modified is None
    assert "In its place" not in page.content


@pytest.mark.parametrize(
    ("url", "canonical"),
    [(None, []), ("https://a.example/b/", ["https://a.example/b/sources/article/"])],
)
def test_a_former_id_redirects(url: str | None, canonical: list[str]) -> None:
    records = (source(title="A <b>", former_ids=["x", "y"]), event(former_ids=["z"]))
    made = list(redirects(view(*records, url=url)))
    assert [one.address for one in made] == ["events/z/", "sources/x/", "sources/y/"]
    html = read_html(made[1].html)
    assert html.links == [("../../sources/article/", "A <b>")]
    assert html.texts("title") == ["A <b>"]
    assert html.all("html")[0].attributes == {"lang": "en"}
    contents = [
        one.attributes["content"] for one in html.all("meta") if "content" in one.attributes
    ]
    assert contents == ["0; url=../../sources/article/", "noindex"]
    assert [one.attributes["href"] for one in html.all("link")] == canonical


def test_former_ids_of_withdrawn_records_lead_to_the_tombstone() -> None:
    [one] = redirects(view(event(former_ids=["x"], withdrawn={"date": "2022-02-01"})))
    assert read_html(one.html).links[0][0] == "../../events/council/"
