"""Sources written inside an event become source records of their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.model.kind import Kind
from dateline.model.problem import Finding, Keys, Place, Severity
from dateline.model.slug import slug
from dateline.read.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.values import Raw

_OF_CITATION = frozenset({"id", "locator", "supports"})


@dataclass(frozen=True, slots=True)
class Lifted:
    """Events without inline sources, and the sources taken out of them."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...] = field(default=())


def lift_inline_sources(drafts: Iterable[Draft]) -> Lifted:
    """Replace every inline source by a citation of a source record.

    Two inline sources with one address are one source, and so are an inline source and a source
    record with one address. The id of an inline source is made from its address alone, so that
    its page stays where it is when the title or the publisher is mended.
    """
    listed = list(drafts)
    known = {
        address: draft
        for draft in reversed(listed)
        if draft.kind is Kind.SOURCE and (address := as_compared(draft.value.get("url")))
    }
    lifter = _Lifter(known, [])
    result = [lifter.lift(draft) if draft.kind is Kind.EVENT else draft for draft in listed]
    new = [draft for draft in lifter.known.values() if draft.within]
    return Lifted((*result, *new), tuple(lifter.findings))


@dataclass(slots=True)
class _Lifter:
    known: dict[str, Draft]
    """Sources by address; by id for those without one."""
    findings: list[Finding]

    def lift(self, event: Draft) -> Draft:
        value = dict(event.value)
        for key in ("sources", "evidence", "statements"):
            if key not in value:
                continue
            if key == "sources":
                value[key] = self._citations(event, (key,), value[key])
            elif key == "evidence" and isinstance(evidence := value[key], dict):
                value[key] = self._in_each(event, (key,), evidence)
            elif key == "statements" and isinstance(value[key], list):
                value[key] = [
                    self._statement(event, (key, index), item)
                    for index, item in enumerate(value[key])
                ]
        return replace(event, value=value)

    def _in_each(self, event: Draft, keys: Keys, value: dict[str, Raw]) -> Raw:
        return {name: self._citations(event, (*keys, name), item) for name, item in value.items()}

    def _statement(self, event: Draft, keys: Keys, value: Raw) -> Raw:
        if not isinstance(value, dict) or "source" not in value:
            return value
        return {**value, "source": self._citations(event, (*keys, "source"), value["source"])}

    def _citations(self, event: Draft, keys: Keys, value: Raw) -> Raw:
        if isinstance(value, dict):
            return self._citation(event, keys, value)
        if isinstance(value, list):
            return [
                self._citation(event, (*keys, index), item) if isinstance(item, dict) else item
                for index, item in enumerate(value)
            ]
        return value

    def _citation(self, event: Draft, keys: Keys, value: dict[str, Raw]) -> Raw:
        if "id" in value or not ("url" in value or "title" in value):
            return value
        described = {key: item for key, item in value.items() if key not in _OF_CITATION}
        source = Draft(_id(described), Kind.SOURCE, event.path, described, keys)
        known = self.known.setdefault(as_compared(described.get("url")) or source.id, source)
        if known is not source:
            self._compare(source, known)
        kept = {key: item for key, item in value.items() if key in _OF_CITATION}
        return {"id": known.id, **kept}

    def _compare(self, source: Draft, known: Draft) -> None:
        """Note every description of `source` that `known` contradicts or lacks."""
        for key, item in source.value.items():
            if key != "url" and item != known.value.get(key, ""):
                another = f"with another “{key}”" if key in known.value else f"without “{key}”"
                message = f"this source is described in {known.path} {another}"
                mend = "make them agree" if key in known.value else f"say it there too: {key}: …"
                hint = f"cite it by its id: {known.id}" if not known.within else mend
                self.findings.append(
                    Finding(
                        "conflicting-source",
                        source.path,
                        Place((*source.within, key)),
                        message,
                        hint,
                        Severity.WARNING,
                    )
                )


def as_compared(url: Raw | None) -> str:
    """Return the address of a source as it is compared with those of others.

    Args:
        url: What is written; without scheme, `www.`, fragment and last slash it is the same.

    Returns:
        The address; empty where there is none.
    """
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return url.strip()
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}" if host else url.strip()


def _id(described: dict[str, Raw]) -> str:
    address = as_compared(described.get("url"))
    if address:
        name, basis = slug(address.partition("/")[0], longest=40), address
    else:
        parts = [described.get(key) for key in ("title", "publisher", "published")]
        basis = "\n".join(part for part in parts if isinstance(part, str))
        name = slug(basis.partition("\n")[0], longest=40)
    digest = hashlib.sha256(basis.encode()).hexdigest()[:8]
    return f"{name}-{digest}" if name else f"source-{digest}"
