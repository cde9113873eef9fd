"""What RFC 4287 demands of a feed, by the numbers of its sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.atom import Feed, FeedEntry, atom

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ADDRESS = re.compile(r"https?://[^/\s]+/\S*")

HOSTILE = "</title><entry> & \"quotes\" 'too' ]]> <!-- &lt;"


def entry(number: int = 1, text: str = "Text", title: str = "Title") -> FeedEntry:
    return FeedEntry(
        id=f"https://a.example/w/#revision-{number}",
        address=f"https://a.example/x/#revision-{number}",
        title=title,
        text=text,
        kind="correction",
        updated="2022-01-12T00:00:00Z",
    )


def feed(*entries: FeedEntry, title: str = "A feed", language: str = "en") -> Feed:
    return Feed(
        address="https://a.example/corrections.xml",
        page="https://a.example/corrections/",
        title=title,
        subtitle="What was corrected",
        author="A site",
        language=language,
        updated="2022-01-12T00:00:00Z",
        entries=entries,
    )


def parsed(made: Feed) -> Element:
    return ET.fromstring(atom(made))  # noqa: S314 - made here


def one(element: Element, name: str) -> Element:
    """The only child of a name."""
    [found] = element.findall(ATOM + name)
    return found


def text(element: Element, name: str) -> str:
    return one(element, name).text or ""


def faults(root: Element) -> list[str]:
    """What RFC 4287 does not allow in a feed, as far as Dateline's feeds go."""
    found = []
    for place, element in (("feed", root), *(("entry", e) for e in root.findall(f"{ATOM}entry"))):
        counts = {
            name: len(element.findall(ATOM + name))
            for name in ("id", "title", "updated", "content")
        }
        # 4.1.1, 4.1.2: exactly one of each
        found += [f"{place}: {counts[name]} {name}" for name in ("id", "title", "updated")
                  if counts[name] != 1]  # fmt: skip
        if counts["content"] != (place == "entry"):
            found.append(f"{place}: {counts['content']} content")
        # 4.2.6: an absolute IRI
        if not ADDRESS.fullmatch(text(element, "id")):
            found.append(f"{place}: id {text(element, 'id')}")
        # 3.3: RFC 3339, with capitals T and Z
        if not INSTANT.fullmatch(text(element, "updated")):
            found.append(f"{place}: updated {text(element, 'updated')}")
        # 4.1.1, 4.1.2: no two alternates of one type and language; 4.2.7.1: href
        alternates = [
            one for one in element.findall(f"{ATOM}link") if one.get("rel") == "alternate"
        ]
        if len({one.get("type") for one in alternates}) != len(alternates):
            found.append(f"{place}: two alternates")
        found += [f"{place}: link" for one in element.findall(f"{ATOM}link") if not one.get("href")]
        # 4.2.2.1: term
        found += [
            f"{place}: category" for c in element.findall(f"{ATOM}category") if not c.get("term")
        ]
        # 3.1.1: text constructs are plain text without a child
        found += [
            f"{place}: {name} with elements"
            for name in ("title", "subtitle", "content")
            for child in element.findall(ATOM + name)
            if len(child)
        ]
    # 4.1.1: an author of the feed serves all entries; 4.2.1.1: its name
    if not text(one(root, "author"), "name"):
        found.append("no author")
    ids = [text(one, "id") for one in root.findall(f"{ATOM}entry")]
    # 4.1.1: no two entries of one id and time
    if len(set(ids)) != len(ids):
        found.append("an id twice")
    return found


@pytest.mark.parametrize("entries", [(), (entry(),), (entry(1), entry(2))])
def test_a_feed_is_what_the_standard_wants(entries: tuple[FeedEntry, ...]) -> None:
    root = parsed(feed(*entries))
    assert root.tag == f"{ATOM}feed"
    assert faults(root) == []
    assert [text(one, "id") for one in root.findall(f"{ATOM}entry")] == [one.id for one in entries]


def test_the_faults_are_found() -> None:
    xml = atom(feed(entry(1), entry(1))).replace("2022-01-12T00:00:00Z", "2022-01-12", 1)
    xml = xml.replace("<title>Title</title>", "", 1).replace(' term="correction"', "", 1)
    assert len(faults(ET.fromstring(xml))) == 4  # noqa: S314 - made here


def test_what_a_feed_says_of_itself() -> None:
    root = parsed(feed(title="A & B", language="de"))
    assert text(root, "title") == "A & B"
    assert text(root, "subtitle") == "What was corrected"
    assert root.get(LANG) == "de"
    links = [
        (one.get("rel"), one.get("type"), one.get("href")) for one in root.findall(f"{ATOM}link")
    ]
    assert links == [
        ("self", "application/atom+xml", "https://a.example/corrections.xml"),
        ("alternate", "text/html", "https://a.example/corrections/"),
    ]


def test_what_an_entry_says() -> None:
    found = one(parsed(feed(entry(text="Two\nlines", title="Correction: X"))), "entry")
    assert text(found, "title") == "Correction: X"
    assert text(found, "content") == "Two\nlines"
    assert one(found, "category").get("term") == "correction"
    assert text(found, "id") == "https://a.example/w/#revision-1"
    assert one(found, "link").get("href") == "https://a.example/x/#revision-1"


def test_markup_in_texts_is_text() -> None:
    root = parsed(feed(entry(text=HOSTILE, title=HOSTILE), title=HOSTILE, language=HOSTILE))
    assert text(root, "title") == root.get(LANG) == HOSTILE
    found = one(root, "entry")
    assert text(found, "title") == text(found, "content") == HOSTILE
    assert faults(root) == []


@given(st.text(st.characters(), max_size=50))
def test_any_text_makes_a_document_and_loses_only_what_xml_has_not(said: str) -> None:
    found = one(parsed(feed(entry(text=said, title=said))), "entry")
    kept = "".join(
        sign
        for sign in said
        if sign in "\t\n\r"
        or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
    )
    lines = kept.replace("\r\n", "\n").replace("\r", "\n")
    assert text(found, "content") == text(found, "title") == lines
    assert atom(feed(entry(text=said))).encode()
