"""What is said of a change: one table of records before and after, and every sentence of it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dateline.compare.changes import changes
from dateline.compare.names import Names
from dateline.compare.words import tell
from tests.records import actor, collection, event, page, place, source, topic, vocabulary

if TYPE_CHECKING:
    from dateline.model.collection import Collection
    from dateline.model.records import Event

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"),
    Loader=yaml.CBaseLoader,  # noqa: S506 - texts alone
)
OTHERS = (
    actor("nato", name="NATO"),
    actor("russia", name="Russia"),
    actor("sergei-ryabkov", name="Sergei Ryabkov", kind="person"),
    place("geneva", name="Geneva"),
    topic("talks", name="Talks"),
    source("a", title="A report"),
    source("b", title="Another report"),
    event("earlier", title="Earlier talks"),
    actor("nobody-known", registered=False),
)
OWN = ("lane", "dead", "host", "tags")
WORDS = vocabulary(
    fields={
        "dead": {"kind": "number", "on": "event", "label": "Deaths"},
        "host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"},
        "tags": {
            "kind": "terms",
            "on": "event",
            "label": "Tags",
            "terms": {"a": {"label": "Tag A"}, "b": {"label": "Tag B"}},
        },
        "lane": {
            "kind": "term",
            "on": "event",
            "label": "Lane",
            "terms": {"military": {"label": "Military"}, "diplomatic": {"label": "Diplomatic"}},
        },
    }
)


def made(values: dict[str, Any]) -> Event:
    own = {name: values.pop(name) for name in OWN if name in values}
    return event("2022-01-10-geneva", **{"title": "Talks in Geneva", **values, "own": own})


def said(case: dict[str, Any]) -> list[str]:
    gone = [event(**{"title": "Talks", **values}) for values in case.get("gone", ())]
    old = collection(*OTHERS, *gone, made(dict(case["old"])), words=WORDS)
    return told(old, collection(*OTHERS, made(dict(case["new"])), words=WORDS))


def told(old: Collection, new: Collection) -> list[str]:
    found = changes(old, new)
    return [
        one.text
        for _, group in groupby(found, key=lambda change: (change.of, change.record))
        for one in tell(list(group), Names(old, new))
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_change_is_told(case: dict[str, Any]) -> None:
    assert said(case) == case["expected"]


def test_record_that_came_one_that_went_and_one_with_another_id() -> None:
    old = collection(actor("nato", name="NATO"), topic("talks"))
    new = collection(actor("alliance", name="The alliance", former_ids=["nato"]), place("geneva"))
    assert told(old, new) == [
        "Renamed from nato: the old address redirects",
        "Name changed: [-NATO-] {+The alliance+}",
        "Added",
        "Deleted: its page is gone, and so is its address",
    ]


def test_record_with_another_id_and_one_more_former_id() -> None:
    old = collection(actor("nato"))
    new = collection(actor("alliance", name="Nato", former_ids=["pact", "nato"]))
    assert told(old, new) == [
        "Renamed from nato: the old address redirects",
        "Former id pact kept: its address redirects",
    ]


def test_other_kinds_of_records() -> None:
    old = collection(
        actor("russia", also_known_as=[{"text": "Россия", "lang": "ru"}], country="RU"),
        place("geneva", lat="46.2", lon="6.1"),
        source("a", authors=["A. B."], kind="article", url="https://example.org/a"),
    )
    new = collection(
        actor(
            "russia",
            also_known_as=[{"text": "Росія", "lang": "uk"}],
            roles=[{"role": "member", "at": "russia", "period": "1990/2000"}],
        ),
        place("geneva", lat="46.3", lon="6.1"),
        source("a", authors=["A. B.", "C. D."], kind="report", url="https://example.org/a"),
    )
    assert told(old, new) == [
        "Country removed, was: RU",
        "Name in another script changed: [-Россия-] {+Росія+}",
        "Name in another script language: ru → uk",
        "Role added: member, Russia, 1990–2000",
        "Latitude: 46.2 → 46.3",
        "Author added: C. D.",
        "Kind: Article → Report",
    ]


def test_vocabulary() -> None:
    lane = {"kind": "terms", "on": "event", "label": "Lane", "terms": {"a": {"label": "Air"}}}
    words = {"types": {"call": {"label": "Call"}, "visit": {"label": "Visit"}}}
    more = {"types": {"call": {"label": "Phone call"}, "summit": {"label": "Summit"}}}
    wide = {**lane, "label": "Lanes", "terms": {"a": {"label": "Air"}, "b": {"label": "Sea"}}}
    old = collection(words=vocabulary(**words, fields={"lane": lane}))
    new = collection(words=vocabulary(**more, entities="open", fields={"lane": wide}))
    assert told(old, new) == [
        "Entities: closed → open",
        "Type “visit” removed, was: Visit",
        "Label of the type “call” changed: [-Call-] {+Phone call+}",
        "Type “summit” added: Summit",
        "Label of the field “lane” changed: [-Lane-] {+Lanes+}",
        "Term “b” of the field “lane” added: Sea",
    ]


def test_page_written_by_hand() -> None:
    old = collection(pages=[page("about.md", "# About\n\nWe are few.", "About")])
    new = collection(pages=[page("about.md", "# About us\n\nWe are few.", "About us")])
    assert told(old, new) == [
        "Title changed: About {+us+}",
        "Text changed: # About {+us+}\n\nWe are few.",
    ]
