"""Sentences to headlines: who does what, in the present tense, without the date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.lexicon import COUNT_HEADS, any_of
from dateline.draft.registry import Way
from dateline.draft.triggers import Trigger, third_person, triggers_in
from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.draft.happenings import Happening
    from dateline.draft.mentions import Whole

LONGEST: Final = 110
"""Characters of a headline."""
_LONG_ENOUGH: Final = 12
"""Characters: from here on a headline can do without what the meeting was for."""
_BARE: Final = 3
"""Words: so short a headline does not say who."""
_NO_PURPOSE: Final = rf"(?:life|death|{any_of(COUNT_HEADS)})\b"
"""What is behind `to` where somebody is sentenced to it."""
_PURPOSE: Final = re.compile(
    rf",? (?:to (?!{_NO_PURPOSE})(?=[a-z])|about |regarding |over (?![0-9]|half|a )|amid "
    r"|in order |in preparation |for (?=[a-z]+ing )|because |as (?=we|they|it|he|she)|previewing )"
)
_DATE_BEFORE: Final = re.compile(
    r"(?:(?:\A|,? )(?i:on|in|at|during|by|over|since|earlier|later|late|early))?,? \Z"
)
_LEADING: Final = re.compile(
    r"(?:(?:As you all know|As well|Similarly|Obviously|Indeed|However|Meanwhile|Also|Then|So|But"
    r"|And|and|but|as|after|before|following on from|following|while|when|where|which|who|that"
    r"|ahead of|since|until|[Ii]ncluding|At|at|In|in|to|of|the|The|their|Their|his|her|its|a"
    r"|an|’s|'s)\b,?|[,;:.–—-]|’s|'s) *"
)
_PLURAL: Final = re.compile(
    r"(?:\b(?:people|troops|forces|police|both|sides|men|women|two|three|many|they|we)\b|\band\b)",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(r"[\s,;:–—-]+\Z|\.\Z")
_SPACES: Final = re.compile(r"\s{2,}")
_AUXILIARY: Final = re.compile(
    r"\b(?P<verb>was|were|(?:has|have|had) been|had|has|have) (?:\w+ly )?\Z"
)
_PAIR: Final = re.compile(r"\b(?P<verb>was|were) [a-z]+(?:ed|n) and \Z")
"""He was overthrown and executed."""
_NOW: Final = {"was": "is", "were": "are", "has been": "is", "have been": "are"}
_EMPTY: Final = re.compile(r" ?\( *\)")
_WILL: Final = re.compile(r"\bwill (?:then |also )?\Z")
_FINITE: Final = re.compile(
    r",? (?:will|would|is|was|are|were|has|have|had|that|which|who|when|where|could|can)\b"
)
_NOUN_GROUP: Final = re.compile(
    r"(?<![\w’'.-])(?:(?!(?:that|the|of|for|in|to|on|a|an|their|his|her|its)\b)[\w’'.-]+ ){0,9}\Z"
)
_MEETS: Final = re.compile(r"(?P<who>.+) meetings?\Z")
_OF_PRONOUN: Final = re.compile(r"(?:he|she|it|they|we|i|this|these|those)\b", re.IGNORECASE)
_OPEN: Final = re.compile(
    r"(?:\A|\s)(?:of|with|to|in|on|at|by|from|and|or|the|a|an|for|between|their|his|her|its)\Z"
)
_AUXILIARIES: Final = re.compile(r"(?:is|are|was|were|has|have|had|will)\b", re.IGNORECASE)
_BY_THE_WAY: Final = re.compile(
    r"(?:, [1-9][0-9]?)?(?:, (?:of|from|an?|the|his|her|its|their) [^,;:]{1,60}){0,2}"
    r"(?:,? (?:and )?)?(?:[Tt]he )?"
)
_BROKEN: Final = re.compile(r"\w+ [a-z]+ed")
"""A noun and a verb behind which nothing stands: `Talks lasted`."""
_OF_NAME: Final = re.compile(r" of (?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*\s*\Z")
_HEAD: Final = re.compile(r"(?P<head>[\w’'-]+)(?: \w+ly)?\s*\Z")


def headline(
    happening: Happening,
    names: Sequence[Whole],
    labels: Mapping[str, str],
    *,
    actors: Sequence[str],
    places: Sequence[str],
) -> str:
    """Return a headline for what a sentence reports, for an editor to mend.

    Args:
        happening: What is reported, and where in its sentence.
        names: The names in that sentence; a record's own name takes their place.
        labels: The names of records, by id.
        actors: The names of who took part.
        places: The names of the places where it happened.
    """
    text = happening.sentence.text
    start, end = _extent(text, happening)
    written = _without_date(_with_labels((start, end), happening, names, labels))
    short = _cut_purpose(written)
    bare = _stripped(short)
    if happening.noun_only and (met := _MEETS.fullmatch(bare)) and met["who"] in labels.values():
        bare = f"{met['who']} meets" + (f" in {places[0]}" if places else "")
    if _is_headless(bare, happening):
        bare = _with_subject(bare, happening, names, labels)
    elif actors and len(bare.split()) <= _BARE and not any(name in bare for name in actors):
        bare = f"{bare} of {_joined(actors)}"
    if _is_fragment(bare, happening):
        return _shortened(_TRAILING.sub("", text))
    return _shortened(f"{bare[:1].upper()}{bare[1:]}")


def _is_fragment(bare: str, happening: Happening) -> bool:
    """Return whether a headline says of nobody what it says, or breaks off."""
    broken = not happening.trigger.verb and _BROKEN.fullmatch(bare)
    open_or_broken = broken or _OPEN.search(bare) or _OF_PRONOUN.match(bare)
    return _is_headless(bare, happening) or bool(open_or_broken)


def _is_headless(bare: str, happening: Happening) -> bool:
    """Return whether a headline begins with its verb, or with one before that."""
    if not happening.trigger.verb:
        return False
    start, end = happening.clause
    told = {one.verb for one in triggers_in(happening.sentence.text[start:end]) if one.verb}
    begins = bare.lower().partition(" ")[0]
    return any(begins in {verb, third_person(verb)} for verb in told) or bool(
        _AUXILIARIES.match(bare)
    )


def _with_subject(
    bare: str, happening: Happening, names: Sequence[Whole], labels: Mapping[str, str]
) -> str:
    """Return a headline behind the names that its sentence begins with: Jane Doe, 45, was arrested.

    Only what is said of them by the way may stand between those and the verb.
    """
    text, (stop, _) = happening.sentence.text, happening.clause
    when = happening.when
    place = when.end if when and when.end < stop and when.start <= len("At the ") else 0
    subjects: list[str] = []
    for one in names:
        if not (place <= one.start < stop and one.mention.kind is Kind.ACTOR):
            continue
        if not _BY_THE_WAY.fullmatch(text, place, one.start):
            return bare
        subjects.append(labels.get(one.mention.id, text[one.mention.start : one.mention.end]))
        place = one.end
    if not subjects or not _BY_THE_WAY.fullmatch(text, place, stop):
        return bare
    verb, _, rest = f"{bare[:1].lower()}{bare[1:]}".partition(" ")
    if len(subjects) > 1 and verb == third_person(happening.trigger.verb):
        verb = happening.trigger.verb
    return f"{_joined(subjects)} {verb} {rest}"


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _extent(text: str, happening: Happening) -> tuple[int, int]:
    """Return where in its sentence the words of the headline stand."""
    start, end = happening.clause
    if happening.noun_only and happening.when:
        start = happening.when.end
    elif happening.sentence.paragraph.item:
        return start, end
    elif not happening.trigger.verb and (
        found := _NOUN_GROUP.search(text, start, happening.trigger.start)
    ):
        start = found.start()
    if happening.trigger.verb:
        return start, end
    cut = _FINITE.search(text, happening.trigger.end, end)
    return start, cut.start() if cut else end


_MARK: Final = "\0"


def _with_labels(
    extent: tuple[int, int],
    happening: Happening,
    names: Sequence[Whole],
    labels: Mapping[str, str],
) -> str:
    """Return the words of a stretch with the names that records have, and the verb as it is now."""
    text = happening.sentence.text
    start, end = extent
    pieces: list[str] = []
    place = start
    edits = _verb_now(_plain_names(text, names), happening, start)
    seen: set[str] = set()
    for one in names:
        known = one.mention.kind is Kind.ACTOR and one.mention.way is not Way.PEOPLE
        known = known and one.mention.id in labels
        if known and one.mention.id not in seen and start <= one.start < end:
            seen.add(one.mention.id)
            edits.append((one.start, one.end, labels[one.mention.id]))
    if happening.when and start <= happening.when.start < end:
        edits.append((happening.when.start, happening.when.end, _MARK))
    for begin, stop, word in sorted(edits):
        if begin < place or stop > end:
            continue
        pieces += [text[place:begin], word]
        place = stop
    return "".join([*pieces, text[place:end]])


def _plain_names(text: str, names: Sequence[Whole]) -> str:
    """Return a text with a sign for each letter of a name, so that no word of one is a plural."""
    for one in names:
        text = f"{text[: one.start]}{'X' * (one.end - one.start)}{text[one.end :]}"
    return text


def _verb_now(text: str, happening: Happening, start: int) -> list[tuple[int, int, str]]:
    """Return the place of the verb and its present tense."""
    trigger = happening.trigger
    if not trigger.verb:
        return []
    before = text[start : trigger.start]
    if helped := _auxiliary_now(before, start, trigger):
        return [helped]
    first = next((one for one in triggers_in(before) if one.verb), None)
    if first is None or not before.endswith(" and "):
        return [
            (trigger.start, trigger.end, _agreeing(trigger.verb, before)),
            *_second_verb(text, happening, before),
        ]
    # She visited Kyiv and met him: both are hers.
    subject, place = before[: first.start], start + first.start
    return [
        (place, start + first.end, _agreeing(first.verb, subject)),
        (trigger.start, trigger.end, _agreeing(trigger.verb, subject)),
    ]


def _auxiliary_now(before: str, start: int, trigger: Trigger) -> tuple[int, int, str] | None:
    """Return the place and the present tense of the verb before a participle, if one is there."""
    if will := _WILL.search(before):
        now = _agreeing(trigger.verb, before[: will.start()])
        return start + will.start(), trigger.end, now
    if pair := _PAIR.search(before):
        place = start + pair.start()
        return place, place + len(pair["verb"]), _NOW[pair["verb"]]
    if auxiliary := _AUXILIARY.search(before):
        subject = before[: auxiliary.start()]
        had = "are" if _agreeing("be", subject) == "be" else "is"
        is_now = had if auxiliary["verb"] == "had been" else _NOW.get(auxiliary["verb"])
        place = start + auxiliary.start()
        if is_now:
            return place, place + len(auxiliary["verb"]), is_now
        return place, trigger.end, _agreeing(trigger.verb, subject)
    return None


def _second_verb(text: str, happening: Happening, subject: str) -> Iterator[tuple[int, int, str]]:
    """Yield the place and the present tense of a verb that the same subject has: and met him."""
    start, end = happening.trigger.end, happening.clause[1]
    for one in triggers_in(text[start:end]):
        begin, stop = start + one.start, start + one.end
        is_past = one.verb and text[begin:stop] not in {one.verb, third_person(one.verb)}
        if is_past and text.endswith(" and ", start, begin):
            yield begin, stop, _agreeing(one.verb, subject)
            return


def _agreeing(verb: str, before: str) -> str:
    """Return a verb as it agrees with what stands before it."""
    head = _HEAD.search(_OF_NAME.sub("", before))
    word = head["head"] if head else ""
    plural = _PLURAL.search(before) or (word.endswith("s") and word[1:].islower())
    return verb if plural else third_person(verb)


def _without_date(written: str) -> str:
    """Return a headline without its date and the preposition that goes with it."""
    before, mark, behind = written.partition(_MARK)
    if not mark:
        return written
    bare = _DATE_BEFORE.sub("", before)
    rest = behind.lstrip(", ") if not bare.strip() else behind
    joint = " " if bare and rest[:1] not in {"", ".", ",", ";", ":"} else ""
    return f"{bare.rstrip()}{joint}{rest.lstrip()}"


def _cut_purpose(written: str) -> str:
    """Return a headline without what the meeting was for."""
    for found in _PURPOSE.finditer(written):
        if found.start() >= _LONG_ENOUGH:
            return written[: found.start()]
    return written


def _stripped(written: str) -> str:
    bare = _SPACES.sub(" ", _EMPTY.sub("", written)).strip()
    while (found := _LEADING.match(bare)) and len(bare) > found.end() > 0:
        bare = bare[found.end() :]
    while found := _TRAILING.search(bare):
        bare = bare[: found.start()]
    return bare


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0].rstrip(',;: ')}…"
