"""Words that say that something happened, with what kind of thing it was.

The kinds are those that timelines of politics have; a site's own vocabulary decides what its
events are called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Two words of one noun are joined by _.
_NOUNS: Final = {
    "meeting": """meeting meetings summit summits talks conference session visit negotiations
        consultation consultations ministerial trip congress forum reunion dinner ceremony
        re-launch relaunch dialogue""",
    "call": """call calls phone_call phone_calls video_call video_calls teleconference
        videoconference conversation""",
    "briefing": "briefing press_conference news_conference press_briefing press_call",
    "announcement": "announcement announcements launch",
    "statement": "joint_statement statement speech remarks interview declaration address"
    " conclusions",
    "demand": "demands ultimatum",
    "agreement": "agreement treaty deal accord accords ceasefire truce pact recommitment armistice",
    "decision": "election elections vote referendum ruling verdict sanctions resignation",
    "military": """invasion attack attacks airstrike airstrikes exercise exercises drills build-up
        buildup deployment annexation offensive strike strikes shelling bombing war troops""",
    "incident": "protest protests crash explosion earthquake arrest killing accident fire coup",
    "publication": "publication report",
}
_VERBS: Final = {
    "meeting": """meet/met convene host gather visit attend participate join consult travel confer
        negotiate fly/flew/flown""",
    "call": "speak/spoke/spoken phone telephone",
    "briefing": "brief",
    "announcement": "announce unveil launch",
    "agreement": "agree sign ratify",
    "decision": """elect vote approve impose ban resign appoint order suspend expel sentence
        nominate re-elect re-appoint swear/sworn dismiss jail imprison sack convict indict acquit
        extradite oust inaugurate""",
    "military": """invade attack deploy mass amass annex seize shell bomb capture
        withdraw/withdrew/withdrawn spot strike/struck mobilise mobilize massacre""",
    "assistance": "provide donate deliver pledge",
    "publication": "publish release",
    "incident": """kill die arrest crash explode injure detain sink/sank/sunk collapse assassinate
        murder behead execute kidnap""",
    "statement": "testify",
    "other": """hold/held take/took/taken begin/began/begun start open end happen occur return
        win/won lose/lost arrive leave/left""",
}
_SUPPORT: Final = frozenset({"hold", "take", "begin", "start", "open", "end", "return", "leave"})
"""Verbs that need a noun to say what happened: held a call, took place."""
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word in a text that says that something happened."""

    start: int
    end: int
    kind: str
    verb: str = ""
    """Its plain form: `meet`; empty for a noun."""
    needs_noun: bool = False
    """Whether the verb alone says nothing: `held`."""


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    doubled = base in {"ban", "spot", "stop", "plan", "expel", "acquit", "kidnap"}
    return f"{base}{base[-1]}ed" if doubled else f"{base}ed"


def third_person(base: str) -> str:
    """Return a verb as it stands behind he or she: `meets`."""
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"


def forms_of(verb: str) -> Mapping[str, str]:
    """Return every form of a verb in a table, `speak/spoke/spoken`, with its plain form."""
    base, *irregular = verb.split("/")
    past = irregular or [_past(base)]
    return dict.fromkeys((*past, third_person(base)), base)


def _table() -> Mapping[str, tuple[str, str]]:
    """Return each form with the kind of event and, for a verb, its plain form."""
    found = {
        noun.replace("_", " "): (kind, "")
        for kind, nouns in _NOUNS.items()
        for noun in nouns.split()
    }
    for kind, verbs in _VERBS.items():
        for verb in verbs.split():
            found |= {form: (kind, base) for form, base in forms_of(verb).items()}
    return found


_FORMS: Final = _table()
_PLAIN: Final = {base: kind for kind, base in _FORMS.values() if base}
_TRIGGER: Final = re.compile(
    r"(?<![\w’'-])(?:"
    + "|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:(?:will|shall)(?: also| then)?|(?:is|are|going|plans?|planned|expects?|expected"
    r"|scheduled|due|set|hopes?|intends?) to) (?P<verb>"
    + "|".join(sorted(_PLAIN, key=len, reverse=True))
    + r")\b"
)
_NOT_A_CALL: Final = re.compile(r"\s+(?:on|for|to)\b")
_FARTHEST: Final = 40
"""Characters before a verb that are looked at."""
_PASSIVE: Final = re.compile(r"\b(?:be|been|is|are|was|were)(?: \w+ly)? \Z")
_OF_TALKING: Final = re.compile(r"\s+(?:of|about|to (?:the )?(?:press|reporters|journalists))\b")


def triggers_in(text: str) -> tuple[Trigger, ...]:
    """Return the words in a text that say that something happened, in order."""
    return tuple(sorted(_triggers(text), key=lambda one: one.start))


def is_happening(word: str) -> bool:
    """Return whether a word says that something happened, whatever capital it has."""
    return word.lower() in _FORMS


def verb_of(word: str) -> str:
    """Return the plain form of a verb that says that something happened; empty for other words."""
    return _FORMS.get(word.lower(), ("", ""))[1]


def _triggers(text: str) -> Iterator[Trigger]:
    for found in _TRIGGER.finditer(text):
        kind, verb = _FORMS[found[0].lower()]
        if (
            kind == "call"
            and found[0].lower() in {"call", "calls"}
            and _NOT_A_CALL.match(text, found.end())
        ):
            continue
        # They are met with applause, and dismiss what is said; who is dismissed loses an office.
        if verb in {"meet", "dismiss"}:
            begin = max(0, found.start() - _FARTHEST)
            if bool(_PASSIVE.search(text, begin, found.start())) is (verb == "meet"):
                continue
        if verb == "speak" and _OF_TALKING.match(text, found.end()):
            continue
        if not verb and found[0][0].isupper() and _is_name(text, found):
            continue
        yield Trigger(found.start(), found.end(), kind, verb, verb in _SUPPORT)
    for found in _TO_COME.finditer(text):
        verb = found["verb"]
        kind = _PLAIN[verb]
        yield Trigger(found.start("verb"), found.end("verb"), kind, verb, verb in _SUPPORT)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Return whether a noun is the beginning or the middle of a name: `Dialogue Group`."""
    return bool(re.match(r" [A-Z]", text[found.end() : found.end() + 2]))


def type_of(kind: str, types: Mapping[str, str]) -> str:
    """Return the type that a site has for a kind of event.

    Args:
        kind: The kind, one of those of this module.
        types: The site's types, each with its label and description as one text.
    """
    return kind if kind in types else _likest(kind, tuple(types.items()))


@lru_cache
def _likest(kind: str, types: tuple[tuple[str, str], ...]) -> str:
    nouns = (noun.replace("_", " ") for noun in _NOUNS.get(kind, "").split())
    words = {kind, *nouns, *(verb.split("/")[0] for verb in _VERBS.get(kind, "").split())}
    scored = {
        name: sum(1 for word in words if re.search(rf"\b{re.escape(word)}", said.lower()))
        for name, said in types
    }
    best = max(scored, key=lambda name: scored[name], default="")
    if best and scored[best]:
        return best
    return "other" if "other" in scored else next(iter(scored), "other")
