"""Drafts to records. What is wrong is found all at once, and the rest of the record stays usable.

A record with a wrong value goes on without it, so that rules about the other values still run:
one mistake never hides another. Nothing is built from such a record, since an error stops a build.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, get_args, get_origin

from pydantic import BaseModel, ValidationError

from dateline.model.dates import parse
from dateline.model.problem import Finding, Keys, Place
from dateline.model.records import MODELS, Record
from dateline.read.own_fields import split_own_fields
from dateline.read.repair import without
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from dateline.model.names import Names
    from dateline.model.values import Untyped
    from dateline.model.vocabulary import Vocabulary
    from dateline.read.draft import Draft

RESERVED = frozenset({"id", "path", "within", "registered", "own"})
"""Fields of a record that its file does not say but is."""

_ROUNDS = 6


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
    own, value, findings = split_own_fields(draft, names, vocabulary)
    given: dict[str, Untyped] = dict(value)
    fixed = {
        "id": draft.id,
        "path": draft.path,
        "within": draft.within,
        "registered": True,
        "own": own,
    }
    for key in RESERVED & given.keys():
        del given[key]
        findings.append(_reserved(draft, key))
    for attempt in range(_ROUNDS):
        try:
            record = model.model_validate({**given, **fixed}, context=names)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            # What is missing after a repair is what the repair took out.
            reported = [one for one in errors if attempt == 0 or one["type"] != "missing"]
            findings += [finding_of(draft.path, draft.within, model, one) for one in reported]
            given = _repaired(copy.deepcopy(given), errors, draft)
        else:
            return record, tuple(findings)
    record = model.model_validate({**_stand_ins(draft), **fixed}, context=names)
    return record, tuple(findings)


def _repaired(
    given: dict[str, Untyped], errors: list[ErrorDetails], draft: Draft
) -> dict[str, Untyped]:
    """Return the values of a draft without those that are wrong; required ones get a stand-in."""
    stand_ins = _stand_ins(draft)
    inner: list[Keys] = []
    for details in errors:
        keys = details["loc"]
        if len(keys) == 1 and keys[0] in stand_ins:
            given[str(keys[0])] = stand_ins[str(keys[0])]
        else:
            # What lacks a part goes as a whole: a statement without a speaker is none.
            inner.append(keys[:-1] if details["type"] == "missing" else keys)
    repaired: dict[str, Untyped] = without(given, [keys for keys in inner if keys])
    return repaired


def _reserved(draft: Draft, key: str) -> Finding:
    message = f"unknown key “{key}”"
    hint = f"the file's name is the id: {draft.id}" if key == "id" else "remove it"
    place = Place((*draft.within, key), at_key=True)
    return Finding("unknown-key", draft.path, place, message, hint)


def finding_of(path: str, within: Keys, model: type[BaseModel], details: ErrorDetails) -> Finding:
    """Return a validation error of pydantic as a finding of one of our rules."""
    keys: Keys = (*within, *details["loc"])
    kind, context = details["type"], details.get("ctx", {})
    around = _model_at(model, details["loc"][:-1])
    fields = around.model_fields if around else {}
    name = str(details["loc"][-1]) if details["loc"] else ""
    if kind == "missing":
        description = fields[name].description if name in fields else None
        hint = f"add `{name}: …`" + (f"  ({description})" if description else "")
        return Finding("missing-field", path, Place(keys), f"“{name}” is missing or empty", hint)
    if kind == "extra_forbidden":
        known = fields.keys() - RESERVED
        hint = did_you_mean(name, known) or f"known keys: {', '.join(sorted(known))}"
        return Finding("unknown-key", path, Place(keys, at_key=True), f"unknown key “{name}”", hint)
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", "")).replace("'", "")
        options = expected.replace(" or ", ", ").split(", ")
        given = str(details["input"])
        hint = did_you_mean(given, options) or f"one of: {', '.join(options)}"
        return Finding("wrong-type", path, Place(keys), f"“{name}” cannot be “{given}”", hint)
    if "message" in context:
        return Finding(kind, path, Place(keys), str(context["message"]), context.get("hint"))
    wanted = {"tuple_type": "a list", "dict_type": "a mapping of keys"}.get(kind)
    said = f"“{name}” should be {wanted}" if wanted else f"“{name}”: {details['msg'].lower()}"
    return Finding("wrong-type", path, Place(keys), said)


def _model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Return the model of the mapping that `keys` lead to, None where that is not a model."""
    annotation: Untyped = model
    for key in keys:
        if isinstance(key, int):
            continue
        origin: object = get_origin(annotation)
        if origin is dict:
            annotation = get_args(annotation)[1]
            continue
        around = _model_in(annotation)
        field = around.model_fields.get(key) if around else None
        annotation = field.annotation if field else None
    return _model_in(annotation)


def _model_in(annotation: Untyped) -> type[BaseModel] | None:
    """Return the one model that an annotation is made around: `tuple[Statement, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = annotation if isinstance(annotation, tuple) else get_args(annotation)
    for part in parts:
        found = _model_in(part)
        if found:
            return found
    return None


def _stand_ins(draft: Draft) -> dict[str, Untyped]:
    """Return values for the required fields of a kind where a draft has none to use."""
    required = {
        "title": draft.id,
        "name": draft.id,
        "date": parse("XXXX"),
        "type": "other",
        "kind": "other",
    }
    fields = MODELS[draft.kind].model_fields
    return {
        key: value for key, value in required.items() if key in fields and fields[key].is_required()
    }
