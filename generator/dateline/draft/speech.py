"""Reported speech: who says what, in whose words, and how.

A quotation belongs to whoever the verb beside it is said of. What is told without quotation marks
is taken as the article tells it, for an editor to put into other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.draft.indirect import words_told
from dateline.draft.spoken_on import day_of_saying, without_day
from dateline.draft.stances import STANCE_OF, VERB
from dateline.draft.strangers import Stranger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.draft.dated import When
    from dateline.draft.mentions import Mention
    from dateline.draft.named import NamedSentence
    from dateline.draft.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something."""

    id: str
    """Of the record; empty where none has the name."""
    name: str
    """As the article names the speaker."""
    place: str = ""
    """Where that name stands, which may be a paragraph before."""
    guessed: bool = False
    """Whether that rests on a pronoun or on the sentence before."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that somebody says."""

    sentence: Sentence
    speaker: Speaker
    verb: str
    """As it stands there; empty where a quotation goes on."""
    stance: str
    quote: str = ""
    says: str = ""
    when: When | None = None
    """The expression that says when it was said; None where none does."""
    when_place: str = ""
    """Where that stands, which may be a sentence before."""
    says_from: int = -1
    """Where in the sentence what is told without quotation begins."""


_QUOTE: Final = re.compile(r"“(?P<curly>[^“”]+)(?:”|\Z)|\"(?P<straight>[^\"]+)(?:\"|\Z)")
_FEWEST_WORDS: Final = 4
"""A quotation of fewer words is a word that the article does not want to be its own."""
_PRONOUN: Final = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?: \w+ly| also| has| have| had| then){0,2} \Z"
)
_FILLED: Final = re.compile(
    r"(?: of [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?,?"
    r"(?: (?:has|have|had|also|then|later|instead|again|\w+ly)){0,3} \Z"
)
_APPOSITION: Final = re.compile(r", .*, \Z")
_JOINED: Final = re.compile(r"\b(?:and|but|while)(?: (?:also|then|has|have))* \Z")
_BEGINS_WITH_PRONOUN: Final = re.compile(r"(?:[A-Z]\w+,? )?(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_ALLEGATIONS: Final = re.compile(r" (?:the )?(?:allegation|accusation|claim|report)s?\b")
_INVERTED: Final = re.compile(r"[ ,]{0,2}\Z")
_LONGEST: Final = 600
_FARTHEST: Final = 60
"""Characters between a verb and the name behind it."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """Whom a pronoun means: the last person and the last body that a sentence began with."""

    person: Speaker | None = None
    body: Speaker | None = None


def sayings(named: Iterable[NamedSentence], persons: frozenset[str]) -> tuple[Said, ...]:
    """Return what an article says that somebody said, in the order of the text.

    Args:
        named: Its sentences, with their names.
        persons: The ids of the records of people.
    """
    return tuple(_sayings(named, persons))


def _sayings(named: Iterable[NamedSentence], persons: frozenset[str]) -> Iterator[Said]:
    last: Said | None = None
    meant = _Meant()
    for one in named:
        if not one.sentence.paragraph.number:
            continue
        for found in _of_sentence(one, last, meant):
            said = _on_the_day(found, last)
            yield said
            last = said
        meant = _after(one, meant, persons)


def _on_the_day(said: Said, last: Said | None) -> Said:
    """Return what is said with its day: its own, or that of what the same speaker said just before.

    Who is named anew, in another sentence, may speak of another day.
    """
    if said.when is not None:
        return replace(said, when_place=said.sentence.paragraph.place)
    if last is None or (said.speaker.id, said.speaker.name) != (last.speaker.id, last.speaker.name):
        return said
    between = said.sentence.paragraph.number - last.sentence.paragraph.number
    goes_on = said.sentence is last.sentence or (said.speaker.guessed and between <= 1)
    return replace(said, when=last.when, when_place=last.when_place) if goes_on else said


def _after(named: NamedSentence, meant: _Meant, persons: frozenset[str]) -> _Meant:
    """Return whom a pronoun means in the sentence behind one."""
    text = named.sentence.text
    if _BEGINS_WITH_PRONOUN.match(text) or text.startswith(("“", '"')):
        return meant
    subject = _subject(named)
    if subject is None:
        return meant
    if subject.id in persons:
        return _Meant(subject, meant.body)
    return _Meant(meant.person, subject) if subject.id else meant


def _of_sentence(named: NamedSentence, last: Said | None, latest: _Meant) -> Iterator[Said]:
    text = named.sentence.text
    quotes = [found for found in _QUOTE.finditer(text) if _is_long(found)]
    outside = _without_quotations(text)
    verbs = list(VERB.finditer(outside))
    if quotes:
        yield from _quoted(named, quotes, verbs, last, latest)
        return
    previous: Speaker | None = None
    for index, verb in enumerate(verbs):
        joined = index > 0 and _JOINED.search(outside, 0, verb.start())
        speaker = _before(named, outside, verb.start(), latest) or (previous if joined else None)
        previous = speaker
        end = _end(outside, verbs[index + 1] if index + 1 < len(verbs) else None)
        when = day_of_saying(named, outside, verbs, index)
        if speaker and (said := _indirect(named.sentence, speaker, verb, end, when)):
            yield said


def days_of_sayings(named: NamedSentence) -> list[When]:
    """Return the expressions in a sentence that say when something is said in it."""
    if not named.whens:
        return []
    outside = _without_quotations(named.sentence.text)
    verbs = list(VERB.finditer(outside))
    found = (day_of_saying(named, outside, verbs, index) for index in range(len(verbs)))
    return [one for one in found if one]


def _end(outside: str, following: re.Match[str] | None) -> int:
    """Return where what a verb says ends: the sentence, or the next such verb that is joined."""
    if following is None:
        return len(outside)
    joint = re.search(
        r",? (?:and|but|while)(?: (?:also|then|has|have))* \Z", outside[: following.start()]
    )
    return joint.start() if joint else len(outside)


def _is_long(found: re.Match[str]) -> bool:
    return len((found["curly"] or found["straight"]).split()) >= _FEWEST_WORDS


def _without_quotations(text: str) -> str:
    """Return a text with blanks for what stands in quotation marks."""
    return _QUOTE.sub(lambda found: " " * len(found[0]), text)


def _quoted(
    named: NamedSentence,
    quotes: Sequence[re.Match[str]],
    verbs: Sequence[re.Match[str]],
    last: Said | None,
    latest: _Meant,
) -> Iterator[Said]:
    text = named.sentence.text
    outside = _without_quotations(text)
    if not outside.strip(" .,"):
        # A quotation that is a sentence of its own goes on from the one before.
        near = last and named.sentence.paragraph.number - last.sentence.paragraph.number <= 1
        if last and near:
            speaker = replace(last.speaker, guessed=True)
            for quote in quotes:
                yield Said(named.sentence, speaker, "", last.stance, quote=_words(quote))
        return
    for quote in quotes:
        index = min(
            range(len(verbs)), key=lambda at: abs(verbs[at].start() - quote.start()), default=None
        )
        if index is None:
            continue
        verb, when = verbs[index], day_of_saying(named, outside, verbs, index)
        who = _before(named, outside, verb.start(), latest)
        who = who or _behind(named, outside, verb.end())
        if who is None:
            continue
        if _is_part(text, quote):
            if said := _indirect(named.sentence, who, verb, len(text), when):
                yield said
            return
        yield Said(named.sentence, who, verb[0], STANCE_OF[verb[0]], _words(quote), when=when)


def _is_part(text: str, quote: re.Match[str]) -> bool:
    """Return whether a quotation is but a phrase of the article's own sentence."""
    before = text[: quote.start()].rstrip()
    starts = not before or before.endswith((":", ",", "said", "says", "added"))
    return not starts


def _words(quote: re.Match[str]) -> str:
    return (quote["curly"] or quote["straight"]).strip().removesuffix(",")


def _before(named: NamedSentence, outside: str, place: int, latest: _Meant) -> Speaker | None:
    """Return who the verb at a place is said of: the name before it, or whom a pronoun means."""
    pronoun = _PRONOUN.search(outside, 0, place)
    if pronoun:
        who = pronoun["who"].lower()
        return _guessed(latest.body if who == "it" else latest.person if who != "they" else None)
    names = [one for one in named.speakers() if one.end <= place]
    if not names:
        return None
    first = min(names, key=lambda one: one.start)
    if (
        _APPOSITION.fullmatch(outside, first.end, place)
        and "," in outside[first.end : first.end + 1]
    ):
        return _speaker(first, named.sentence)
    nearest = max(names, key=lambda one: one.end)
    owned = outside[nearest.end : nearest.end + 2] in {"’s", "'s"}
    if owned or not _FILLED.fullmatch(without_day(outside, named.whens, nearest.end, place)):
        return None
    return _speaker(nearest, named.sentence)


def _behind(named: NamedSentence, outside: str, place: int) -> Speaker | None:
    """Return who is named right behind a verb: `said Stoltenberg`."""
    for one in named.speakers():
        between = outside[place : one.start]
        if one.start >= place and len(between) <= _FARTHEST and "," not in between:
            return _speaker(one, named.sentence)
    return None


def _speaker(one: Mention | Stranger, sentence: Sentence) -> Speaker:
    if isinstance(one, Stranger):
        return Speaker("", one.name, sentence.paragraph.place)
    return Speaker(one.id, sentence.text[one.start : one.end], sentence.paragraph.place)


def _guessed(speaker: Speaker | None) -> Speaker | None:
    return replace(speaker, guessed=True) if speaker else None


def _subject(named: NamedSentence) -> Speaker | None:
    """Return whom a pronoun in the next sentence means: who this one begins with."""
    text = named.sentence.text
    for one in named.speakers():
        if text[one.end : one.end + 2] not in {"’s", "'s"}:
            return _speaker(one, named.sentence)
    return None


def _indirect(
    sentence: Sentence, speaker: Speaker, found: re.Match[str], end: int, when: When | None
) -> Said | None:
    """Return what is said without being quoted, from the words behind the verb.

    Args:
        sentence: Where it is said.
        speaker: Who says it.
        found: The verb.
        end: Where in the sentence what is said ends.
        when: When it is said, which is no part of it.
    """
    verb = found[0]
    rest = without_day(sentence.text, (when,) if when else (), found.end(), end)
    stance = STANCE_OF[verb]
    if stance == "rejects" and _ALLEGATIONS.match(rest):
        stance = "denies"
    says = words_told(verb, stance, rest.rstrip(), speaker.name)
    if not says:
        return None
    told = says[:_LONGEST]
    return Said(sentence, speaker, verb, stance, says=told, when=when, says_from=found.end())
