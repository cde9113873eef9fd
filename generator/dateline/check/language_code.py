"""A language is not written as a language tag.

`language` of a source and `lang` of a name in another script or of a quotation’s original are
BCP 47 tags: `en`, `uk`, `zh-Hant`, `pt-BR`. Pages carry them, so that screen readers speak a name
with the right sounds and browsers hyphenate and choose letters well. The code of a country is none:
Ukrainian is `uk`, not `ua`.

**How to mend it.** Write the two-letter code of the language, the three-letter one where there is
no shorter one, then a script or a region only if it is needed.

```yaml
also_known_as:
  - {text: Київ, lang: ua}    # wrong
  - {text: Київ, lang: uk}    # right
```
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from dateline.check.rule import place_in, quoted
from dateline.model.names import fold
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.problem import Place
    from dateline.model.records import Record

ID = "language-code"
SEVERITY = Severity.ERROR

# RFC 5646, section 2.1, without the grandfathered tags, which all have a better successor.
_TAG = re.compile(
    r"""(?ix)
    (?P<language>[a-z]{2,3}) (?:-[a-z]{3}){0,3}     # language, extended language
    (?:-[a-z]{4})?                                  # script
    (?:-(?:[a-z]{2}|[0-9]{3}))?                     # region
    (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*        # variants
    (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*            # extensions
    (?:-x(?:-[a-z0-9]{1,8})+)?                      # private use
    """
)
_PRIVATE = re.compile(r"q[a-t][a-z]")
_LONGEST = 60
_TWO = 2


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every language tag that is malformed or of no known language."""
    for source in collection.sources:
        if source.language and _wrong(source.language):
            yield _finding(source, place_in(source, "language"), source.language)
    for actor in collection.actors:
        for index, name in enumerate(actor.also_known_as):
            if _wrong(name.lang):
                yield _finding(actor, place_in(actor, "also_known_as", index, "lang"), name.lang)
    for event in collection.events:
        for index, statement in enumerate(event.statements):
            if statement.original and _wrong(statement.original.lang):
                place = place_in(event, "statements", index, "original", "lang")
                yield _finding(event, place, statement.original.lang)


def _finding(record: Record, place: Place, tag: str) -> Finding:
    message = f"{quoted(tag)} is not the tag of a language"
    return Finding(ID, record.path, place, message, _hint(tag))


def _wrong(tag: str) -> bool:
    match = _TAG.fullmatch(tag) if len(tag) <= _LONGEST else None
    if match is None:
        return True
    language = match["language"].lower()
    # Names of languages take longer to load than everything else that a check needs.
    return not (
        language in _languages()
        or _PRIVATE.fullmatch(language)
        or language in Locale.parse("en").languages
    )


@cache
def _languages() -> frozenset[str]:
    """Return the codes that Unicode's locale data knows apart from their names in English."""
    likely = (tag.partition("_")[0] for tag in get_global("likely_subtags"))
    # A code that has a shorter one is none: `eng` is written `en`.
    others = (code for code, better in get_global("language_aliases").items() if len(better) > _TWO)
    return frozenset({*likely, *others})


def _hint(tag: str) -> str:
    """Return how a tag may have been meant: a longer code, an English name, a country's code."""
    written = tag.strip().lower()
    better = get_global("language_aliases").get(written)
    if not better:
        names = Locale.parse("en").languages
        better = next((code for code, name in names.items() if fold(name) == fold(tag)), None)
    if not better and re.fullmatch("[a-z]{2}", written):
        spoken = get_official_languages(written.upper())
        better = spoken[0] if spoken else None
    if better:
        return f"did you mean “{better.replace('_', '-')}”?"
    return "write a tag such as en, uk or zh-Hant (BCP 47)"
