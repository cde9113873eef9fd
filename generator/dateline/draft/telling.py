"""Happenings with what goes with them: dates, people, places, what was said then."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.draft.happenings import Basis, Happening, happenings
from dateline.draft.participants import Participants, participants
from dateline.draft.speech import Said, sayings
from dateline.draft.triggers import triggers_in
from dateline.model.dates import Edtf, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dateline.draft.dated import Dated
    from dateline.draft.mentions import Whole
    from dateline.draft.sentences import Sentence
    from dateline.draft.strangers import Stranger
    from dateline.draft.text import Text


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, as the article tells it."""

    sentences: tuple[Sentence, ...]
    """Those that tell it; the first dates it."""
    happening: Happening
    date: Edtf
    why: str
    """Where the date comes from, in words."""
    names: tuple[Whole, ...]
    who: Participants
    strangers: tuple[Stranger, ...] = ()
    said: tuple[Said, ...] = ()


_AROUND: Final = 45
"""Characters around an expression that a comment shows at most."""
_MOST_NEAR: Final = 60
"""What is told of one date with which more is compared: the latest."""
_NOT_SPEAKING: Final = re.compile(r"Q|MODERATOR|QUESTION|REPORTER")


def told(text: Text, published: date, *, transcript: bool) -> tuple[Told, ...]:
    """Return what an article tells, in the order of the text, each thing once.

    Args:
        text: The article's sentences.
        published: The day of publication.
        transcript: Whether the article is what several people said.
    """
    held = [tuple((one.start, one.end) for one in names) for names in text.wholes]
    found = happenings(text.dated, held)
    count = Counter(id(one.sentence) for one in found)
    of_sentence = {id(one.sentence): index for index, one in enumerate(text.named)}
    listed: list[Told] = []
    sentences: list[list[Sentence]] = []
    of_date: defaultdict[Edtf, list[int]] = defaultdict(list)
    for happening in found:
        index = of_sentence[id(happening.sentence)]
        alone = count[id(happening.sentence)] == 1
        one = _told(happening, text, index, alone=alone)
        dated = _dated(one, listed, published)
        if not transcript or _is_worth(dated, published):
            at = _add(listed, of_date[dated.date], dated)
            if at == len(sentences):
                sentences.append([])
            sentences[at] += dated.sentences
    return tuple(
        replace(one, sentences=tuple(its)) for one, its in zip(listed, sentences, strict=True)
    )


def _told(happening: Happening, text: Text, index: int, *, alone: bool) -> Told:
    names = text.wholes[index]
    who = participants(happening, names, text.registry.persons, alone=alone)
    strangers = tuple(
        one
        for one in text.named[index].strangers
        if alone or happening.start <= one.start < happening.end
    )
    nowhere = parse("XXXX")
    return Told((happening.sentence,), happening, nowhere, "", names, who, strangers)


def _dated(one: Told, before: Sequence[Told], published: date) -> Told:
    """Return what is told with its date: its own, that of what was told before, or publication."""
    when = one.happening.when
    place = one.happening.sentence.paragraph.place
    if when is not None:
        phrase = around(one.happening.sentence.text, when.start, when.end, one.happening)
        why = f'from: "{phrase}" ({place}), published {published}'
        return replace(one, date=when.date, why=why)
    host = next((other for other in reversed(before) if not other.happening.noun_only), None)
    if one.happening.basis is Basis.CARRIED and host and host.happening.when:
        carried = host.happening.when.text
        why = f'carried from: "{carried}" ({host.sentences[0].paragraph.place})'
        who = replace(one.who, actors=one.who.actors or host.who.actors)
        return replace(one, date=host.date, why=why, who=who)
    why = f"as of publication, {published}: no day is named here"
    return replace(one, date=parse(f"{published}~"), why=why)


def around(text: str, start: int, end: int, happening: Happening) -> str:
    """Return an expression with the words around it, for a comment."""
    begin = max(happening.start, start - _AROUND)
    stop = min(happening.end, end + _AROUND)
    if begin > happening.start:
        begin = min(start, text.find(" ", begin) + 1 or begin)
    if stop < happening.end:
        stop = max(end, text.rfind(" ", 0, stop))
    return text[begin:stop].strip(" ,;:")


def _is_worth(one: Told, published: date) -> bool:
    """Return whether what somebody says in a conversation tells of an event.

    Much of it is about the conversation itself.
    """
    paragraph = one.sentences[0].paragraph
    if _NOT_SPEAKING.fullmatch(paragraph.speaker) or not one.who.actors:
        return False
    return one.date.text != published.isoformat() or len(one.who.actors) > 1


def _add(listed: list[Told], of_date: list[int], one: Told) -> int:
    """Add what is told, or put it together with what tells the same; return where it is.

    Args:
        listed: What was told before.
        of_date: Where in it that of the same date is.
        one: What is told.
    """
    for index in of_date[-_MOST_NEAR:]:
        other = listed[index]
        if not _is_same(one, other):
            continue
        named_by_noun = one.happening.basis is Basis.CARRIED and one.happening.trigger.needs_noun
        listed[index] = replace(
            other,
            happening=one.happening if named_by_noun else other.happening,
            names=one.names if named_by_noun else other.names,
            who=Participants(
                _united(other.who.actors, one.who.actors),
                _united(other.who.places, one.who.places),
            ),
        )
        return index
    of_date.append(len(listed))
    listed.append(one)
    return len(listed) - 1


def _united(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    return tuple({**dict(other), **dict(one)}.items())


def _is_same(one: Told, other: Told) -> bool:
    ours, theirs = {name for name, _ in one.who.actors}, {name for name, _ in other.who.actors}
    if one.happening.basis is Basis.CARRIED:
        alike = bool(ours & theirs)
    else:
        alike = bool(ours) and ours == theirs and not one.sentences[0].paragraph.item
    # What kind it is takes longest to tell.
    return alike and kind_of(one) == kind_of(other)


def kind_of(one: Told) -> str:
    """Return the kind of a happening; that of its noun where the verb but supports it."""
    return noun_of(one)[0]


def noun_of(one: Told) -> tuple[str, str]:
    """Return the kind of a happening and the words that say so."""
    trigger = one.happening.trigger
    text = one.happening.sentence.text
    start, end = one.happening.clause
    if trigger.verb:
        nouns = [found for found in triggers_in(text[start:end]) if not found.verb]
        near = min(nouns, key=lambda found: abs(found.start + start - trigger.end), default=None)
        if near and (trigger.needs_noun or near.kind == trigger.kind):
            return near.kind, text[near.start + start : near.end + start]
    return trigger.kind, text[trigger.start : trigger.end]


def with_sayings(listed: Sequence[Told], text: Text) -> tuple[tuple[Told, ...], tuple[Said, ...]]:
    """Return what is told with what was said then, and what was said besides.

    What is said in the paragraph of a happening, or in the next where nothing else happens, was
    said then, as far as a reader can tell.
    """
    held: list[Told] = list(listed)
    alone: list[Said] = []
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(held):
        ending[one.sentences[-1].paragraph.number].append(index)
    dated = {id(one.sentence): one for one in text.dated}
    for said in sayings(text.named, text.registry.persons):
        number = said.sentence.paragraph.number
        near = sorted((*ending.get(number - 1, ()), *ending.get(number, ())))
        host = _host(said, near, held, dated[id(said.sentence)])
        if host is None:
            alone.append(said)
        else:
            held[host] = replace(held[host], said=(*held[host].said, said))
    return tuple(held), tuple(alone)


def _host(said: Said, ended: Iterable[int], listed: Sequence[Told], own: Dated) -> int | None:
    """Return which of what is told something was said at, None for none.

    Args:
        said: What was said.
        ended: What is told to its end in that paragraph, or in the one before.
        listed: All that is told.
        own: The sentence in which it is said.
    """
    number = said.sentence.paragraph.number
    near = [
        index
        for index in ended
        if listed[index].sentences[-1].paragraph.number != number
        or not _is_later(listed[index], said)
    ]
    if said.when:
        # Who is named anew with a day of his own, in another paragraph, was not there for that.
        near = [
            index
            for index in near
            if listed[index].date == said.when.date
            and (
                said.speaker.guessed
                or listed[index].sentences[-1].paragraph.number == number
                or said.speaker.id in dict(listed[index].who.actors)
            )
        ]
    else:
        near = [index for index in near if not _is_told_by(said, listed[index])]
    here = [index for index in near if listed[index].sentences[-1].paragraph.number == number]
    own_dates = set() if said.when else _dates_beside(said, own)
    if own_dates and not any(listed[index].date in own_dates for index in near):
        first = [index for index in here if said.sentence in listed[index].sentences]
        return next(iter(_of_speaker(said, here, listed)), None) if first else None
    chosen = here or near
    main = [index for index in chosen if not listed[index].happening.noun_only]
    return next(
        iter([*_of_speaker(said, chosen, listed), *reversed(main), *reversed(chosen)]), None
    )


def _dates_beside(said: Said, own: Dated) -> set[Edtf]:
    """Return the dates in the sentence of what is said that are no part of it."""
    return {one.date for one in own.whens if said.says_from < 0 or one.start < said.says_from}


def _is_told_by(said: Said, one: Told) -> bool:
    """Return whether a happening is a part of what is said: `she said that they met on Monday`."""
    inside = 0 <= said.says_from <= one.happening.trigger.start
    return inside and any(sentence is said.sentence for sentence in one.sentences)


def _of_speaker(said: Said, near: Iterable[int], listed: Sequence[Told]) -> list[int]:
    return [
        index
        for index in near
        if said.speaker.id
        and said.speaker.id in dict(listed[index].who.actors)
        and not listed[index].happening.noun_only
    ]


def _is_later(one: Told, said: Said) -> bool:
    return one.sentences[-1].start > said.sentence.start
