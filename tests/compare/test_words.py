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
from tests.records import actor, collection, event, place, source, topic, vocabulary

if TYPE_CHECKING:
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
)
WORDS = vocabulary(
    fields={
        "lane": {
            "kind": "term",
            "on": "event",
            "label": "Lane",
            "terms": {"military": {"label": "Military"}, "diplomatic": {"label": "Diplomatic"}},
        }
    }
)


def made(values: dict[str, Any]) -> Event:
    own = {"lane": values.pop("lane")} if "lane" in values else {}
    return event("2022-01-10-geneva", **{"title": "Talks in Geneva", **values, "own": own})


def said(case: dict[str, Any]) -> list[str]:
    old, new = (collection(*OTHERS, made(dict(case[side])), words=WORDS) for side in ("old", "new"))
    found = changes(old, new)
    return [
        told.text
        for _, group in groupby(found, key=lambda change: (change.of, change.record))
        for told in tell(list(group), Names(old, new))
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_change_is_told(case: dict[str, Any]) -> None:
    assert said(case) == case["expected"]
