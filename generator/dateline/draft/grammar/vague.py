"""Words for a time that lies nowhere on the calendar: now, recently, soon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.grammar.rule import Rule, before, followed, preceded, rule
from dateline.draft.lexicon import GAP, JOINT
from dateline.draft.values import Reading, vague

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.draft.context import Context

_PRESENT: Final = (
    *("now", "right now", "just now", "currently", "presently", "nowadays", "these days"),
    *("at present", "at the present time", "at the moment", "at this time", "at this point"),
    *("present day", "the present", "the present day", "the time being"),
)
_PAST: Final = (
    *("recently", "most recently", "more recently", "lately", "formerly", "long ago"),
    *("not long ago", "some time ago", "a while ago", "the past", "the recent past"),
    "the distant past",
)
_FUTURE: Final = (
    *(
        "someday",
        "some day",
        "soon",
        "very soon",
        "shortly",
        "as soon as possible",
        "the future",
        "the near future",
    ),
    *(
        "the immediate future",
        "the foreseeable future",
        "the near term",
        "the not-too-distant future",
    ),
)
_VALUES: Final = {
    **dict.fromkeys(_PRESENT, "PRESENT_REF"),
    **dict.fromkeys(_PAST, "PAST_REF"),
    **dict.fromkeys(_FUTURE, "FUTURE_REF"),
}

_OF_NEWS: Final = frozenset({"soon", "very soon", "shortly", "at this point"})
"""Words that a history uses for what came soon after, and for nothing that is to come."""

_NOT_BEFORE: Final[Mapping[str, re.Pattern[str]]] = {
    "now": re.compile(r" that\b"),
    "the past": re.compile(
        r" (?!(?:and|have|has|is|was|to|by|when|but|as|that|with|for|in|it|they|we)\b)[a-z0-9]"
    ),
    **dict.fromkeys(
        ("soon", "shortly", "recently"), re.compile(r" (?:after|as|before|thereafter)\b")
    ),
}
"""What must not follow a word for it to stand for a time."""
_TOO: Final = before(r"(?:\bas|\btoo)[ \n]")


def _word(match: re.Match[str], context: Context) -> Reading | None:
    word = " ".join(match[0].split())
    if context.history and word in _OF_NEWS:
        return None
    refused = _NOT_BEFORE.get(word)
    if (refused and followed(match, context, refused)) or preceded(match, context, _TOO):
        return None
    return vague(_VALUES[word])


def _to_date(_match: re.Match[str], _context: Context) -> Reading | None:
    return vague("PRESENT_REF")


_AHEAD: Final = before(r"\b(?:will|would|could|may|might|can|to|that|shall|hopes|hope)[ \n]")
_TO_COME: Final = re.compile(r",? (?:[a-z]{1,12} )?(?:will|would|could|may|might|can|shall)\b")


def _one_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "one day" where the verb beside it looks ahead; elsewhere it is a duration."""
    if preceded(match, context, _AHEAD) or followed(match, context, _TO_COME):
        return vague("FUTURE_REF")
    return None


_ADJECTIVES: Final = {
    "current": "PRESENT_REF",
    "present": "PRESENT_REF",
    "recent": "PAST_REF",
    "former": "PAST_REF",
    "future": "FUTURE_REF",
}
_WHAT_IS: Final = re.compile(r" (?:situation|crisis|state|system|government|war|form)\b")
_NO_NOUN: Final = re.compile(r" of\b|[.,;:]")
_NOUN: Final = re.compile(r"[ -][a-z]")


def _adjective(match: re.Match[str], context: Context) -> Reading | None:
    """Read an adjective of time; the former of news is that of a person, and no time."""
    word = match[0]
    if word == "former" and not context.history:
        return None
    if word == "present" and not followed(match, context, _WHAT_IS):
        return None
    if word == "current" and followed(match, context, _NO_NOUN):
        return None
    if word == "future" and not followed(match, context, _NOUN):
        return None
    return vague(_ADJECTIVES[word])


def _head(word: str) -> str:
    """Return what a word is looked up as: its first word, of "the" also the next."""
    first, *rest = word.replace("-", " ").split()
    return f"the {rest[0]}" if first == "the" else first


_WORDS: Final = "|".join(word.replace(" ", GAP) for word in sorted(_VALUES, key=len, reverse=True))

RULES: Final[tuple[Rule, ...]] = (
    rule("to date", {"date"}, r"(?<=to )date(?=[,.;)]| (?:have|has|had|is|are|no)\b)", _to_date),
    rule("vague word", map(_head, _VALUES), _WORDS, _word),
    rule("present-day", {"present", "modern"}, rf"(?:present|modern){JOINT}day", _to_date),
    rule("one day", {"one"}, rf"one{GAP}day", _one_day),
    rule("vague adjective", _ADJECTIVES, "|".join(_ADJECTIVES), _adjective),
)
