"""A quotation has quotation marks of its own around it.

The page puts the marks of its language around every `quote`, so that these would stand there twice:
““We talked.”” Marks inside a quotation, around words that its speaker quotes, stay where they are.

This is a warning, shown at the quotation.

**How to mend it.** Take the outer marks away. Where they are the speaker's, since all of what was
said is itself a quotation, say so in the same line: `# ignore[doubled-quotes]: …`

```yaml
statements:
  - by: jens-stoltenberg
    quote: “Our differences will not be easy to bridge.”    # wrong
    source: aljazeera-2022-01-14
  - by: jens-stoltenberg
    quote: Our differences will not be easy to bridge.      # right
    source: aljazeera-2022-01-14
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "doubled-quotes"
SEVERITY = Severity.WARNING

_CLOSING = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "\u201a": "‘’",
    "「": "」",
    "『": "』",
}
"""What can close a quotation, by what opens it."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every quotation, and every original of one, in quotation marks."""
    for event in collection.events:
        for index, statement in enumerate(event.statements):
            keys = ("statements", index)
            original = statement.original.text if statement.original else None
            for inner, text in ((("quote",), statement.quote), (("original", "text"), original)):
                if text and _is_in_marks(text):
                    place = place_in(event, *keys, *inner)
                    message = "this quotation has quotation marks around it, and the page adds them"
                    hint = "take them away; marks inside of it stay"
                    yield Finding(ID, event.path, place, message, hint, SEVERITY)


def _is_in_marks(text: str) -> bool:
    """Return whether one pair of marks holds all of a text, but for the stop behind it."""
    plain = text.strip().rstrip(".,;")
    marks = plain[:1], plain[-1:]
    if len(plain) <= len(marks) or marks[1] not in _CLOSING.get(marks[0], ""):
        return False
    # “One” and “two” begin and end with marks that do not belong together.
    return not set(plain[1:-1]) & {marks[0], marks[1]}
