"""What stands in the lanes of the timeline view, and where: functions from columns to shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.export.reader.dates import date_columns
from dateline.model.dates import parse
from tests.browser.modules import blank_page, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Columns as the store has them, of dates, and a column of terms: for each event its values.
COLUMNS = """
  const {decode} = await import("./js/store.js");
  const {dayNumber} = await import("./js/days.js");
  const {dates, terms = [], labels = ["a", "b", "c", "d"]} = given;
  const n = dates.first.length;
  const none = {ids: [], labels: [], counts: "0".repeat(n), values: []};
  const source = {...none, publishers: [], publisher: []};
  const zeros = "0".repeat(n);
  const store = decode(
    {...dates, type: zeros, status: zeros, disputed: zeros, actor: none, place: none, topic: none,
      source, fields: {}},
    {types: [], statuses: []},
  );
  const values = terms.flat();
  const offsets = [0];
  for (const one of terms) offsets.push(offsets[offsets.length - 1] + one.length);
  const column = {values, offsets, labels};
  const all = [...dates.first.keys()];
  const first = (...day) => dayNumber(...day);
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with blank_page(browser, tmp_path_factory.mktemp("lanes")) as page:
        yield page


def run(page: Page, body: str, *dates: str, **given: object) -> Any:  # noqa: ANN401 - JSON
    columns = date_columns([parse(date) for date in dates])
    return call(page, "lanes", COLUMNS + body, {"dates": columns, **given})


LANES = """
  return m.lanesOf(store, all, column, {most: given.most, rest: "others"})
    .map(({label, events, endless}) => [label, [...events], endless]);
"""
DAY = "2022-01-12"


@pytest.mark.parametrize(
    ("terms", "most", "lanes"),
    [
        ([[0], [1], [1]], 4, [["b", [1, 2], []], ["a", [0], []]]),
        ([[0], [1], [0]], 4, [["a", [0, 2], []], ["b", [1], []]]),
        ([[2], [1], [0]], 3, [["a", [2], []], ["b", [1], []], ["c", [0], []]]),
        ([[2], [1], [0]], 2, [["a", [2], []], ["others", [0, 1], []]]),
        ([[0, 1], [1], []], 4, [["b", [0, 1], []], ["a", [0], []], ["others", [2], []]]),
        ([[1], [0, 2, 3], [1]], 2, [["b", [0, 2], []], ["others", [1], []]]),
        ([[], [], []], 4, [["others", [0, 1, 2], []]]),
    ],
    ids=repr,
)
def test_each_value_has_a_lane(
    page: Page, terms: list[list[int]], most: int, lanes: list[object]
) -> None:
    assert run(page, LANES, DAY, DAY, DAY, terms=terms, most=most) == lanes


def test_what_has_no_end_or_lasts_long_is_kept_apart(page: Page) -> None:
    dates = ("../2020", "2019-01-01/2021-12-31", "2020/..", "2021", DAY)
    [lane] = run(page, LANES, *dates, terms=[[0]] * 5, most=1)
    assert lane == ["a", [3, 4], [0, 1, 2]]


DRAWN = """
  const [lane] = m.lanesOf(store, all, column, {most: 4, rest: ""});
  const window = given.window.map((day) => first(...day));
  const {shapes, columns, count} = m.drawn(store, lane, window, given.width ?? 310);
  return {shapes, columns: columns && [...columns], count};
"""
JANUARY = [(2022, 1, 1), (2022, 2, 1)]


def shapes(page: Page, *dates: str, window: object = JANUARY) -> list[dict[str, Any]]:
    """What is drawn of January 2022, a day ten pixels wide."""
    found = run(page, DRAWN, *dates, terms=[[0]] * len(dates), window=window)
    assert found["columns"] is None
    assert found["count"] == len(found["shapes"])
    drawn: list[dict[str, Any]] = found["shapes"]
    return drawn


@pytest.mark.parametrize(
    ("date", "kind", "x"),
    [
        ("2022-01-12", "day", 115),
        ("2022-01-12T10:07-05:00", "day", 115),
        ("2022-01", "month", 155),
        ("2022", "month", 155),
        ("2021-12", None, 0),
        ("2022-01-12?", "approximate", 115),
        ("2022-01~", "approximate", 155),
        ("2022-01-02/2022-01-03", "interval", 20),
        ("{2022-01-02,2022-01-11}", "interval", 60),
        ("[2022-01-02,2022-01-11]", "choice", 60),
        ("2022-02-01", None, 0),
    ],
)
def test_the_shape_says_how_exact_a_date_is(
    page: Page, date: str, kind: str | None, x: float
) -> None:
    found = shapes(page, date)
    assert [(one["kind"], one["x"]) for one in found] == ([(kind, x)] if kind else [])


@pytest.mark.parametrize(
    ("date", "fades"),
    [
        ("2022-01-02/2022-01-11", (False, False)),
        ("2022-01-02/..", (False, True)),
        ("2022-01-02/", (False, True)),
        ("../2022-01-11", (True, False)),
        ("2022-01-02~/2022-01-11", (True, True)),
    ],
)
def test_an_end_that_is_open_or_uncertain_fades(
    page: Page, date: str, fades: tuple[bool, bool]
) -> None:
    [shape] = shapes(page, date)
    assert (shape["opens"], shape["closes"]) == fades


def test_what_began_before_the_window_is_in_it(page: Page) -> None:
    dates = ("2021-12-01/2022-01-03", "2021-12-02", "2021-12-20/2021-12-30", "2022-01-31")
    assert [one["event"] for one in shapes(page, *dates)] == [0, 3]


def test_events_of_a_day_stand_below_each_other(page: Page) -> None:
    found = shapes(page, DAY, DAY, DAY, "2022-01-20")
    assert [one["row"] for one in found] == [0, 1, 2, 0]


def test_a_dense_lane_shows_columns(page: Page) -> None:
    dates = ["2022-01-01"] * 70 + ["2022-01-31"]
    found = run(page, DRAWN, *dates, terms=[[0]] * len(dates), window=JANUARY)
    assert found["shapes"] == []
    assert found["count"] == 71
    heights = [(at * 3, round(height, 2)) for at, height in enumerate(found["columns"]) if height]
    # The 31st is from 300 to 310; ln 2 / ln 71: one event beside seventy.
    assert heights == [(0, 1.0), (300, 0.16)]


def test_the_nearest_shape_is_found(page: Page) -> None:
    body = """
      const shapes = given.shapes;
      return given.points.map(([x, row]) => m.shapeAt(shapes, x, row)?.event ?? null);
    """
    dot = {"kind": "day", "row": 0}
    listed = [
        {"event": 1, "x": 100, "x0": 95, "x1": 105, **dot},
        {"event": 2, "x": 110, "x0": 105, "x1": 115, **dot},
        {"event": 3, "x": 200, "x0": 150, "x1": 250, "kind": "interval", "row": 2},
    ]
    points = [(103, 0.5), (106, 0.5), (80, 0.5), (160, 2.5), (160, 0.5), (240, 2)]
    found = call(page, "lanes", body, {"shapes": listed, "points": points})
    assert found == [1, 2, None, 3, None, 3]
