from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.model.corroboration import Corroboration
from dateline.render.evidence import Evidence, evidence
from tests.records import actor, collection, event, source

if TYPE_CHECKING:
    from dateline.model.records import Event

KNOWN = collection(
    source("article", publisher="The Paper", published="2022-01-14"),
    source("readout", publisher="NATO", published="2022-01-12"),
    source("report", publisher="The Post", relies_on="article"),
    actor("nato", name="NATO"),
    actor("russia", name="Russia"),
    actor("albania", name="Albania"),
)


def told(made: Event) -> Evidence:
    return evidence(made, KNOWN)


def fields(found: Evidence) -> dict[str, tuple[int, ...]]:
    return {key: claimed.sources for key, claimed in found.claims.items()}


def said(by: str, text: str, **values: object) -> dict[str, object]:
    return {"by": by, "says": text, **values}


def test_sources_are_numbered_as_they_are_cited_first() -> None:
    found = told(
        event(
            sources=["readout"],
            evidence={"date": ["article", "readout"]},
            statements=[said("nato", "Yes.", source=["report", "article"])],
        )
    )
    assert [(one.number, one.source.id) for one in found.sources] == [
        (1, "readout"),
        (2, "article"),
        (3, "report"),
    ]
    assert fields(found) == {"date": (1, 2)}
    assert [one.sources for one in found.statements] == [(2, 3)]


def test_what_a_source_is_cited_for() -> None:
    found = told(
        event(
            sources=[
                "article",
                {"id": "article", "locator": "page 2", "supports": ["date", "places"]},
            ],
            evidence={"summary": [{"id": "article", "locator": "page 2"}], "date": ["article"]},
            statements=[
                said("nato", "Yes.", source=[{"id": "article", "locator": "page 3"}]),
                said("nato", "No.", source=["article"]),
            ],
        )
    )
    [only] = found.sources
    assert [(use.locator, use.fields, use.statements) for use in only.uses] == [
        (None, ("event", "date"), (2,)),
        ("page 2", ("date", "places", "summary"), ()),
        ("page 3", (), (1,)),
    ]
    assert fields(found) == {"date": (1,), "places": (1,), "summary": (1,)}


def test_that_a_source_is_for_statements_is_said_by_naming_them() -> None:
    found = told(
        event(
            sources=[
                {"id": "article", "supports": ["statements", "date"]},
                {"id": "readout", "supports": ["statements"]},
            ],
            statements=[said("nato", "Yes.", source=["article"])],
        )
    )
    assert [one.uses[0].fields for one in found.sources] == [("date",), ("statements",)]


def test_single_records_and_fields_of_the_sites_own_have_sources() -> None:
    found = told(
        event(
            actors=["nato", "russia"],
            sources=[{"id": "article", "supports": ["actors.Russia"]}],
            evidence={"actors.nato": "readout", "casualties": ["article", "report"]},
        )
    )
    assert fields(found) == {"actors.russia": (1,), "actors.nato": (2,), "casualties": (1, 3)}
    assert found.sources[0].uses[0].fields == ("actors.russia", "casualties")


def test_what_rests_on_how_much_is_counted() -> None:
    found = told(
        event(
            sources=["article"],
            evidence={"date": ["article", "report"]},
            statements=[
                said("nato", "Yes.", source=["article", "report", "readout"]),
                said("nato", "No.", source=["report", "report"]),
                said("nato", "Perhaps."),
            ],
        )
    )
    assert found.corroboration == (3, 2)
    assert found.claims["date"].corroboration == (2, 1)
    assert [one.corroboration for one in found.statements] == [(3, 2), (1, 1), (0, 0)]


def test_what_was_withdrawn_is_numbered_and_not_counted() -> None:
    found = evidence(
        event(
            sources=["gone", "article"],
            evidence={"date": ["gone"]},
            statements=[said("nato", "Yes.", source=["gone", "article"])],
        ),
        collection(
            source("gone", published="2022-01-12", withdrawn={"date": "2022-02-01"}),
            source("article", publisher="The Paper", published="2022-01-14"),
        ),
    )
    assert [(one.number, one.source.id) for one in found.sources] == [(1, "gone"), (2, "article")]
    assert found.corroboration == (1, 1)
    assert found.claims["date"] == ((1,), (0, 0))
    [only] = found.statements
    assert (only.sources, only.corroboration) == ((1, 2), (1, 1))
    assert only.since is not None
    assert only.since.date.text == "2022-01-14"


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ({"date": "2022-01", "source": "article"}, ("2022-01", False)),
        ({"source": ["article", "readout"]}, ("2022-01-12", True)),
        ({"source": ["report", "article"]}, ("2022-01-14", True)),
        ({"source": "report"}, None),
        ({}, None),
    ],
)
def test_since_when(values: dict[str, object], since: tuple[str, bool] | None) -> None:
    [one] = told(event(statements=[said("nato", "Yes.", **values)])).statements
    assert (one.since and (one.since.date.text, one.since.is_published)) == since


def test_a_version_without_a_date_stands_by_its_publication() -> None:
    found = told(
        event(
            statements=[
                said("nato", "a", about="it", source="article"),
                said("russia", "b", about="It", date="2022-01-13"),
                said("albania", "c", about="it", source="readout"),
            ]
        )
    )
    assert [one.number for one in found.disputes[0].versions] == [3, 2, 1]


def test_statements_are_numbered_in_the_order_of_the_record() -> None:
    found = told(
        event(
            statements=[
                said("nato", "a", about="the talks"),
                said("nato", "b"),
                said("russia", "c", about="the talks"),
                said("russia", "d", about="the weather"),
            ]
        )
    )
    assert [one.number for one in found.statements] == [2, 4]
    [dispute] = found.disputes
    assert (dispute.about, [one.number for one in dispute.versions]) == ("the talks", [1, 3])


def test_versions_stand_by_date_said_then_by_name() -> None:
    versions = [
        ("russia", None),
        ("albania", None),
        ("nato", "2022-01-13"),
        ("russia", "2022-01-12"),
        ("albania", "2022-01-13"),
        ("nobody", "2022-01"),
    ]
    found = told(
        event(
            statements=[
                said(by, "x", about="it", **({"date": date} if date else {}))
                for by, date in versions
            ]
        )
    )
    [dispute] = found.disputes
    assert [
        (one.statement.by[0], one.statement.date and one.statement.date.text)
        for one in dispute.versions
    ] == [
        ("nobody", "2022-01"),
        ("russia", "2022-01-12"),
        ("albania", "2022-01-13"),
        ("nato", "2022-01-13"),
        ("albania", None),
        ("russia", None),
    ]


def test_versions_of_one_speaker_without_dates_keep_their_order() -> None:
    found = told(event(statements=[said("nato", text, about="it") for text in "ba"]))
    assert [one.statement.says for one in found.disputes[0].versions] == ["b", "a"]


def test_disputes_stand_in_the_order_of_their_first_statement() -> None:
    found = told(
        event(statements=[said("nato", "x", about=about) for about in ("b", "a", "a", "b")])
    )
    assert [one.about for one in found.disputes] == ["b", "a"]


def test_what_is_no_source_is_left_out() -> None:
    found = told(
        event(
            sources=["nothing", "nato", "article"],
            statements=[said("nato", "Yes.", source=["nothing", "article"])],
            evidence={"date": ["nothing"]},
        )
    )
    assert [(one.number, one.source.id) for one in found.sources] == [(1, "article")]
    assert found.statements[0].sources == (1,)
    assert fields(found) == {}


def test_an_event_that_says_nothing_has_no_evidence() -> None:
    assert told(event()) == Evidence((), (), (), {}, Corroboration(0, 0))


def test_a_quotation_is_verified_by_the_sources_whose_article_has_it() -> None:
    known = collection(
        source("article"),
        source("readout"),
        articles={"article": "We met in Riga, he said.", "readout": "They met in Riga."},
    )
    quote = {"by": "nato", "quote": "We met in Riga", "source": ["readout", "article"]}
    found = evidence(
        event(
            statements=[
                quote,
                {**quote, "quote": "in Riga"},
                {**quote, "about": "where"},
                said("russia", "In Minsk.", about="where", source="readout"),
            ]
        ),
        known,
    )
    assert [(one.sources, one.verified) for one in found.statements] == [
        ((1, 2), (2,)),
        ((1, 2), ()),
    ]
    assert sorted(one.verified for one in found.disputes[0].versions) == [(), (2,)]
    assert found.is_verified
    assert not evidence(
        event(statements=[said("nato", "Yes.", source="article")]), known
    ).is_verified
