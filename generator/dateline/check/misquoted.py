"""A quotation is not in the article it is taken from.

An article whose text is not in the repository can have a fingerprint there, which
`dateline fingerprint` makes. It shows whether the words of a `quote` stand in the article one after
another. Compared are the words alone: capitals, punctuation and the forms of quotation marks and
dashes are not. An ellipsis `…` stands for words that were left out, `[square brackets]` for an
editor’s own, and the parts around them come in the order of the article. Where a quotation has an
`original` in the language of its source, that is what is compared.

A statement with several sources is right if one of them has the quotation. It is wrong only if all
of them have fingerprints and none has it.

**How to mend it.** Copy the words from the article again. `dateline check --articles FOLDER` names
the first word that differs, if the article is in that folder. If the article itself has changed
since, make its fingerprint anew.

```yaml
# The article: “Our differences will not be easy to bridge.”
statements:
  - by: jens-stoltenberg
    quote: Our differences will be hard to bridge.       # wrong
    source: paper-2022-01-13
  - by: jens-stoltenberg
    quote: "[D]ifferences will not be easy to bridge…"   # right
    source: paper-2022-01-13
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity
from dateline.model.proof import proofs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.proof import Asked

ID = "misquoted"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every quotation that is in none of its articles."""
    for event, index, _, proof in proofs(collection):
        if proof.is_wrong:
            # Of several articles, the first that is at hand says most.
            at_hand = (one for one in proof.absent_from if one.source in collection.articles)
            absence = next(at_hand, proof.absent_from[0])
            place = place_in(event, "statements", index, *absence.compared.keys)
            message, hint = _said(absence, collection)
            yield Finding(ID, event.path, place, message, hint)


def _said(absence: Asked, collection: Collection) -> tuple[str, str]:
    """Return what is wrong and how to mend it."""
    source = collection.by_id[absence.source]
    article = collection.articles.get(absence.source)
    departure = article.departure(absence.compared.text) if article else None
    if departure is None:
        hint = "copy it from the article; check with --articles FOLDER names the word that differs"
        return f"this quotation is not in the article {quoted(source.label)}", hint
    message = f"this quotation departs from the article at {quoted(departure.word)}"
    if departure.instead is None:
        return message, f"nothing like it is in {quoted(source.label)}; is this its source?"
    message = f"{message}, where it has {quoted(departure.instead)}"
    return message, "copy the words from the article"
