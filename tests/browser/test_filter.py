"""Which events a selection shows, as the scripts of the site work it out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.export.reader.dates import EPOCH, date_columns
from dateline.model.dates import Certainty, Day, parse
from dateline.model.day_count import day_number
from tests.browser.modules import blank_page, call
from tests.export.reader.reading import made
from tests.model.test_dates_properties import edtf_texts
from tests.records import actor, event, place, source, statement, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NUMBERS = {Certainty.NO: 0, Certainty.POSSIBLE: 1, Certainty.CERTAIN: 2}

LINKED = timeline(
    event("2021-12-01-a", date="2021-12", actors=["nato", "russia"], places=["brussels"]),
    event("2022-01-02-b", date="2022-01-02", actors=["nato"], type="call", sources=["x", "y"]),
    event("2022-01-03-c", date="2022-01-03?", actors=["russia"], places=["geneva"], sources=["y"]),
    event(
        "2022-01-04-d",
        date="2022-01-04/2022-02-03",
        actors=["nato", "russia"],
        places=["geneva"],
        status="planned",
        sources=["z"],
        statements=[statement("nato", about="it"), statement("russia", about="it")],
    ),
    event("2022-03-05-e", date="2022-03-05", type="call", status="disputed", sources=["x"]),
    actor("nato"),
    actor("russia"),
    place("brussels"),
    place("geneva"),
    source("x", publisher="The Paper"),
    source("y", publisher="The Paper"),
    source("z", publisher="The Other"),
)
A, B, C, D, E = range(5)

FILTER = """
  const {openStore} = await import('./js/store.js');
  const {daysOf} = await import('./js/days.js');
  const store = await openStore('.');
  await store.sources();
  const chosen = Object.fromEntries(Object.entries(given.chosen ?? {}).map(([facet, ids]) =>
    [facet.replace('!', ''), {
      values: ids.map((id) => store.columns[facet.replace('!', '')].ids.indexOf(id)),
      every: facet.endsWith('!'),
    }]));
  const window = given.window ? [daysOf(given.window[0])[0], daysOf(given.window[1])[1]] : null;
  const result = m.filter(store, {certain: false, disputed: false, ...given, chosen, window});
  const counts = Object.fromEntries(Object.entries(result.counts).map(([facet, numbers]) =>
    [facet, Object.fromEntries(store.columns[facet].ids.map((id, at) => [id, numbers[at]]))]));
  return {...result, shown: [...result.shown], counts};
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with blank_page(browser, tmp_path_factory.mktemp("filter"), made(LINKED)) as page:
        yield page


def filtered(page: Page, **selection: object) -> Any:  # noqa: ANN401 - JSON
    return call(page, "filter", FILTER, selection)


@pytest.mark.parametrize(
    ("selection", "shown"),
    [
        ({}, [A, B, C, D, E]),
        ({"chosen": {"actor": ["nato"]}}, [A, B, D]),
        ({"chosen": {"actor": ["nato", "russia"]}}, [A, B, C, D]),
        ({"chosen": {"actor!": ["nato", "russia"]}}, [A, D]),
        ({"chosen": {"actor!": ["nato", "nato"]}}, [A, B, D]),
        ({"chosen": {"actor": ["nato"], "type": ["call"]}}, [B]),
        ({"chosen": {"type": ["call"], "status": ["disputed"]}}, [E]),
        ({"chosen": {"place": ["brussels", "geneva"]}}, [A, C, D]),
        ({"chosen": {"source": ["y"]}}, [B, C]),
        ({"chosen": {"publisher": ["The Paper"]}}, [B, C, E]),
        ({"chosen": {"publisher!": ["The Paper", "The Other"]}}, []),
        ({"disputed": True}, [D, E]),
        ({"disputed": True, "chosen": {"actor": ["nato"]}}, [D]),
        ({"window": ["2022-01", "2022-01"]}, [B, C, D]),
        ({"window": ["2022-01", "2022-01"], "certain": True}, [B, D]),
        ({"window": ["2021-12-10", "2022-01-02"]}, [A, B]),
        ({"window": ["2021-12-10", "2022-01-02"], "certain": True}, [B]),
        ({"window": ["2030", "2031"]}, []),
    ],
)
def test_events_that_a_selection_shows(
    page: Page, selection: dict[str, object], shown: list[int]
) -> None:
    assert filtered(page, **selection)["shown"] == shown


def test_counts_of_a_facet_say_what_another_choice_would_show(page: Page) -> None:
    counts = filtered(page, chosen={"actor": ["nato"], "type": ["meeting"]})["counts"]
    assert counts["actor"] == {"nato": 2, "russia": 3}
    assert (counts["type"]["meeting"], counts["type"]["call"]) == (2, 1)
    assert counts["place"] == {"geneva": 1, "brussels": 1}
    assert counts["status"]["planned"] == 1
    assert counts["status"]["disputed"] == 0


def test_counts_where_every_value_is_asked_for_say_what_is_left(page: Page) -> None:
    counts = filtered(page, chosen={"actor!": ["nato"]})["counts"]
    assert counts["actor"] == {"nato": 3, "russia": 2}


def test_what_is_disputed_is_counted_whether_or_not_it_is_chosen(page: Page) -> None:
    assert filtered(page)["disputed"] == 2
    assert filtered(page, chosen={"type": ["call"]})["disputed"] == 1
    assert filtered(page, disputed=True)["counts"]["status"]["planned"] == 1


def test_certain_and_possible_events_are_told_apart(page: Page) -> None:
    found = filtered(page, window=["2022-01", "2022-01"])
    assert (found["certain"], found["possible"]) == (2, 1)
    assert filtered(page)["certain"] == 5


@st.composite
def selections(draw: st.DrawFn) -> dict[str, Any]:
    chosen = {}
    ids = {
        "type": ["meeting", "call"],
        "status": ["confirmed", "planned", "disputed"],
        "actor": ["nato", "russia"],
        "place": ["brussels", "geneva"],
        "publisher": ["The Paper", "The Other"],
    }
    for facet, values in ids.items():
        picked = draw(st.lists(st.sampled_from(values), max_size=2, unique=True))
        if picked:
            chosen[facet + draw(st.sampled_from(["", "!"]))] = picked
    return {"chosen": chosen, "disputed": draw(st.booleans())}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(selections(), st.data())
def test_a_count_is_what_choosing_the_value_shows(
    page: Page, selection: dict[str, Any], data: st.DataObject
) -> None:
    counts = filtered(page, **selection)["counts"]
    facet = data.draw(st.sampled_from(["type", "status", "actor", "place", "publisher"]))
    value = data.draw(st.sampled_from(sorted(counts[facet])))
    chosen = dict(selection["chosen"])
    if f"{facet}!" in chosen:
        chosen[f"{facet}!"] = [*chosen[f"{facet}!"], value]
    else:
        chosen[facet] = [value]
    assert counts[facet][value] == len(filtered(page, **{**selection, "chosen": chosen})["shown"])


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Day, Day]:
    year = draw(st.integers(-50, 2100))
    month, length = draw(st.integers(1, 12)), draw(st.sampled_from([0, 0, 1, 9, 150]))
    return Day(year, month, draw(st.integers(1, 28))), Day(year + length, 12, 31)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edtf_texts, min_size=1, max_size=25), stretches())
def test_certainty_is_that_of_the_date_itself(
    page: Page, texts: list[str], stretch: tuple[Day, Day]
) -> None:
    dates = [parse(text) for text in texts]
    nothing = {"counts": "0" * len(dates), "values": [], "ids": [], "labels": []}
    core = {
        **date_columns(dates),
        **dict.fromkeys(("type", "status", "disputed"), "0" * len(dates)),
        **dict.fromkeys(("actor", "place", "topic"), nothing),
        "source": {**nothing, "publishers": [], "publisher": []},
        "fields": {},
    }
    found = call(
        page,
        "filter",
        """
          const {decode} = await import('./js/store.js');
          const index = {types: [['a', 'A', 0]], statuses: [['b', 'B']]};
          const store = decode(JSON.parse(given[0]), index);
          return Array.from({length: store.n}, (_, i) => m.certainty(store, i, ...given[1]));
        """,
        [json.dumps(core), [day_number(day) - EPOCH for day in stretch]],
    )
    expected = [NUMBERS[date.within(*stretch)] for date in dates]
    assert dict(zip(texts, found, strict=True)) == dict(zip(texts, expected, strict=True))
