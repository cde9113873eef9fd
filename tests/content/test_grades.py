"""The grades of this repository's sources are those that its method page says how to give."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from dateline.model.corroboration import corroboration
from dateline.model.records import Reliability
from dateline.model.references import cited
from dateline.read.content import read
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model.collection import Collection


@cache
def timeline() -> Collection:
    """This repository's own records."""
    return read(ROOT / "content").collection


def credibility(has_second_publisher: Sequence[bool]) -> int:
    """The grade of a source that nobody contradicts, from the events for which it is cited."""
    share = sum(has_second_publisher) / len(has_second_publisher)
    if share == 1:
        return 1
    if share > 1 / 2:
        return 2
    return 3 if share else 6


def test_credibility_is_how_many_events_have_a_second_publisher() -> None:
    events = defaultdict(list)
    for event in timeline().events:
        publishers = corroboration(cited(event), timeline().origins).publishers
        for source in set(cited(event)):
            events[source].append(publishers > 1)
    given = {source.id: source.credibility for source in timeline().sources}
    assert given == {source: credibility(found) for source, found in events.items()}


def test_a_transcript_whose_speaker_is_not_named_is_a_grade_lower() -> None:
    for source in timeline().sources:
        allowed = {Reliability.C} if source.kind == "transcript" else {Reliability.A, Reliability.B}
        assert source.reliability in allowed, source.id


def test_the_grades_lead_to_how_they_are_given() -> None:
    assert timeline().grading == "method/#grades"
