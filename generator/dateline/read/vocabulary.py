"""Reading vocabulary.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.fields import fields
from dateline.model.kind import Kind
from dateline.model.names import Names
from dateline.model.problem import Finding, Place, Position
from dateline.model.records import MODELS, RESERVED
from dateline.model.vocabulary import FieldKind, Vocabulary
from dateline.read.document import load
from dateline.read.typed import read_fields

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_vocabulary(text: str, path: str) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Return the vocabulary that `text` says, and what is wrong with it.

    A part that is wrong is left out: for a list, that is the list that comes with the program.
    """
    document = load(text, path)
    if document.value is None:
        return Vocabulary(), document.findings
    if not isinstance(document.value, dict):
        message = "there are no keys in the vocabulary"
        return Vocabulary(), (
            *document.findings,
            Finding("syntax", path, Position(1, 1), message, "it is made of lists like `types:`"),
        )
    values, wrong = read_fields(Vocabulary, document.value, Names())
    broken = {one.keys[0] for one in wrong}
    vocabulary = Vocabulary(**{name: one for name, one in values.items() if name not in broken})
    findings = [*document.findings, *(one.finding(path, ()) for one in wrong)]
    findings.extend(_clashes(vocabulary, path))
    return vocabulary, tuple(findings)


def _clashes(vocabulary: Vocabulary, path: str) -> Iterator[Finding]:
    """Yield a finding for every own field that cannot be told from a field of the format."""
    for name, field in vocabulary.fields.items():
        place = Place(("fields", name), at_key=True)
        known = fields(MODELS[field.on]).keys() | RESERVED
        if name in known:
            message = f"“{name}” is a field of every {field.on.value} already"
            yield Finding("duplicate-key", path, place, message, "give the field another name")
        if field.kind in {FieldKind.TERM, FieldKind.TERMS} and not field.terms:
            message = f"the field “{name}” has no terms"
            yield Finding("missing-field", path, place, message, "add `terms: {…}`")
        if field.kind is FieldKind.REFERENCE and field.to is None:
            message = f"the field “{name}” does not say what it refers to"
            kinds = ", ".join(Kind)
            yield Finding("missing-field", path, place, message, f"add `to:` with one of {kinds}")
