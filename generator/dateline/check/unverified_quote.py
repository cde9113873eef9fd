"""A quotation of an article that has a fingerprint could not be verified.

Nothing shows that it is wrong, and nothing shows that it is right, so readers do not see “verified
against the article” below it. A fingerprint tells of three words or more that follow each other: a
part of fewer, as an ellipsis or a bracket leaves it, could have any words. Of a word whose letters
were changed, as in `concern[ed]`, nobody can tell which word it was. And a quotation that is not in
the article of one source may be in that of another which has no fingerprint.

It is no mistake and nothing has to be mended: it is a list for editors, which
`dateline check --notices` shows. Events that were withdrawn are let alone.

**How to mend it.** Have the articles at hand: `dateline check --articles FOLDER` compares every
word, short parts too, and is silent where the article has them. Quote three words or more on each
side of what is left out, put a changed word into brackets as a whole, and give the other sources of
the statement fingerprints.

```yaml
statements:
  - by: jens-stoltenberg
    quote: We will … reject it.                 # “We will” is too short
    source: paper-2022-01-13
  - by: jens-stoltenberg
    quote: We are [concerned] about the troops.  # not: concern[ed]
    source: paper-2022-01-13
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.check.rule import place_in, quoted
from dateline.model.fingerprint import RUN
from dateline.model.problem import Finding, Severity
from dateline.model.proof import proofs
from dateline.model.records import Source
from dateline.model.wording import quotation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.proof import Asked, Proof
    from dateline.model.records import Statement
    from dateline.model.wording import Word

ID = "unverified-quote"
SEVERITY = Severity.NOTICE


class _Reason(NamedTuple):
    """Why a quotation could not be verified."""

    asked: Asked
    message: str
    hint: str


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every quotation that a fingerprint neither proves nor refutes."""
    for event, index, statement, proof in proofs(collection):
        reason = _reason(proof, statement, collection)
        if reason:
            place = place_in(event, "statements", index, *reason.asked.compared.keys)
            yield Finding(ID, event.path, place, reason.message, reason.hint, SEVERITY)


def _reason(proof: Proof, statement: Statement, collection: Collection) -> _Reason | None:
    if proof.proven_by or proof.is_wrong:
        return None
    if proof.open_in:
        return _untold(proof.open_in[0])
    return _elsewhere(proof, statement, collection)


def _untold(asked: Asked) -> _Reason:
    """Return why the article of a source cannot tell of a quotation."""
    said = quotation(asked.compared.text)
    if said.changed is not None:
        message = f"this quotation is not verified: letters are changed in {quoted(said.changed)}"
        return _Reason(
            asked, message, "put the whole word into brackets; the rest is compared then"
        )
    short = next((part for part in said.parts if len(part) < RUN), None)
    if short is None:
        message = "this quotation is not verified: it has no word that could be compared"
        return _Reason(asked, message, "quote words of the article")
    message = (
        f"this quotation is not verified: {quoted(_written(short))} is too short for a fingerprint"
    )
    hint = "dateline check --articles FOLDER compares every word, if the article is in that folder"
    return _Reason(asked, message, hint)


def _elsewhere(proof: Proof, statement: Statement, collection: Collection) -> _Reason | None:
    """Return what is to be said where one article does not have a quotation, and another may."""
    unasked = (
        source
        for citation in statement.source
        if isinstance(source := collection.by_id.get(citation.id), Source)
        and citation.id not in collection.fingerprints
    )
    other = next(unasked, None)
    if other is None or not proof.absent_from:
        return None
    absence = proof.absent_from[0]
    label = quoted(collection.by_id[absence.source].label)
    message = f"this quotation is not in the article {label}"
    hint = f"make one with dateline fingerprint ARTICLE --source {other.id}"
    return _Reason(absence, f"{message}, and {quoted(other.label)} has no fingerprint", hint)


def _written(part: Sequence[Word]) -> str:
    """Return some few words as they stand in the text; those written in one stand there once."""
    first = part[0].written
    if all(word.written == first for word in part) and len(words(first)) == len(part):
        return first
    return " ".join(word.written for word in part)
