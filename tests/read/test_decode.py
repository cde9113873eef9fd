from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import Edtf, parse
from dateline.model.fields import Value, fields, held
from dateline.model.kind import Kind
from dateline.model.names import Entry, Names
from dateline.model.problem import Place
from dateline.model.records import MODELS, ActorKind, Event, Record, Relations, RevisionKind, Status
from dateline.model.vocabulary import FieldKind, OwnField, Vocabulary
from dateline.read.decode import decode_draft
from dateline.read.draft import Draft, read_draft
from tests.read.test_document import TEXTS

if TYPE_CHECKING:
    from dateline.model.problem import Finding
    from dateline.model.values import Untyped

IDS = st.from_regex(r"[a-z]{1,6}(-[0-9]{1,3})?", fullmatch=True)
WORDS = TEXTS.map(str.strip).filter(bool)
DATES = st.sampled_from(
    [
        "-0044-03-15",
        "../1985",
        "1985/",
        "2022",
        "2022-01",
        "2022-01-12",
        "2022-01-12/2022-01-13",
        "2022-01-12T10:00:00Z",
        "2022-01~",
        "2021-12?",
        "2022-21",
        "202X",
        "XXXX-12-XX",
        "Y-17E7",
        "[1667,1668,1670..1672]",
        "{1960,1961-12}",
    ]
)
NUMBERS = st.decimals(-999, 999, places=4).map(lambda number: f"{number:.4f}")
VOCABULARY = Vocabulary(
    fields={
        name: OwnField(kind=kind, on=Kind.TOPIC, label="A", to=to)
        for name, kind, to in (
            ("background", FieldKind.TEXT, None),
            ("toll", FieldKind.NUMBER, None),
            ("deadline", FieldKind.DATE, None),
            ("host", FieldKind.REFERENCE, Kind.ACTOR),
        )
    }
)


def lists(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Lists of a few values."""
    return st.lists(of, max_size=3)


def mappings(
    required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with all of the required keys and some of the others."""
    return st.fixed_dictionaries(required, optional=optional)


CITATIONS = lists(mappings({"id": IDS}, locator=WORDS, supports=lists(WORDS)))
COMMON = {
    "aliases": lists(WORDS),
    "former_ids": lists(IDS),
    "body": WORDS,
    "added": DATES,
    "revisions": lists(
        mappings({"date": DATES, "kind": st.sampled_from(RevisionKind), "note": WORDS})
    ),
    "withdrawn": mappings({"date": DATES}, reason=WORDS),
}
STATEMENTS = lists(
    mappings(
        {"by": st.lists(IDS, min_size=1, max_size=2)},
        stance=WORDS,
        quote=WORDS,
        says=WORDS,
        about=WORDS,
        date=DATES,
        source=CITATIONS,
    )
)
VALUES = {
    Kind.EVENT: mappings(
        {"title": WORDS, "date": DATES, "type": WORDS},
        **COMMON,
        status=st.sampled_from(Status),
        summary=WORDS,
        places=lists(IDS),
        actors=lists(IDS),
        topics=lists(IDS),
        importance=st.sampled_from("12345"),
        sources=CITATIONS,
        statements=STATEMENTS,
        evidence=st.dictionaries(WORDS, CITATIONS, max_size=2),
        relations=mappings({}, follows=lists(IDS), causes=lists(IDS), supersedes=lists(IDS)),
        media=lists(mappings({"file": WORDS, "alt": WORDS}, credit=WORDS, caption=WORDS)),
    ),
    Kind.ACTOR: mappings(
        {"name": WORDS, "kind": st.sampled_from(ActorKind)},
        **COMMON,
        description=WORDS,
        also_known_as=lists(mappings({"text": WORDS, "lang": WORDS})),
        part_of=lists(IDS),
        roles=lists(mappings({"role": WORDS}, at=IDS, period=DATES)),
        country=WORDS,
        wikidata=WORDS,
    ),
    Kind.PLACE: mappings(
        {"name": WORDS}, **COMMON, kind=WORDS, lat=NUMBERS, lon=NUMBERS, part_of=lists(IDS)
    ),
    Kind.TOPIC: mappings(
        {"name": WORDS},
        **COMMON,
        description=WORDS,
        part_of=lists(IDS),
        background=WORDS,
        toll=NUMBERS,
        deadline=DATES,
        host=IDS,
    ),
    Kind.SOURCE: mappings(
        {"title": WORDS},
        **COMMON,
        publisher=WORDS,
        authors=lists(WORDS),
        url=WORDS,
        published=DATES,
        accessed=DATES,
        language=WORDS,
        reliability=st.sampled_from("ABCDEF"),
        credibility=st.sampled_from("123456"),
        copy_of=IDS,
        relies_on=lists(IDS),
        attribution=st.sampled_from(["named", "anonymous"]),
        note=WORDS,
    ),
}
"""What an editor may write in a record of each kind."""


def encoded(record: Record) -> str:
    """A record as the text of a file that says it."""
    said = {**_raw(record), **_raw(record.own)}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def _raw(value: Untyped) -> Untyped:
    if isinstance(value, Value):
        nothing: tuple[object, ...] = (None, (), {}, Relations())
        return _raw({name: one for name, one in held(value).items() if one not in nothing})
    if isinstance(value, dict):
        return {key: _raw(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_raw(item) for item in value]
    if isinstance(value, (Edtf, Enum)):
        return value.text if isinstance(value, Edtf) else value.value
    return f"{value:.6f}" if isinstance(value, float) else str(value)


def decoded(
    text: str, kind: Kind, names: Names | None = None
) -> tuple[Record, tuple[Finding, ...]]:
    """The record that a file says, and what is wrong with it."""
    draft, found = read_draft(text, f"{kind.folder}/a.yml", kind)
    record, more = decode_draft(draft, names or Names(), VOCABULARY)
    return record, (*found, *more)


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_record_that_is_written_down_and_read_is_the_same(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    draft = Draft("a", kind, f"{kind.folder}/a.yml", value)
    record, found = decode_draft(draft, Names(), VOCABULARY)
    assert found == ()
    assert decoded(encoded(record), kind) == (record, ())


def test_names_become_ids() -> None:
    names = Names.of(
        [
            Entry("nato", Kind.ACTOR, ("NATO", "The Alliance"), ("north-atlantic",)),
            Entry("kerry-a", Kind.ACTOR, ("Kerry",), ()),
            Entry("kerry-b", Kind.ACTOR, ("Kerry",), ()),
        ]
    )
    text = (
        "title: A\ndate: 2022\ntype: call\n"
        "actors: [nato, the  alliance, north-atlantic, Kerry, kerry-a, nobody]\n"
    )
    event, found = decoded(text, Kind.EVENT, names)
    assert isinstance(event, Event)
    assert event.actors == ("nato", "nato", "nato", "Kerry", "kerry-a", "nobody")
    assert found == ()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("name: [A]", Place(("name",)), "this should be a text, but it is a list"),
        ("nme: A\nname: A", Place(("nme",), at_key=True), "unknown key “nme”"),
        ("name: A\nkind: robot", Place(("kind",)), "“kind” cannot be “robot”"),
        ("name: A\nadded: soon", Place(("added",)), None),
        ("name: A\nroles: [{at: nato}]", Place(("roles", 0, "role")), "“role” is missing or empty"),
        ("name: A\nroles: [{role: A, period: soon}]", Place(("roles", 0, "period")), None),
        ("name: A\nroles: {role: A}", Place(("roles",)), "“roles” should be a list"),
        ("name: ' '", Place(("name",)), "there is nothing here"),
        ("name: A\npart_of:\n  - nato\n  -\n", Place(("part_of", 1)), "there is nothing here"),
        (
            "name: A\nrevisions: [{date: 2022, kind: mistake, note: A}]",
            Place(("revisions", 0, "kind")),
            "“kind” cannot be “mistake”",
        ),
        ("name: A\nid: b", Place(("id",), at_key=True), "unknown key “id”"),
        (
            "name: A\nregistered: no",
            Place(("registered",), at_key=True),
            "unknown key “registered”",
        ),
    ],
)
def test_wrong_value_is_told_at_its_place(text: str, place: Place, message: str | None) -> None:
    kind = "" if "kind: robot" in text else "\nkind: person"
    record, (found,) = decoded(text + kind, Kind.ACTOR)
    assert found.place == place
    assert message in (None, found.message)
    assert record.id == "a"


def test_all_that_is_wrong_is_told_at_once_and_the_rest_is_kept() -> None:
    text = (
        "title: A\ndate: soon\ntype: call\nimportance: 9\ntopics: [talks]\n"
        "statements:\n  - {by: nato, says: A}\n  - {says: B}\n  - {by: nato, sais: C}\n"
    )
    event, found = decoded(text, Kind.EVENT)
    assert isinstance(event, Event)
    assert {one.place.keys for one in found if isinstance(one.place, Place)} == {
        ("date",),
        ("importance",),
        ("statements", 1, "by"),
        ("statements", 2, "sais"),
    }
    assert (event.title, event.type, event.topics) == ("A", "call", ("talks",))
    assert [statement.says for statement in event.statements] == ["A", None]
    assert (event.date, event.importance) == (parse("XXXX"), None)


@pytest.mark.parametrize("kind", Kind)
def test_empty_record_gets_stand_ins_and_is_told_what_it_lacks(kind: Kind) -> None:
    record, found = decoded("{}", kind)
    required = {name for name, field in fields(MODELS[kind]).items() if field.is_required}
    assert {one.place.keys for one in found if isinstance(one.place, Place)} == {
        (name,) for name in required
    }
    assert record.label == "a"
