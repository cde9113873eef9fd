"""Drafts to records. What is wrong is found all at once, and the rest of the record stays usable.

A record with a wrong value goes on without it, so that rules about the other values still run:
one mistake never hides another. Nothing is built from such a record, since an error stops a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.dates import parse
from dateline.model.fields import fields
from dateline.model.problem import Finding, Place
from dateline.model.records import MODELS, RESERVED, ActorKind
from dateline.read.own_fields import split_own_fields
from dateline.read.typed import read_fields

if TYPE_CHECKING:
    from dateline.model.names import Names
    from dateline.model.records import Record
    from dateline.model.values import Untyped
    from dateline.model.vocabulary import Vocabulary
    from dateline.read.draft import Draft


def decode_draft(
    draft: Draft, names: Names, vocabulary: Vocabulary
) -> tuple[Record, tuple[Finding, ...]]:
    """Return the record that a draft says, and everything that is wrong with it.

    Args:
        draft: The draft.
        names: What references are looked up in; the record keeps the ids found.
        vocabulary: For the site's own fields.

    Returns:
        A record that lacks the values that are wrong; required ones are filled in with stand-ins.
    """
    model = MODELS[draft.kind]
    own, given, findings = split_own_fields(draft, names, vocabulary)
    reserved = RESERVED & given.keys()
    if reserved:
        findings += [_reserved(draft, key) for key in sorted(reserved)]
        given = {key: value for key, value in given.items() if key not in RESERVED}
    values, wrong = read_fields(model, given, names)
    findings += [one.finding(draft.path, draft.within) for one in wrong]
    if wrong:
        values = _stand_ins(draft) | values
    record = model(id=draft.id, path=draft.path, within=draft.within, own=own, **values)
    return record, tuple(findings)


def _reserved(draft: Draft, key: str) -> Finding:
    message = f"unknown key “{key}”"
    hint = f"the file's name is the id: {draft.id}" if key == "id" else "remove it"
    place = Place((*draft.within, key), at_key=True)
    return Finding("unknown-key", draft.path, place, message, hint)


def _stand_ins(draft: Draft) -> dict[str, Untyped]:
    """Return values for the required fields of a kind where a draft has none to use."""
    stand_ins = {
        "title": draft.id,
        "name": draft.id,
        "date": parse("XXXX"),
        "type": "other",
        "kind": ActorKind.OTHER,
    }
    return {
        name: stand_ins[name]
        for name, field in fields(MODELS[draft.kind]).items()
        if field.is_required
    }
