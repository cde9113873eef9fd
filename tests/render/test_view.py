from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from dateline.model.dates import parse
from dateline.render.citation import bibtex
from tests.records import actor, event, place, source, timeline, topic, view, view_of, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = view()


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (12345, "12,345 events")]
)
def test_count(number: int, said: str) -> None:
    assert EMPTY.count(number, "event", "events") == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (42, "6 weeks"),
        (55, "7 weeks"),
        (179, "25 weeks"),
        (180, "6 months"),
        (400, "13 months"),
        (729, "24 months"),
        (730, "2 years"),
        (36_500, "100 years"),
    ],
)
def test_gap(days: int, said: str) -> None:
    assert EMPTY.gap(days) == said


@pytest.mark.parametrize(
    ("date", "gutter"),
    [
        ("2022-01-12", "12 January"),
        ("2022-01", "January"),
        ("2022-01-XX", "January"),
        ("2022-01-1X", "between 10 and 19 Jan 2022"),
        ("2022", "2022"),
        ("2022-01~", "c. Jan 2022"),
        ("2022-01-12?", "12 Jan 2022 (?)"),
        ("2022-21", "spring 2022"),
    ],
)
def test_the_gutter_leaves_out_the_year_where_a_date_is_plain(date: str, gutter: str) -> None:
    assert EMPTY.gutter(parse(date)) == gutter


@pytest.mark.parametrize("date", ["2021-11/..", "2021-11/2022-01", "[2021,2022]", "202X"])
def test_the_gutter_says_all_of_a_date_that_is_not_plain(date: str) -> None:
    assert EMPTY.gutter(parse(date)) == EMPTY.short(parse(date))


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("2022-01-12", "2022-01-12"),
        ("2022-01-12T10:00:00+02:00", "2022-01-12"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("0043", "0043"),
        ("Y12022", "12022"),
        ("2022-01~", None),
        ("2022?", None),
        ("2022-21", None),
        ("202X", None),
        ("2021/2022", None),
        ("2021-11/..", None),
        ("[2021,2022]", None),
        ("0000", None),
        ("-0043-03-15", None),
    ],
)
def test_machine_date(date: str, machine: str | None) -> None:
    assert EMPTY.machine_date(parse(date)) == machine


@pytest.mark.parametrize(
    ("date", "html"),
    [
        ("2022-01-12", '<time datetime="2022-01-12">a &lt; b</time>'),
        ("2022-01~", "<span>a &lt; b</span>"),
    ],
)
def test_time(date: str, html: str) -> None:
    assert EMPTY.time(parse(date), "a < b") == html


def test_the_shape_of_a_date_is_said_in_words_besides() -> None:
    mark = EMPTY.mark(parse("2022-01~"))
    assert mark == '<span class="dl-mark dl-mark--approximate" aria-hidden="true"></span>'


@pytest.mark.parametrize(
    ("date", "role"),
    [
        ("2022-01-12", "Secretary-General, Member"),
        ("2022", "Secretary-General, Member"),
        ("2014-10-01", "Secretary-General, Member"),
        ("2014-09-30", "Prime Minister, Member"),
        ("2010-06-01", "Prime Minister, Member"),
        ("2000-01-01", "Member"),
        ("../2022", "Prime Minister, Secretary-General, Member"),
    ],
)
def test_a_speaker_has_the_offices_held_then(date: str, role: str) -> None:
    speaker = actor(
        roles=[
            {"role": "Prime Minister", "period": "2005-10/2014-09"},
            {"role": "Secretary-General", "period": "2014-10-01/.."},
            {"role": "Member"},
        ]
    )
    assert EMPTY.role(speaker, event(date=date)) == role


def test_whoever_is_no_actor_has_no_office() -> None:
    assert EMPTY.role(topic(), event()) == ""


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("confirmed", ""),
        ("reported", "Reported"),
        ("disputed", "Disputed"),
        ("planned", "Planned"),
        ("cancelled", "Cancelled"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_status(status: str, shown: str) -> None:
    html = EMPTY.status(event(status=status))
    expected = f' <span class="dl-status dl-status--{status}">{shown}</span>' if shown else ""
    assert html == expected


def test_an_event_with_versions_is_disputed_unless_it_is_something_else_already() -> None:
    versions = [{"by": "nato", "says": says, "about": "it"} for says in ("Yes.", "No.")]
    assert "Disputed" in EMPTY.status(event(statements=versions))
    assert "Reported" in EMPTY.status(event(statements=versions, status="reported"))


def test_types_have_labels_and_colours() -> None:
    shown = view(words=vocabulary(types={"vote": "Vote <1>", "talk": "Talk"}))
    assert shown.type(event(type="vote")) == '<span class="dl-type dl-hue-0">Vote &lt;1&gt;</span>'
    assert shown.type(event(type="talk")) == '<span class="dl-type dl-hue-1">Talk</span>'
    assert shown.type(event(type="<b>")) == '<span class="dl-type dl-hue-9">&lt;b&gt;</span>'


def test_colours_are_used_again_when_they_are_used_up() -> None:
    shown = view(words=vocabulary(types={f"t{number}": f"T{number}" for number in range(12)}))
    assert [shown.hue(f"t{number}") for number in (0, 9, 10, 11)] == [0, 9, 0, 1]


def test_links_are_relative_and_escaped() -> None:
    assert EMPTY.link(actor(name="<b>NATO</b>"), "../../") == (
        '<a href="../../actors/nato/">&lt;b&gt;NATO&lt;/b&gt;</a>'
    )
    assert EMPTY.links([actor(), place()], "") == (
        '<a href="actors/nato/">Nato</a>, <a href="places/brussels/">Brussels</a>'
    )


def test_records_are_found_once_each_and_only_those_that_there_are() -> None:
    shown = view(actor("nato"), actor("russia"))
    found = shown.records(("russia", "nobody", "nato", "russia"))
    assert [one.id for one in found] == ["russia", "nato"]


def test_the_sources_of_an_event_and_its_statements_count_once() -> None:
    made = event(
        sources=["a", "b"],
        statements=[{"by": "nato", "says": "x", "source": ["b", "c"]}],
    )
    assert EMPTY.source_count(made) == 3


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://example.org", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("//example.org", False),
        ("data:text/html,x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked_to(address: str | None, is_web: bool) -> None:
    assert EMPTY.is_web(address) is is_web


OWN = vocabulary(
    fields={
        "note": {"kind": "text", "on": "event", "label": "Note"},
        "forces": {"kind": "number", "on": "event", "label": "Forces"},
        "deadline": {"kind": "date", "on": "event", "label": "Deadline"},
        "lane": {
            "kind": "term",
            "on": "event",
            "label": "Lane",
            "terms": {"military": "Military <1>"},
        },
        "tags": {
            "kind": "terms",
            "on": "event",
            "label": "Tags",
            "terms": {"a": "First", "b": "Second"},
        },
        "host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"},
    }
)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("note", "Yes & <b>no</b>", "Yes & <b>no</b>"),
        ("forces", 175000.0, "175,000"),
        ("deadline", parse("2022-01~"), "about January 2022"),
        ("lane", "military", "Military <1>"),
        ("lane", "gone", "gone"),
        ("tags", ("b", "a", "gone"), "Second, First, gone"),
        ("host", "nato", '<a href="../../actors/nato/">Nato</a>'),
        ("host", "nobody", "nobody"),
    ],
)
def test_values_of_a_sites_own_fields(name: str, value: object, shown: str) -> None:
    made = event(own={name: value})
    assert view(made, actor(), words=OWN).own_value(made, name, "../../") == shown


@pytest.mark.parametrize(
    ("language", "locale", "count"),
    [
        ("en", "en", "12,345"),
        ("de", "de", "12.345"),
        ("pt-BR", "pt_BR", "12.345"),
        ("zh-Hant", "zh_Hant", "12,345"),
        ("xx", "en", "12,345"),
        ("not a language", "en", "12,345"),
    ],
)
def test_the_language_of_the_site(language: str, locale: str, count: str) -> None:
    shown = view_of(timeline(), language=language)
    assert shown.locale == locale
    assert shown.number(12345) == count


def test_a_template_of_the_sites_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "tombstone.html").write_text("{{ title }} is gone")
    shown = view_of(timeline(), templates=[tmp_path])
    assert shown.render("tombstone.html", title="<i>") == "&lt;i&gt; is gone"


def test_an_unknown_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "tombstone.html").write_text("{{ nothing }}")
    with pytest.raises(UndefinedError, match="nothing"):
        view_of(timeline(), templates=[tmp_path]).render("tombstone.html")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("event",), "the event"),
        (("date", "places"), "the date, the place"),
        (("part_of",), "part of"),
        (("lane",), "Lane"),
        ((), ""),
    ],
)
def test_field_labels(names: tuple[str, ...], said: str) -> None:
    assert view(words=OWN).field_labels(names) == said


def test_stances_have_labels() -> None:
    assert EMPTY.stance_label("asserts") == "asserts"
    assert EMPTY.stance_label("unknown") == "unknown"
    assert view(words=vocabulary(stances={"x": "claims"})).stance_label("x") == "claims"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Talks", "Talks"),
        ("{50%} & $1_#", r"\{50\%\} \& \$1\_\#"),
        ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
    ],
)
def test_bibtex(text: str, escaped: str) -> None:
    assert bibtex(text) == escaped


@given(st.text("{}\\ab", max_size=20))
def test_the_braces_of_a_bibtex_field_are_balanced(text: str) -> None:
    depth = 0
    plain = bibtex(text).replace(r"\{", "").replace(r"\}", "")
    for sign in plain:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_quotations_stand_in_the_marks_of_the_language() -> None:
    assert view_of(timeline(source()), language="de").quoted("Ja") == "„Ja“"


@pytest.mark.parametrize(
    ("anchor_year", "address"),
    [(2022, "timeline/2022/"), (-43, "timeline/-0043/"), (0, "timeline/0000/")],
)
def test_addresses_of_years(anchor_year: int, address: str) -> None:
    assert EMPTY.year_address(anchor_year) == address
    assert EMPTY.month_address(anchor_year, 3) == f"{address}03/"
