from __future__ import annotations

import pytest

from dateline.draft.article import Paragraph
from dateline.draft.mentions import mentions_in
from dateline.draft.named import NamedSentence
from dateline.draft.registry import registry_of
from dateline.draft.sentences import sentences_of
from dateline.draft.speech import Said, sayings
from dateline.draft.strangers import strangers_in
from tests.draft.registry import COLLECTION

REGISTRY = registry_of(COLLECTION)


def said_in(*paragraphs: str) -> tuple[Said, ...]:
    named = []
    for number, text in enumerate(paragraphs, 1):
        for sentence in sentences_of(Paragraph(number, text)):
            found = mentions_in(sentence.text, REGISTRY)
            named.append(NamedSentence(sentence, found, strangers_in(sentence.text, found)))
    return sayings(named, REGISTRY.persons)


@pytest.mark.parametrize(
    ("text", "speaker", "stance", "words"),
    [
        (
            "NATO Secretary-General Jens Stoltenberg said: “There are differences. They stay.”",
            "stoltenberg",
            "asserts",
            "There are differences. They stay.",
        ),
        (
            "“It is very hard to say,” Stoltenberg told reporters.",
            "stoltenberg",
            "asserts",
            "It is very hard to say",
        ),
        ('"It is very hard to say," said Joe Biden.', "biden", "asserts", "It is very hard to say"),
        (
            "Jens Stoltenberg, a friend of Joe Biden, said talking is hard.",
            "stoltenberg",
            "asserts",
            "Talking is hard.",
        ),
        (
            "President Biden made clear that the allies would answer.",
            "biden",
            "asserts",
            "The allies would answer.",
        ),
        (
            "Russia wants NATO to ban Ukraine from joining.",
            "russia",
            "demands",
            "NATO should ban Ukraine from joining.",
        ),
        (
            "Moscow refuses allegations that it plans an invasion.",
            "russia",
            "denies",
            "Moscow refuses allegations that it plans an invasion.",
        ),
        (
            "Mr. Biden reiterated his support for the alliance.",
            "biden",
            "asserts",
            "Support for the alliance.",
        ),
        (
            "Foreign Minister Edgars Rinkevics warned that the time is short.",
            "",
            "warns",
            "The time is short.",
        ),
    ],
)
def test_who_says_what(text: str, speaker: str, stance: str, words: str) -> None:
    (one,) = said_in(text)
    assert (one.speaker.id, one.stance, one.quote or one.says) == (speaker, stance, words)
    assert not one.speaker.guessed


def test_a_pronoun_is_a_guess() -> None:
    found = said_in(
        "Jens Stoltenberg said the time is short.",
        "“It is very hard to say,” he told the paper.",
        "“And it goes on for ever like that.”",
    )
    assert [(one.speaker.id, one.speaker.guessed) for one in found] == [
        ("stoltenberg", False),
        ("stoltenberg", True),
        ("stoltenberg", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said the time is short.",
        "They reiterated their support for everything.",
        "He said that nobody had been there.",
        "The “senior official” was there.",
        "Stoltenberg’s spokesman said nothing came of it.",
    ],
)
def test_nobody_is_made_to_speak(text: str) -> None:
    assert said_in(text) == ()


def test_two_verbs_of_one_subject() -> None:
    found = said_in("Joe Biden voiced deep concern about it and made clear that all would answer.")
    assert [one.says for one in found] == ["Deep concern about it.", "All would answer."]
