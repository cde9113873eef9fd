"""What an article tells, to drafts of events."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from dateline.draft.happenings import Basis
from dateline.draft.headline import headline
from dateline.draft.identifiers import event_id, free_id
from dateline.draft.mentions import mentions_in
from dateline.draft.proposal import Field, RecordDraft
from dateline.draft.registry import surname_of
from dateline.draft.statements import id_of, statement_drafts
from dateline.draft.telling import noun_of
from dateline.draft.titles import ROLES
from dateline.draft.triggers import type_of
from dateline.model.dates import Edtf, parse
from dateline.model.kind import Kind
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dateline.draft.cast import Cast
    from dateline.draft.registry import Registry
    from dateline.draft.speech import Said
    from dateline.draft.telling import Told
    from dateline.model.collection import Collection

_LONGEST_SENTENCE: Final = 260
_MOST_STRANGERS: Final = 8
_VERBS: Final = {
    "denies": "denies",
    "demands": "demands",
    "rejects": "rejects",
    "proposes": "proposes",
    "accepts": "accepts",
    "warns": "warns",
    "promises": "promises",
}
_LONGEST_TITLE: Final = 110
_QUOTED: Final = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_OCCASION: Final = re.compile(
    r"\b(?:at|after|during|following|before|in) (?:the|a|an|their|his|her|its) (?:[\w-]+ ){0,2}"
    r"(?:conference|briefing|meeting|talks|summit|call|negotiations|session)\b"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every draft from one article needs."""

    collection: Collection
    registry: Registry
    topics: Registry
    cast: Cast
    published: date
    added: str
    """The day that counts as today."""

    def types(self) -> dict[str, str]:
        """Return the site's types, each with its label and description."""
        terms = self.collection.vocabulary.types
        return {name: f"{term.label} {term.description or ''}" for name, term in terms.items()}


def event_draft(told: Told, desk: Desk, taken: set[str]) -> RecordDraft:
    """Return a draft of an event, and take its id.

    Args:
        told: What the article tells.
        desk: What every draft needs.
        taken: The ids that are taken, to which the new one is added.
    """
    labels = desk.registry.labels
    actors = tuple(name for name, _ in told.who.actors)
    places = tuple(name for name, _ in told.who.places)
    title = _headline(told, desk)
    kind, words = noun_of(told)
    surnames = [surname_of(labels[one]) for one in actors if one in desk.registry.persons]
    noun = words if not told.happening.trigger.verb or told.happening.trigger.needs_noun else kind
    name = free_id(event_id(told.date, title, surnames, noun), taken)
    taken.add(name)
    status, why = _status(told, desk.published)
    where = _places([one.paragraph.place for one in told.sentences])
    took_part = {**dict(told.who.actors), **_speakers(told, desk)}
    fields = (
        Field("title", title or "Untitled", "the article's own words: put them into yours"),
        Field("date", told.date.text, told.why),
        Field(
            "type",
            type_of(kind, desk.types()),
            f'guessed from: "{words}" ({told.happening.sentence.paragraph.place})',
        ),
        Field("status", status, why),
        Field("places", places, _from(told.who.places, where)),
        Field(
            "actors",
            tuple(took_part),
            _from(took_part.items(), _place(told)),
        ),
        Field("topics", *_topics(told, desk)),
        Field("added", desk.added),
    )
    return RecordDraft(
        Kind.EVENT,
        name,
        _folder(told.date),
        tuple(_remarks(told, desk)),
        tuple(field for field in fields if field.value),
        _place(told),
        statement_drafts(told.said, desk.cast, desk.collection.vocabulary.stances),
        tuple(one.name for one in told.strangers),
    )


def _headline(told: Told, desk: Desk) -> str:
    """Return a headline; who is known by surname alone keeps the office, where there is room."""
    labels, held_at = desk.registry.labels, desk.registry.held_at
    took_part = [one for one, _ in told.who.actors]
    # With its president, a state is not named once more.
    represented = {at for one in took_part for at in held_at.get(one, ())}
    actors = [labels[one] for one in took_part if one not in represented]
    places = [labels[one] for one, _ in told.who.places]
    ids = (one.mention.id for one in told.names)
    here = {name: labels[name] for name in ids if name in labels}
    told_apart = {name: label for name, label in here.items() if name not in desk.cast.surnames}
    title = ""
    for known in (told_apart, here):
        title = headline(told.happening, told.names, known, actors=actors, places=places)
        if not title.endswith("…"):
            break
    return title


def statement_event(said: Sequence[Said], desk: Desk, taken: set[str]) -> tuple[RecordDraft, Edtf]:
    """Return a draft of an event for what one speaker said on one day."""
    first = said[0]
    speaker = first.speaker
    identifier = id_of(speaker, desk.cast)
    label = desk.registry.labels.get(identifier, speaker.name)
    title = _title(label, first)
    date, why = _said_on(first, desk.published)
    name = free_id(event_id(date, title, (), ""), taken)
    taken.add(name)
    stances = {one.stance for one in said}
    place = first.sentence.paragraph.place
    kind = "demand" if stances == {"demands"} else "statement"
    fields = (
        Field("title", title, "the article's own words: put them into yours"),
        Field("date", date.text, why),
        Field("type", type_of(kind, desk.types()), f'guessed from: "{first.verb}" ({place})'),
        Field("status", "reported", "one source says so"),
        Field("actors", (identifier,), f'from: "{speaker.name}" ({place})'),
        Field("added", desk.added),
    )
    draft = RecordDraft(
        Kind.EVENT,
        name,
        _folder(date),
        (_quoted(first.sentence.text, first.sentence.paragraph.place),),
        fields,
        _places([one.sentence.paragraph.place for one in said]),
        statement_drafts(said, desk.cast, desk.collection.vocabulary.stances),
    )
    return draft, date


def _said_on(said: Said, published: date) -> tuple[Edtf, str]:
    """Return when something was said, and where that is from."""
    when = said.when
    if when is None:
        why = f"as of publication, {published}: no day stands with “{said.verb}”"
        return parse(f"{published}~"), why
    return when.date, f'from: "{when.text}" ({said.when_place}), published {published}'


def by_speaker_and_day(said: Iterable[Said]) -> list[list[Said]]:
    """Return what was said, by who said it and when, in the order in which they speak first."""
    listed = list(said)
    order: dict[str, int] = {}
    for one in listed:
        order.setdefault(_key(one), len(order))
    ordered = sorted(listed, key=lambda one: order[_key(one)])
    return [list(group) for _, group in groupby(ordered, key=_key)]


def _key(said: Said) -> str:
    who = said.speaker.id or said.speaker.name
    return f"{who} {said.when.date.text}" if said.when else who


def _title(label: str, said: Said) -> str:
    verb = _VERBS.get(said.stance, "says")
    words = said.says or f"“{said.quote}”"
    if said.stance == "denies" or words.startswith(said.speaker.name):
        return shortened(words.replace(said.speaker.name, label, 1).rstrip("."))
    text = (
        f"{label} {verb}: {words}"
        if said.quote
        else f"{label} {verb} that {_lowered(words, said.sentence.text)}"
    )
    return shortened(text.rstrip("."))


def _lowered(words: str, sentence: str) -> str:
    """Return words without the capital that they have only for beginning a sentence."""
    first = words.split(" ", 1)[0]
    small = f"{first[:1].lower()}{first[1:]}"
    return f"{small}{words[len(first) :]}" if f" {small}" in sentence else words


def shortened(text: str) -> str:
    """Return a title, cut between words where it is too long for one."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return f"{text[:_LONGEST_TITLE].rpartition(' ')[0].rstrip(',;: ')}…"


def _speakers(told: Told, desk: Desk) -> dict[str, str]:
    """Return who else speaks of something and was there, with the words.

    Who is named where it is told was there, and who spoke at a meeting or after one; who but
    comments on it was not.
    """
    listed = dict(told.who.actors)
    here = {one.mention.id for one in told.names}
    here |= {desk.cast.ids[one.name] for one in told.strangers if one.name in desk.cast.ids}
    telling = {id(one) for one in told.sentences}
    found: dict[str, str] = {}
    for said in told.said:
        name = id_of(said.speaker, desk.cast)
        own = name in here or id(said.sentence) in telling
        if name not in listed and (own or _spoke_there(said)):
            found[name] = said.speaker.name
    return found


def _spoke_there(said: Said) -> bool:
    """Return whether what is said is told with the occasion: at a press conference."""
    told = _QUOTED.sub("", said.sentence.text)
    return bool(_OCCASION.search(told.partition(" that ")[0]))


def _status(told: Told, published: date) -> tuple[str, str]:
    first = told.date.earliest
    if first and (first.year, first.month, first.day) > (
        published.year,
        published.month,
        published.day,
    ):
        return "planned", f"it was to come when this was published, {published}"
    return "reported", "one source says so"


def _from(found: Iterable[tuple[str, str]], place: str) -> str:
    words = ", ".join(f'"{text}"' for _, text in found)
    return f"from: {words} ({place})"


def _topics(told: Told, desk: Desk) -> tuple[tuple[str, ...], str]:
    found: dict[str, str] = {}
    for sentence in told.sentences:
        for one in mentions_in(sentence.text, desk.topics):
            found.setdefault(one.id, sentence.text[one.start : one.end])
    where = _places([one.paragraph.place for one in told.sentences])
    return tuple(found), _from(found.items(), where)


def _folder(date: Edtf) -> str:
    year = date.text[:4]
    return f"{Kind.EVENT.folder}/{year if year.isdecimal() else 'undated'}"


def _place(told: Told) -> str:
    return _places(
        [one.paragraph.place for one in told.sentences]
        + [one.sentence.paragraph.place for one in told.said]
    )


def _places(places: Sequence[str]) -> str:
    """Return where something is, in words: `paragraphs 1 and 2`."""
    listed = list(dict.fromkeys(places))
    numbers = [place.removeprefix("paragraph ") for place in listed]
    if len(listed) > 1 and all(number.isdecimal() for number in numbers):
        return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"
    return listed[0]


def _remarks(told: Told, desk: Desk) -> Iterable[str]:
    for sentence in told.sentences:
        yield _quoted(sentence.text, sentence.paragraph.place)
    if told.happening.basis is Basis.PUBLICATION:
        yield "no day is named: find it, or keep the day of publication with its ~"
    strangers = [one for one in told.strangers if one.name.rpartition(" ")[2] not in ROLES]
    if not strangers:
        return
    known = [name for actor in desk.collection.actors for name in actor.names]
    known += [name for place in desk.collection.places for name in place.names]
    for stranger in strangers[:_MOST_STRANGERS]:
        hint = did_you_mean(stranger.name, known)
        yield f"not in the registry: {stranger.name}{f'; {hint}' if hint else ''}"


def _quoted(text: str, place: str) -> str:
    short = (
        text
        if len(text) <= _LONGEST_SENTENCE
        else f"{text[:_LONGEST_SENTENCE].rpartition(' ')[0]} …"
    )
    return f"{place}: {short}"
