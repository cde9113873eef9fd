from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import parse
from dateline.model.kind import Kind
from dateline.model.names import Entry, Names
from dateline.model.values import (
    ActorRef,
    Credibility,
    Date,
    Importance,
    Number,
    OneOrMore,
    Text,
    Texts,
)
from dateline.read.typed import read_value
from tests.records import MisreadError

if TYPE_CHECKING:
    from dateline.read.typed import Wrong

NAMES = Names.of(
    [
        Entry("nato", Kind.ACTOR, ["NATO"], ["alliance"]),
        Entry("georgia", Kind.ACTOR, ["Georgia"], []),
        Entry("georgia-us", Kind.ACTOR, ["Georgia"], []),
        Entry("brussels", Kind.PLACE, ["Brussels"], []),
    ]
)
ActorRefs = Annotated[tuple[ActorRef, ...], OneOrMore]


def read(kind: object, value: object) -> object:
    """What a value is read as; MisreadError is raised where it is refused."""
    found, wrong = read_value(kind, value, NAMES)
    if wrong:
        raise MisreadError(wrong)
    return found


def refusal(kind: object, value: object) -> Wrong:
    """What is wrong with a value that is refused."""
    with pytest.raises(MisreadError) as caught:
        read(kind, value)
    (wrong,) = caught.value.wrong
    return wrong


@pytest.mark.parametrize(
    ("kind", "given_value", "value"),
    [
        (Text, " a ", "a"),
        (Text, "no", "no"),
        (Text, "0570", "0570"),
        (Texts, "a", ("a",)),
        (Texts, ["a", " b"], ("a", "b")),
        (Date, " 2022-01 ", parse("2022-01")),
        (Number, "50.85", 50.85),
        (Number, "-0.5", -0.5),
        (Number, "+4", 4.0),
        (Number, "007", 7.0),
        (Importance, " 3 ", 3),
        (Credibility, "6", 6),
        (ActorRef, "nato", "nato"),
        (ActorRef, "NATO", "nato"),
        (ActorRef, "alliance", "nato"),
        (ActorRef, "Georgia", "Georgia"),
        (ActorRef, "Brussels", "Brussels"),
        (ActorRef, "nobody", "nobody"),
        (ActorRefs, "NATO", ("nato",)),
        (ActorRefs, ["NATO", "nobody"], ("nato", "nobody")),
    ],
)
def test_what_a_text_is_read_as(kind: object, given_value: object, value: object) -> None:
    assert read(kind, given_value) == value


@pytest.mark.parametrize(
    ("kind", "given_value", "rule", "message"),
    [
        (Text, ["a"], "wrong-type", "this should be a text, but it is a list"),
        (Text, {"a": "b"}, "wrong-type", "this should be a text, but it is a mapping of keys"),
        (Texts, [["a"]], "wrong-type", "this should be a text, but it is a list"),
        (Date, ["1667"], "invalid-date", "a date is a text, but this is a list"),
        (Date, {"a": "b"}, "invalid-date", "a date is a text, but this is a mapping of keys"),
        (Number, "1,5", "wrong-type", "“1,5” is not a number"),
        (Number, "1e5", "wrong-type", "“1e5” is not a number"),
        (Number, "nan", "wrong-type", "“nan” is not a number"),
        (Number, "١٢", "wrong-type", "“١٢” is not a number"),
        (Number, "50.", "wrong-type", "“50.” is not a number"),
        (Number, "9" * 400, "wrong-type", f"“{'9' * 400}” is not a number"),
        (Importance, "0", "wrong-type", "“0” is not a whole number from 1 to 5"),
        (Importance, "2.0", "wrong-type", "“2.0” is not a whole number from 1 to 5"),
        (Credibility, "7", "wrong-type", "“7” is not a whole number from 1 to 6"),
        (ActorRef, ["nato"], "wrong-type", "this should be a text, but it is a list"),
    ],
)
def test_what_is_refused_and_why(
    kind: object, given_value: object, rule: str, message: str
) -> None:
    refused = refusal(kind, given_value)
    assert (refused.rule, refused.message) == (rule, message)


@pytest.mark.parametrize(
    ("kind", "given_value", "hint"),
    [
        (Text, ["a"], "in quotes"),
        (Date, ["1667", "1668"], 'put it in quotes: "[1667,1668]"'),
        (Number, "1,5", "with a point"),
    ],
)
def test_how_to_mend_it_is_said(kind: object, given_value: object, hint: str) -> None:
    assert hint in (refusal(kind, given_value).hint or "")


def test_what_is_no_date_says_so_in_the_words_of_dates() -> None:
    refused = refusal(Date, "2022-02-31")
    assert refused.rule == "invalid-date"
    assert refused.message


@given(st.floats(-1e14, 1e14).map(lambda number: f"{number:.6f}"))
def test_every_decimal_number_is_read(text: str) -> None:
    assert read(Number, text) == float(text)


@given(st.text())
def test_whatever_is_read_as_a_number_looks_like_one(text: str) -> None:
    try:
        read(Number, text)
    except MisreadError:
        return
    assert re.fullmatch(r"\s*[+-]?[0-9.]+\s*", text)
