"""What holds for every page, whatever its records say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from dateline.model.dates import parse
from dateline.render.pages import pages
from dateline.render.withdrawn import redirects
from tests.records import actor, event, page, place, source, topic, view, vocabulary
from tests.render.html import read_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.model.records import Record
    from dateline.render.page import Page
    from dateline.render.view import View

ROOT = "https://timeline.example/"

WORDS = vocabulary(
    types={"meeting": "Meeting", "call": "Call"},
    fields={
        "lane": {"kind": "text", "on": "event", "label": "Lane"},
        "host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"},
        "rank": {"kind": "text", "on": "actor", "label": "Rank"},
        "era": {"kind": "text", "on": "place", "label": "Era"},
        "field": {"kind": "text", "on": "topic", "label": "Field"},
        "desk": {"kind": "text", "on": "source", "label": "Desk"},
    },
)


def full(text: Callable[[str], str]) -> list[Record]:
    """Records with something in every field; `text` makes the texts of those that are free."""
    log = [{"date": "2022-03-01", "kind": "correction", "note": text("note")}]
    withdrawn = {"date": "2022-04-01", "reason": text("reason")}
    statement = {"by": ["nato", "jens"], "about": text("about"), "source": ["article"]}
    return [
        event(
            "council",
            title=text("title"),
            summary=text("summary"),
            body=text("body"),
            places=["brussels"],
            actors=["nato", "russia"],
            topics=["talks"],
            importance="5",
            sources=["article", {"id": "readout", "locator": text("locator"), "supports": "date"}],
            statements=[
                {**statement, "quote": text("quote"), "stance": text("stance")},
                {**statement, "says": text("says"), "date": "2022-01-11", "by": "russia"},
                {
                    "by": "jens",
                    "quote": text("quote"),
                    "original": {"lang": text("lang"), "text": text("original")},
                    "source": ["readout"],
                },
            ],
            evidence={
                "date": ["article"],
                "places": [{"id": "readout", "locator": text("locator")}],
            },
            relations={"follows": ["month"], "contradicts": ["gone"]},
            media=[
                {
                    "file": "../pictures/a.png",
                    "alt": text("alt"),
                    "credit": text("credit"),
                    "caption": text("caption"),
                }
            ],
            aliases=[text("alias")],
            former_ids=["old-council"],
            added="2022-02-01",
            revisions=log,
            own={"lane": text("lane"), "host": "nato"},
        ),
        event("month", title=text("title"), date="2022-01", status="reported", places=["brussels"]),
        event("near", date="2022-01-20", places=["brussels"], summary=text("summary")),
        event("since", date="2021-11/2022-02", type="call", status="planned"),
        event("open", date="../2021", status="cancelled"),
        event("caesar", date="-0043-03-15~", status="disputed"),
        event("gone", title=text("title"), status="withdrawn", withdrawn=withdrawn),
        event("other", relations={"supersedes": ["gone"]}, type=text("type")),
        actor(
            "nato",
            name=text("name"),
            description=text("description"),
            body=text("body"),
            aliases=[text("alias")],
            also_known_as=[{"text": text("foreign"), "lang": text("lang")}],
            roles=[{"role": text("role"), "at": "russia", "period": "2014/.."}],
            part_of=["russia"],
            country=text("country"),
            wikidata=text("wikidata"),
            revisions=log,
            own={"rank": text("rank")},
        ),
        actor(
            "jens", name=text("name"), kind="person", roles=[{"role": text("role"), "at": "nato"}]
        ),
        actor("russia", name=text("name"), kind="state", body="[[council]] and [[talks]]"),
        actor("retired", name=text("name"), withdrawn=withdrawn),
        place(
            "brussels",
            name=text("name"),
            kind=text("kind"),
            description=text("description"),
            lat="50.85",
            lon="-4.35",
            geonames=text("geonames"),
            part_of=["belgium"],
            own={"era": text("era")},
        ),
        place("belgium", name=text("name")),
        topic("talks", name=text("name"), description=text("d"), own={"field": text("field")}),
        topic("security", name=text("name"), body=text("body")),
        source(
            "article",
            title=text("title"),
            publisher=text("publisher"),
            authors=[text("author")],
            url=text("url"),
            archived=text("archived"),
            published="2022-01-12",
            accessed="2022-01-14",
            language=text("language"),
            kind=text("kind"),
            reliability="B",
            credibility="2",
            note=text("note"),
            body=text("body"),
            own={"desk": text("desk")},
        ),
        source("readout", title=text("title"), url="https://a.example/b?c=1&d=2"),
    ]


def made(text: Callable[[str], str] = str) -> View:
    written = [page("index.md", "[[nato]]", text("title")), page("a/über.md", "[[council]]")]
    return view(*full(text), pages=written, words=WORDS, url=ROOT)


PLAIN = made()
EVERY = list(pages(PLAIN))
CONTENTS = {one.address: read_html(one.content) for one in EVERY}

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ site.name }}{% raw %}",
    "[[nato]] [x](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "</h1></header></p></li></dl><h1>",
    'https://example.org/" onclick="alert(1)',
    "&lt;script&gt;&amp;quot;",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
]


def test_every_address_is_given_once() -> None:
    addresses = [one.address for one in EVERY] + [one.address for one in redirects(PLAIN)]
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        assert re.fullmatch(r"(?:[a-z0-9-]+/)+", address)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.address)
def test_a_page_says_what_it_is(one: Page) -> None:
    content = CONTENTS[one.address]
    assert len(content.all("h1")) == 1
    assert one.title
    assert one.title.partition(", page ")[0] in content.texts("h1")[0]
    assert one.description == " ".join(one.description.split())
    assert one.modified is None or parse(one.modified).is_day


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.address)
def test_ids_stand_once_and_headings_lead_to_them(one: Page) -> None:
    ids = CONTENTS[one.address].ids
    assert len(ids) == len(set(ids))
    assert {heading.anchor for heading in one.headings} <= set(ids)
    assert len({heading.anchor for heading in one.headings}) == len(one.headings)


def targets(one: Page) -> Iterator[tuple[str, str]]:
    """The address and the fragment of every link of a page that stays on the site."""
    for address, _ in CONTENTS[one.address].links:
        whole = urljoin(ROOT + one.address, address)
        if whole.startswith(ROOT):
            target, _, fragment = whole.removeprefix(ROOT).partition("#")
            yield target, fragment


WRITTEN = {"", "a/%C3%BCber/", "corrections.xml"}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.address)
def test_every_link_leads_somewhere(one: Page) -> None:
    for target, fragment in targets(one):
        assert target in CONTENTS or target in WRITTEN, f"{one.address} links to {target}"
        if fragment:
            assert fragment in CONTENTS[target].ids, f"{one.address} links to {target}#{fragment}"


def test_every_page_can_be_reached() -> None:
    reached: set[str] = set()
    waiting = ["timeline/", *(one.address for one in EVERY if one.address.count("/") == 1)]
    by_address = {one.address: one for one in EVERY}
    while waiting:
        address = waiting.pop()
        if address not in reached and address in by_address:
            reached.add(address)
            waiting += [target for target, _ in targets(by_address[address])]
    assert set(by_address) - reached == set()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_a_record_becomes_a_part_of_a_page(hostile: str) -> None:
    shown = made(lambda _name: hostile)
    plain = {one.address: read_html(one.content) for one in pages(made(lambda _name: "plain"))}
    for one in pages(shown):
        content = read_html(one.content)
        tags = [element.tag for element in content.all() if element.tag != "a"]
        assert set(tags) <= {element.tag for element in plain[one.address].all()} | {"span"}
        for element in content.all():
            assert not {name for name in element.attributes if name.startswith("on")}
            address = element.attributes.get("href", "")
            assert not address.lower().lstrip().startswith(("javascript:", "data:", "vbscript:"))
        pictures = [element.attributes["src"] for element in content.all("img")]
        assert set(pictures) <= {"../../pictures/a.png"}
        assert len(content.all("h1")) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_text_of_a_record_is_shown_as_it_is(hostile: str) -> None:
    if "[[" in hostile or "&" in hostile:
        hostile = hostile.replace("[[", "[").replace("&", "+").replace("](", "] (")
    expected = " ".join(hostile.split())
    contents = {one.address: read_html(one.content) for one in pages(made(lambda _name: hostile))}
    council = contents["events/council/"]
    assert council.texts("h1") == [expected]
    assert council.texts("p", named="dl-lead")[0].startswith(expected)
    assert council.all("img")[0].attributes["alt"] == hostile
    assert council.texts("blockquote")[-1].startswith(f"“{expected}”")
    assert contents["sources/article/"].texts("h1") == [expected]
    assert contents["actors/nato/"].texts("h1") == [expected]


@pytest.mark.parametrize(
    ("address", "label", "value"),
    [
        ("events/council/", "Lane", "lane"),
        ("events/council/", "Host", "name"),
        ("actors/nato/", "Rank", "rank"),
        ("places/brussels/", "Era", "era"),
        ("topics/talks/", "Field", "field"),
        ("sources/article/", "Desk", "desk"),
    ],
)
def test_fields_of_a_sites_own_stand_on_the_page_of_each_kind(
    address: str, label: str, value: str
) -> None:
    content = CONTENTS[address]
    labels = content.texts("dt")
    assert labels.count(label) == 1
    following = [one for one in content.all() if one.tag in {"dt", "dd"}]
    at = next(n for n, one in enumerate(following) if one.tag == "dt" and one.text == label)
    assert (following[at + 1].tag, following[at + 1].text) == ("dd", value)


def test_redirects_lead_to_the_page() -> None:
    [one] = redirects(made(lambda _name: "</title><script>alert(1)</script>"))
    assert one.address == "events/old-council/"
    html = read_html(one.html)
    assert html.links == [("../../events/council/", "</title><script>alert(1)</script>")]
    assert not html.all("script")
    [refresh] = [m for m in html.all("meta") if m.attributes.get("http-equiv") == "refresh"]
    assert refresh.attributes["content"] == "0; url=../../events/council/"
    assert urljoin(ROOT + one.address, "../../events/council/").removeprefix(ROOT) in CONTENTS
    [canonical] = html.all("link")
    assert canonical.attributes == {"rel": "canonical", "href": f"{ROOT}events/council/"}
