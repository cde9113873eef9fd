from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.known import first_known
from dateline.model.dates import parse
from dateline.render.known import MOST_REPEATED, known_months, known_pages
from dateline.render.lists import PAGE_LENGTH
from dateline.render.patterns import day_patterns
from tests.records import actor, event, source, statement, timeline, view, view_of
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page
    from tests.render.html import Element

ENTRY = "timeline/reported/"
DECEMBER = "timeline/reported/2021/12/"
JANUARY = "timeline/reported/2022/01/"
MARCH = "timeline/reported/2022/03/"
NOT_DATED = "timeline/reported/not-dated/"

SOURCES = (
    source("december", title="December paper", published="2021-12-20"),
    source("january", title="January paper", publisher="The Gazette", published="2022-01-14"),
    source("march", title="March paper", published="2022-03"),
    source("undated", title="Leaflet"),
)
RECORDS = (
    *SOURCES,
    actor("nato", name="NATO"),
    actor("russia", name="Russia"),
    event("old", date="2021-12-01", sources=["december"]),
    event(
        "talks",
        date="2022-01-12",
        sources=["december", "march"],
        statements=[
            statement("nato", quote="A first step.", source="december", about="the outcome"),
            statement("russia", says="No step at all.", source="january", about="the outcome"),
            statement("nato", says="Later.", source="march", stance="warns"),
            statement("nato", says="Nobody knows when.", source="undated"),
        ],
    ),
    event(
        "late",
        date="2021-11-30",
        sources=[{"id": "december", "supports": ["places"]}, "march"],
    ),
    event("never", date="2021-11-20", sources=["undated"]),
)


def made(*records: Record) -> dict[str, Page]:
    """The pages of what was known, by address."""
    return {one.address: one for one in known_pages(view(*records))}


def rows(page: Page) -> dict[str, Element]:
    """The events of a page, by title."""
    listed = [one for part in read_html(page.content).all("ul", named="dl-events")
              for one in part.children if not isinstance(one, str)]  # fmt: skip
    return {one.all("a", named="dl-title")[0].text: one for one in listed}


def seen(element: Element) -> str:
    """What a reader sees of an element: not what is hidden."""
    kept = [
        one if isinstance(one, str) else seen(one)
        for one in element.children
        if isinstance(one, str) or "hidden" not in one.attributes
    ]
    return " ".join(" ".join(kept).split())


def test_a_site_without_dated_sources_has_no_such_pages() -> None:
    assert made(event(sources=["undated"]), source("undated")) == {}
    assert made(event(sources=["unsure"]), source("unsure", published="2022~")) == {}


def test_months_in_which_something_became_known_have_pages() -> None:
    assert list(made(*RECORDS)) == [ENTRY, DECEMBER, JANUARY, MARCH, NOT_DATED]
    unused = source("unused", published="2022-02-02")
    assert list(made(*RECORDS, unused)) == [ENTRY, DECEMBER, JANUARY, MARCH, NOT_DATED]


def test_the_page_that_leads_there_lists_the_months() -> None:
    page = made(*RECORDS)[ENTRY]
    content = read_html(page.content)
    (overview,) = content.all("nav", named="dl-overview")
    assert [one.text for one in overview.all("section")] == [
        "2021 December 3 events and 1 statement new",
        "2022 January 0 events and 1 statement new March 0 events and 1 statement new",
    ]
    assert [link for link, _ in overview.links] == [
        "../../timeline/reported/2021/12/",
        "../../timeline/reported/2022/01/",
        "../../timeline/reported/2022/03/",
    ]
    assert "1 event rests on sources alone whose publication has no certain day" in content.text
    assert [one.attributes["data-month"] for one in overview.all("a")] == [
        "2021-12", "2022-01", "2022-03",
    ]  # fmt: skip
    (day,) = content.all("input")
    assert (day.attributes["min"], day.attributes["max"]) == ("2021-12-20", "2022-03-31")
    (form,) = content.all("form")
    assert "hidden" in form.attributes
    assert page.indexed


def test_a_month_has_what_was_known_at_its_end() -> None:
    pages = made(*RECORDS)
    first, second, last = (rows(pages[one]) for one in (DECEMBER, JANUARY, MARCH))
    assert list(first) == ["Old", "Talks", "Late"]
    assert seen(first["Talks"]) == (
        "Talks Announced New Meeting December paper , 20 December 2021"
        " On the outcome NATO “A first step.”"
    )
    assert seen(second["Talks"]) == (
        "Talks Meeting December paper , 20 December 2021 The Gazette , 14 January 2022 New"
        " Disputed On the outcome NATO “A first step.” Russia No step at all. New"
    )
    assert list(last) == ["Late", "Old", "Talks"]
    assert seen(last["Talks"]) == (
        "Talks Meeting December paper , 20 December 2021 The Gazette , 14 January 2022"
        " March paper , March 2022 (counted from 31 March 2022) New"
        " NATO warns Later. New"
        " Disputed On the outcome NATO “A first step.” Russia No step at all."
    )
    assert seen(last["Old"]) == "Old Meeting December paper , 20 December 2021"


def test_a_point_that_is_written_in_two_ways_is_disputed() -> None:
    versions = [
        statement("nato", says="Yes.", source="december", about="Purpose of it"),
        statement("russia", says="No.", source="january", about="purpose  of IT"),
    ]
    talks = event("talks", sources=["december"], statements=versions)
    records = (*SOURCES, actor("nato", name="NATO"), actor("russia", name="Russia"), talks)
    (point,) = rows(made(*records)[JANUARY])["Talks"].all("li", named="dl-point")
    assert point.attributes["data-since"] == "2021-12-20"
    assert seen(point) == "Disputed On Purpose of it NATO Yes. Russia No. New"
    (mark,) = point.all("span", named="dl-status--disputed")
    assert mark.attributes["data-since"] == "2022-01-14"


def test_a_month_counts_what_was_known_and_what_is_new() -> None:
    content = read_html(made(*RECORDS)[JANUARY].content)
    assert content.texts("p", named="dl-lead") == [
        "3 events were known, with 2 statements. New in this month: 0 events and 1 statement."
    ]
    (listed,) = [one for one in content.all("div") if "data-known" in one.attributes]
    assert listed.attributes["data-events"] == "3"
    assert listed.attributes["data-statements"] == "1"


def test_a_date_that_no_source_had_given_is_not_shown() -> None:
    def undated(address: str) -> Element:
        content = read_html(made(*RECORDS)[address].content)
        return next(one for one in content.all("section") if "data-undated" in one.attributes)

    assert undated(DECEMBER).texts("a", named="dl-title") == ["Late"]
    assert "30 November" not in made(*RECORDS)[DECEMBER].content
    assert "hidden" not in undated(DECEMBER).attributes
    assert undated(MARCH).texts("a", named="dl-title") == []
    assert "hidden" in undated(MARCH).attributes
    assert "30 November" in made(*RECORDS)[MARCH].content


def test_months_lead_to_those_before_and_after_them() -> None:
    pages = made(*RECORDS)
    around = {
        address: [link for link, _ in read_html(pages[address].content).all("nav")[-1].links]
        for address in (DECEMBER, JANUARY, MARCH)
    }
    assert around == {
        DECEMBER: [f"../../../../{JANUARY}"],
        JANUARY: [f"../../../../{DECEMBER}", f"../../../../{MARCH}"],
        MARCH: [f"../../../../{JANUARY}"],
    }


def test_what_has_no_day_stands_apart() -> None:
    page = made(*RECORDS)[NOT_DATED]
    assert {title: seen(row) for title, row in rows(page).items()} == {
        "Never": "Never Meeting Leaflet",
        "Talks": "Talks Meeting Leaflet NATO Nobody knows when.",
    }


def test_every_part_has_the_day_since_which_it_is_known() -> None:
    talks = rows(made(*RECORDS)[JANUARY])["Talks"]
    assert (talks.attributes["data-since"], talks.attributes["data-dated"]) == (
        "2021-12-20", "2021-12-20",
    )  # fmt: skip
    days = [
        (one.attributes["data-since"], one.text)
        for one in talks.all("span")
        if "data-since" in one.attributes
    ]
    assert days == [
        ("2021-12-20", "December paper, 20 December 2021"),
        ("2022-01-14", "The Gazette, 14 January 2022 New"),
        ("2022-01-14", "Disputed"),
    ]
    announced = talks.all("span", named="dl-status--planned")[0].attributes
    assert announced["data-until"] == "2022-01-12"
    assert "hidden" in announced
    assert [one.attributes["data-since"] for one in talks.all("li")] == [
        "2021-12-20", "2021-12-20", "2022-01-14",
    ]  # fmt: skip


def test_a_long_statement_is_cut() -> None:
    said = statement("nato", quote="word " * 100, source="january")
    row = rows(
        made(*SOURCES, actor("nato"), event(sources=["january"], statements=[said]))[JANUARY]
    )
    (line,) = row["Council"].all("li")
    assert len(line.text) < 350
    assert line.text.endswith("word …”")


def many(count: int) -> list[Record]:
    """Events that became known in four months in turn, two statements in each, one month apart."""
    months = ("2021-11", "2021-12", "2022-01", "2022-02")
    sources = [source(f"s{month}", published=f"{month}-15") for month in months]
    events = [
        event(
            f"e{number:03}",
            sources=[f"s{months[number % 3]}"],
            statements=[
                statement("nato", says="One.", source=f"s{months[number % 3]}"),
                statement("nato", says="Two.", source=f"s{months[number % 3 + 1]}"),
            ],
        )
        for number in range(count)
    ]
    return [*sources, *events, actor("nato")]


def test_a_list_that_would_grow_too_long_has_what_is_new_and_leads_to_the_rest() -> None:
    pages = made(*many(PAGE_LENGTH + 50))
    assert list(pages) == [
        ENTRY,
        "timeline/reported/2021/11/",
        "timeline/reported/2021/12/",
        "timeline/reported/2022/01/",
        "timeline/reported/2022/02/",
    ]
    november, december, january, february = (len(rows(one)) for one in list(pages.values())[1:])
    assert (november, december) == (100, 200)
    assert (january, february) == (200, 100)
    before = read_html(pages["timeline/reported/2022/02/"].content).all(named="dl-before-then")[0]
    assert "300 events and 500 statements were known before" in before.text
    assert [link for link, _ in before.links] == [
        "../../../../timeline/reported/2022/01/", "../../../../timeline/reported/",
    ]  # fmt: skip
    for number in (2, 299):
        row = rows(pages["timeline/reported/2022/02/"])[f"E{number:03}"]
        assert row.attributes["data-since"] == "2022-02-15"
        assert "data-event" not in row.attributes
        assert row.texts("li") == ["Nato Two. New"]


def test_months_together_have_everything() -> None:
    records = many(PAGE_LENGTH + 50)
    listed = first_known(view(*records).timeline)
    months = list(known_months(view(*records), listed))
    assert [month.is_full for month in months] == [True, True, False, False]
    found = {
        (one.event.id, statement.number)
        for month in months
        for one in month.listed
        for statement in one.statements
    }
    assert found == {(one.event.id, number) for one in listed for number in (1, 2)}
    assert sum(month.events for month in months) == PAGE_LENGTH + 50
    assert sum(month.statements for month in months) == 2 * (PAGE_LENGTH + 50)


def test_what_is_repeated_is_bounded() -> None:
    sources = [
        source(f"s{year}-{month:02}", published=f"{year}-{month:02}-15")
        for year in range(1980, 2000)
        for month in range(1, 13)
    ]
    events = [event(one.id.replace("s", "e"), sources=[one.id]) for one in sources]
    shown = view(*sources, *events)
    months = list(known_months(shown, first_known(shown.timeline)))
    repeated = sum(len(month.listed) for month in months if month.is_full)
    assert MOST_REPEATED - PAGE_LENGTH < repeated <= MOST_REPEATED
    assert {len(month.listed) for month in months if not month.is_full} == {1}


def test_more_events_than_a_page_holds_stand_on_numbered_pages() -> None:
    events = [event(f"e{number:03}", sources=["january"]) for number in range(PAGE_LENGTH + 1)]
    pages = made(*SOURCES, *events)
    assert list(pages) == [ENTRY, JANUARY, f"{JANUARY}page/2/"]
    assert [len(rows(pages[one])) for one in list(pages)[1:]] == [PAGE_LENGTH, 1]
    assert pages[f"{JANUARY}page/2/"].title == "As known at the end of January 2022, page 2"


def test_pages_are_cut_by_their_size_too() -> None:
    said = [statement("nato", says="é" * 290, source="january") for _ in range(100)]
    events = [event(f"e{number}", sources=["january"], statements=said) for number in range(10)]
    pages = made(*SOURCES, actor("nato"), *events)
    sizes = [len(page.content.encode()) for page in pages.values()]
    assert max(sizes) < 400_000
    assert len(sizes) == 3
    listed = [title for page in list(pages.values())[1:] for title in rows(page)]
    assert listed == [f"E{number}" for number in range(10)]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "uk", "ru", "zh", "fa"])
def test_patterns_of_days_are_the_words_of_days(language: str) -> None:
    words = view_of(timeline(), language=language).words
    patterns = {True: day_patterns(words, 1), False: day_patterns(words, 13)}
    for month in range(1, 13):
        for day in (1, 2, 9, 10, 22, 28):
            said = patterns[day == 1][month - 1].replace("{day}", str(day))
            date = parse(f"1984-{month:02}-{day:02}")
            assert said.replace("{year}", "1984") == words.date(date)


@pytest.mark.parametrize("published", ["-0043-03-15", "Y12022", "0000-01-01", "0999-01-01"])
def test_days_that_no_browser_can_pick_have_pages_alone(published: str) -> None:
    first, month = made(event(sources=["a"]), source("a", published=published)).values()
    assert read_html(first.content).all("input") == []
    assert month.address.startswith("timeline/reported/")
    assert list(rows(month)) == ["Council"]
