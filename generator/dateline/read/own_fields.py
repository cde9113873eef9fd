"""The values of the fields that a site declares for itself in vocabulary.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from dateline.model.problem import Finding, Place
from dateline.model.values import Date, Number, Target, Text, Texts
from dateline.model.vocabulary import FieldKind
from dateline.read.suggest import did_you_mean
from dateline.read.typed import WRONG, read_value

if TYPE_CHECKING:
    from dateline.model.names import Names
    from dateline.model.values import OwnValue, Raw
    from dateline.model.vocabulary import OwnField, Vocabulary
    from dateline.read.draft import Draft

_TYPES: dict[FieldKind, Any] = {
    FieldKind.TEXT: Text,
    FieldKind.NUMBER: Number,
    FieldKind.DATE: Date,
    FieldKind.TERM: Text,
    FieldKind.TERMS: Texts,
}


def split_own_fields(
    draft: Draft, names: Names, vocabulary: Vocabulary
) -> tuple[dict[str, OwnValue], dict[str, Raw], list[Finding]]:
    """Return the site's own fields of a draft, typed, then the rest of it, then what is wrong."""
    declared = {name: field for name, field in vocabulary.fields.items() if field.on is draft.kind}
    if not declared:
        return {}, draft.value, []
    own: dict[str, OwnValue] = {}
    rest: dict[str, Raw] = {}
    findings: list[Finding] = []
    for key, value in draft.value.items():
        field = declared.get(key)
        if field is None:
            rest[key] = value
        elif value not in ("", [], {}):
            typed, found = _typed(draft, key, field, value, names)
            findings.extend(found)
            if typed is not None:
                own[key] = typed
    return own, rest, findings


def _typed(
    draft: Draft, key: str, field: OwnField, value: Raw, names: Names
) -> tuple[OwnValue | None, list[Finding]]:
    place = Place((*draft.within, key))
    wanted: Any = Annotated[str, Target(field.to)] if field.to else _TYPES.get(field.kind, Text)
    typed, wrong = read_value(wanted, value, names)
    findings = [one.finding(draft.path, place.keys) for one in wrong]
    if typed is WRONG:
        return None, findings
    if field.kind in {FieldKind.TERM, FieldKind.TERMS}:
        for term in typed if isinstance(typed, tuple) else (str(typed),):
            if term not in field.terms:
                message = f"“{term}” is not a term of “{key}”"
                hint = did_you_mean(term, field.terms) or f"terms: {', '.join(field.terms)}"
                findings.append(Finding("unknown-term", draft.path, place, message, hint))
    return typed, findings
