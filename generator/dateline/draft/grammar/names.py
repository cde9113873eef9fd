"""Names of months and days of the week that stand for something else: verbs, people, papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.grammar.rule import before, followed, preceded
from dateline.draft.lexicon import SHORT_MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from dateline.draft.context import Context

_AMBIGUOUS: Final = frozenset({"may", "march", *SHORT_MONTHS})
"""Names that are more often something else where nothing else says that they are a month."""
_TELLING: Final = before(
    r"\b(?:in|since|by|of|until|till|through|from|to|during|before|after|between|and|last|next"
    r"|this|early|late|mid|or|for|per|around|throughout|pre-war|as of|[a-z]{2,10}est)[ \n-]"
    r"|[,(][ \n]?"
)
_TELLING_MAY: Final = before(r"\b(?:a|the|on)[ \n]")
_TELLING_MARCH: Final = before(r"\ba[ \n]")
_FORENAMES: Final = frozenset({"april", "june", "august"})
_SURNAME: Final = re.compile(r" [A-Z][a-z]{2}")
_BEFORE_MONTH: Final = before(
    r"\b(?:in|since|by|until|till|through|during|before|after|last|next|this|early|late|mid|the|an?"
    r"|its|their)[ \n-]|[’']s[ \n]"
)
"""What stands before a month though a name follows: "in April Acme said", not "April Jones"."""
_TITLE: Final = before(r"\b(?:mr|mrs|ms|miss|dr)\.?[ \n]")
_OF_A_STREET: Final = re.compile(r" (?:street|madness|fools)\b")


def is_month(match: re.Match[str], context: Context) -> bool:
    """Tell a month from the verb that begins a sentence, and from a name."""
    name = match["month"].rstrip(".")
    if followed(match, context, _OF_A_STREET) or preceded(match, context, _TITLE):
        return False
    if name in _FORENAMES and _SURNAME.match(context.text, match.end()):
        return context.enclosing is not None or preceded(match, context, _BEFORE_MONTH)
    if name not in _AMBIGUOUS or context.enclosing or preceded(match, context, _TELLING):
        return True
    return preceded(match, context, _TELLING_MAY if name == "may" else _TELLING_MARCH)


_NAMED_DAY: Final = before(r"\b(?:black|bloody|super|cyber|fat)[ \n]")
_NAMED_AFTER: Final = re.compile(
    r" (?:times|telegraph|mirror|express|mail|herald|post|night live|the 13th|school|best|club)\b"
)


def is_weekday(match: re.Match[str], context: Context) -> bool:
    """Tell a day of the week from Black Monday and the Sunday Times.

    Some write it without a capital; what is short is then another word, as sat and sun are.
    """
    if match["weekday"] not in WEEKDAYS and not context.text[match.start("weekday")].isupper():
        return False
    return not (preceded(match, context, _NAMED_DAY) or followed(match, context, _NAMED_AFTER))
