"""Who and what an article names that no record has: each once, whatever it calls them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.draft.full_names import is_of_person
from dateline.draft.identifiers import free_id
from dateline.draft.mentions import Mention
from dateline.draft.registry import WORD, Way, surname_of, without_number
from dateline.draft.strangers import Sort
from dateline.draft.taken import Taken
from dateline.draft.words import CALENDAR, OPENERS
from dateline.model.kind import Kind
from dateline.model.slug import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from dateline.draft.named import NamedSentence
    from dateline.draft.registry import Registry
    from dateline.draft.strangers import Stranger


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody or something that an article names and no record has."""

    id: str
    """Of the record that is proposed."""
    name: str
    """The longest that the article has."""
    sort: Sort
    office: str
    """The longest that it gives a person."""
    acronym: str
    country: str
    words: str
    """Those that tell what it is, as they stand in the article."""
    place: str
    """Where those stand: `paragraph 3`."""
    held_at: frozenset[str] = frozenset()
    """The records that an office of a person names: of Ukraine’s Minister of Defense, Ukraine."""
    is_told: bool = True
    """Whether words at the name tell what it is, or the name itself, and not what it does."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The figures of an article."""

    figures: tuple[Figure, ...]
    ids: Mapping[str, str]
    """By the names under which the article tells what they are, or lets them speak."""
    surnames: frozenset[str]
    """The ids of people who have no longer name than one word."""

    def joined_to(self, registry: Registry) -> Registry:
        """Return a registry in which they are known too, but for those of whom nothing is told."""
        known = [one for one in self.figures if one.sort is not Sort.UNKNOWN]
        persons = {one.id for one in known if one.sort is Sort.PERSON}
        groups = {one.id for one in known if one.sort is Sort.BODY}
        return replace(
            registry,
            labels={**registry.labels, **{one.id: one.name for one in known}},
            persons=registry.persons | persons,
            groups=registry.groups | groups,
            held_at={**registry.held_at, **{one.id: one.held_at for one in known}},
        )


_MOST_ALIKE: Final = 20
"""Names with one last word, which are compared with each other."""
_LONGEST_ID: Final = 60
_WORD_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_][\w’'.-]*) \Z")
_WITHIN: Final = re.compile(r"\b(?:in|at|near) \Z")
_PART_BEFORE: Final = re.compile(r"[\w’'-]\Z")
_BEHIND: Final = re.compile(r"\w|-| (?:[Aa]dministration|[Gg]overnment|[Cc]abinet)\b| [^\W\d_a-z]")


def cast_of(named: Sequence[NamedSentence], taken: Collection[str]) -> Cast:
    """Return who and what sentences name that no record has.

    Args:
        named: The sentences.
        taken: The ids that records have.
    """
    found: dict[str, list[tuple[Stranger, NamedSentence]]] = {}
    for one in named:
        for stranger in one.strangers:
            found.setdefault(stranger.name, []).append((stranger, one))
    sorts = {name: _sort(stranger for stranger, _ in its) for name, its in found.items()}
    longest = _longest_names(sorts)
    together: dict[str, list[str]] = {}
    for name in found:
        # Giáp and Giap are one.
        together.setdefault(slug(longest.get(name, name), longest=_LONGEST_ID), []).append(name)
    figures: list[Figure] = []
    ids: dict[str, str] = {}
    free = set(taken)
    for own_slug, names in together.items():
        name = max((longest.get(one, one) for one in names), key=len)
        identifier = free_id(own_slug, free)
        free.add(identifier)
        ids |= dict.fromkeys(names, identifier)
        figures.append(_figure(identifier, name, [one for own in names for one in found[own]]))
    people = (one for one in figures if one.sort is Sort.PERSON)
    surnames = frozenset(one.id for one in people if " " not in one.name)
    return Cast(tuple(figures), ids, surnames)


def _sort(strangers: Iterable[Stranger]) -> Sort:
    return next((one.sort for one in strangers if one.sort is not Sort.UNKNOWN), Sort.UNKNOWN)


def _figure(identifier: str, name: str, found: Sequence[tuple[Stranger, NamedSentence]]) -> Figure:
    sort = _sort(stranger for stranger, _ in found)
    telling = [one for one in found if one[0].sort is sort]
    told, where = max(telling, key=lambda one: (len(one[0].office), one[0].is_told))
    acronym = max((one.acronym for one, _ in telling), key=len)
    words = where.sentence.text[told.opening : told.closing].rstrip(" ,–—-")
    place = where.sentence.paragraph.place
    held_at = frozenset(
        mention.id
        for one, sentence in found
        for mention in _within(sentence.mentions, one.opening, one.closing)
        if not one.start <= mention.start < one.end and mention.kind is Kind.ACTOR
    )
    return Figure(
        identifier,
        name,
        sort,
        told.office,
        acronym,
        told.country,
        words,
        place,
        held_at,
        is_told=told.is_told,
    )


def _within(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Return the mentions, of those in order, that begin in a stretch of their sentence."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : bisect_left(mentions, end, first, key=_start)]


def _start(mention: Mention) -> int:
    return mention.start


def _longest_names(sorts: Mapping[str, Sort]) -> dict[str, str]:
    """Return the longest name of each person who has several: by `Austin`, `Lloyd J. Austin`."""
    of_last: defaultdict[str, list[str]] = defaultdict(list)
    for name, sort in sorts.items():
        if sort is Sort.PERSON or (sort is Sort.UNKNOWN and is_of_person(name)):
            of_last[without_number(name).rpartition(" ")[2]].append(name)
    longest: dict[str, str] = {}
    for names in of_last.values():
        people = [name for name in names if sorts[name] is Sort.PERSON]
        if not people or not 1 < len(names) <= _MOST_ALIKE:
            continue
        for name in names:
            longer = [other for other in names if other != name and _is_short_for(name, other)]
            # Whoever is meant by a surname that two have, it is neither for certain.
            ends = [one for one in longer if not any(_is_short_for(one, two) for two in longer)]
            told = sorts[name] is Sort.PERSON or any(sorts[one] is Sort.PERSON for one in ends)
            if len(ends) == 1 and told:
                longest[name] = ends[0]
    return longest


def _is_short_for(name: str, longer: str) -> bool:
    if longer.endswith(f" {name}") or without_number(longer).endswith(f" {name}"):
        return True
    parts, others = name.split(), longer.split()
    same = parts[0] == others[0] and parts[-1] == others[-1]
    return same and 1 < len(parts) < len(others)


def with_cast(named: Iterable[NamedSentence], cast: Cast) -> tuple[NamedSentence, ...]:
    """Return sentences in which the figures of a cast are mentioned as those of records are."""
    of_id = {one.id: one for one in cast.figures}
    called = _called(cast, of_id)
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for name in called:
        if word := WORD.search(name):
            by_word[word[0]].append(name)
    return tuple(_mentioned(one, cast, of_id, called, by_word) for one in named)


def _called(cast: Cast, of_id: Mapping[str, Figure]) -> dict[str, str]:
    """Return the ids of figures by what a text calls them when it has told who they are."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, identifier in cast.ids.items():
        figure = of_id[identifier]
        if figure.sort is Sort.PERSON:
            found[name].add(identifier)
            found[surname_of(figure.name)].add(identifier)
        elif figure.sort is Sort.BODY and figure.acronym:
            found[figure.acronym].add(identifier)
    for name in _of_others(cast):
        # Who is called Smith may be another than the John Smith of whom more is told.
        found[name] = set()
    return {
        name: min(ids)
        for name, ids in found.items()
        if len(ids) == 1 and name.lower() not in CALENDAR
    }


def _of_others(cast: Cast) -> set[str]:
    """Return the surnames of those of whom nothing tells what they are."""
    others = (one.name for one in cast.figures if one.sort is Sort.UNKNOWN)
    return {surname_of(name) for name in others if is_of_person(name)}


def _mentioned(
    named: NamedSentence,
    cast: Cast,
    of_id: Mapping[str, Figure],
    called: Mapping[str, str],
    by_word: Mapping[str, Sequence[str]],
) -> NamedSentence:
    text = named.sentence.text
    own: list[Mention] = []
    told: list[Stranger] = []
    unknown: list[Stranger] = []
    for one in named.strangers:
        figure = of_id[cast.ids[one.name]]
        if figure.sort is Sort.UNKNOWN:
            unknown.append(one)
        else:
            told.append(one)
            begin = one.begin
            own.append(Mention(one.start, one.end, figure.sort.kind, figure.id, Way.NAME, begin))
    if not (told or by_word):
        return named
    taken = Taken.of((one.opening, one.closing) for one in told)
    kept = [one for one in named.mentions if not taken.meets(one.start, one.start + 1)]
    for mention in kept:
        taken.add(mention.opening, mention.end)
    # The longest first: of Van Buren, Buren is a part.
    words = by_word.keys() & WORD.findall(text) if by_word else ()
    for name in sorted((name for word in words for name in by_word[word]), key=len, reverse=True):
        for start, end in _bare(text, name, taken):
            figure = of_id[called[name]]
            own.append(Mention(start, end, figure.sort.kind, figure.id, Way.NAME))
            taken.add(start, end)
    if not own:
        return named
    mine = Taken.of((one.start, one.end) for one in own)
    unknown = [one for one in unknown if not mine.meets(one.start, one.end)]
    mentions = tuple(sorted((*kept, *own), key=lambda one: one.start))
    return replace(named, mentions=mentions, strangers=tuple(unknown))


def _bare(text: str, name: str, taken: Taken) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in a sentence by itself."""
    place = -1
    while (place := text.find(name, place + 1)) >= 0:
        start, end = place, place + len(name)
        if taken.meets(start, end):
            continue
        if _PART_BEFORE.search(text, max(0, start - 1), start) or _BEHIND.match(text, end):
            continue
        before = _WORD_BEFORE.search(text, max(0, start - 40), start)
        other = before and before["word"][0].isupper() and before["word"] not in OPENERS
        if not other and not _WITHIN.search(text, max(0, start - len("near ")), start):
            yield start, end
