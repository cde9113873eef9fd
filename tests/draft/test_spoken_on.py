"""On which day something was said."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.draft.article import Article, Known, Paragraph, Publication
from dateline.draft.dated import dated_sentences
from dateline.draft.drafts import drafts_of
from dateline.draft.registry import registry_of
from dateline.draft.speech import Said, sayings
from dateline.draft.telling import told, with_sayings
from dateline.draft.text import text_of
from tests.draft.registry import COLLECTION

REGISTRY = registry_of(COLLECTION)
FRIDAY = date(2022, 1, 14)


def article(*paragraphs: str) -> Article:
    return Article("T", tuple(Paragraph(i, text) for i, text in enumerate(paragraphs, 1)))


def said_in(*paragraphs: str) -> tuple[Said, ...]:
    text = text_of(dated_sentences(article(*paragraphs), FRIDAY), REGISTRY, ())
    return sayings(text.named, REGISTRY.persons)


def days(*paragraphs: str) -> list[str | None]:
    return [one.when.date.text if one.when else None for one in said_in(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Stoltenberg said on Thursday that NATO would not wait.", "2022-01-13"),
        ("Stoltenberg said Thursday that NATO would not wait.", "2022-01-13"),
        ("On Tuesday, Jens Stoltenberg said: “We are not going to wait.”", "2022-01-11"),
        ("Last month, Vladimir Putin told reporters that NATO had gone too far.", "2021-12"),
        ("In December 2021 the Kremlin demanded that NATO leave the east.", "2021-12"),
        ("Biden on Monday said that all is well there.", "2022-01-10"),
        ("Biden, on Monday, said that all is well there.", "2022-01-10"),
        ("Stoltenberg told reporters in Brussels on Monday that NATO will wait.", "2022-01-10"),
        ("“We will not wait for it,” Stoltenberg told CNN on Monday.", "2022-01-10"),
        ("“We will not wait for it,” said Joe Biden on Monday.", "2022-01-10"),
        ("“We will wait for it,” Biden said in an interview with CNN on Monday.", "2022-01-10"),
        ("At Wednesday’s NATO-Russia Council, Stoltenberg said that all is well.", "2022-01-12"),
        ("Biden urged Russia on Monday to withdraw its troops.", "2022-01-10"),
        ("Stoltenberg said on Thursday that NATO will meet on Monday.", "2022-01-13"),
        ("Stoltenberg said NATO will meet on Thursday.", None),
        ("Stoltenberg said that NATO will meet on Thursday.", None),
        ("Stoltenberg said Russia on Monday moved its troops.", None),
        ("“We met on Monday and it was good,” Stoltenberg said.", None),
        ("Stoltenberg, who met Putin on Monday, said that all is well there.", None),
        ("After Tuesday’s talks, Stoltenberg said that all is well there.", None),
        ("Ministers met on Monday and Stoltenberg said that all is well there.", None),
        ("The December 7 call, Biden said, was a good one for all.", None),
        ("Biden welcomed yesterday’s announcement of a truce.", None),
    ],
)
def test_the_expression_that_says_when(text: str, day: str | None) -> None:
    assert days(text) == [day]


def test_it_is_no_part_of_what_is_said() -> None:
    (one,) = said_in("Stoltenberg said on Thursday NATO will meet on Monday.")
    assert one.says == "NATO will meet on Monday."


def test_two_speakers_of_one_sentence() -> None:
    text = "Putin said on Monday that it is well, and Biden said on Tuesday that it is not."
    assert days(text) == ["2022-01-10", "2022-01-11"]


def test_what_goes_on_was_said_on_the_same_day() -> None:
    assert days(
        "Stoltenberg said on Thursday that NATO would not wait.",
        "He added that time is short for all.",
        "On Tuesday he warned that it is over soon.",
        "Stoltenberg said that all is well there.",
    ) == ["2022-01-13", "2022-01-13", "2022-01-11", None]


def test_what_is_said_on_another_day_is_no_part_of_the_event() -> None:
    text = text_of(
        dated_sentences(
            article(
                "Putin said that Russia invaded Ukraine in 2014.",
                "NATO met Russia in Brussels on Wednesday.",
                "On Thursday Stoltenberg said that all is well there.",
                "Biden said on Thursday that he met Putin on Monday.",
            ),
            FRIDAY,
        ),
        REGISTRY,
        (),
    )
    happened = told(text, FRIDAY, transcript=False)
    held, alone = with_sayings(happened, text)
    assert [one.date.text for one in held] == ["2014", "2022-01-12", "2022-01-10"]
    assert [one.said for one in held] == [(), (), ()]
    assert [one.when and one.when.date.text for one in alone] == [None, "2022-01-13", "2022-01-13"]


def test_one_speaker_on_two_days_makes_two_events() -> None:
    found = drafts_of(
        article(
            "On Tuesday, Jens Stoltenberg said that NATO would not wait for anybody.",
            "On Thursday, Jens Stoltenberg said that NATO would wait for everybody.",
            "Jens Stoltenberg said that there is no more to say.",
        ),
        Publication(FRIDAY, Known.GIVEN),
        COLLECTION,
        "2022-01-14",
    )
    dates = [one.draft.fields[1] for one in found.events]
    assert [one.value for one in dates] == ["2022-01-11", "2022-01-13", "2022-01-14~"]
    assert dates[0].why == 'from: "Tuesday" (paragraph 1), published 2022-01-14'
    assert dates[2].why == "as of publication, 2022-01-14: no day stands with “said”"
