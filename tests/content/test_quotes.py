"""This repository's own timeline: its quotations are in their articles, and it is all there.

The records are read with PyYAML alone, so that a mistake of the program cannot hide one of theirs.
What the program says of them stands at the end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dateline.model.fingerprint import fingerprint_of
from dateline.model.proof import proof_of
from dateline.read.articles import find_articles, read_article
from dateline.read.content import read
from tests.conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dateline.model.collection import Collection

CONTENT = ROOT / "content"
ARTICLES = SHARED / "articles"

FRONT_MATTER = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)
ADDRESS = re.compile(r"https?://\S+")
LISTED = re.compile(r"`(?P<beginning>\d{4}-\d{2}-\d{2}-[^`]*?)…(?P<ending>[^`]*)`")
MARKDOWN_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the editors hold it."""

    published: str
    text: str
    """The title and the text, with even white space and without Markdown escapes."""
    path: Path


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, and the article they are said to come from."""

    record: str
    words: str
    source: str


def mapping(text: str) -> dict[str, Any]:
    """The mapping in a YAML text, every scalar as the text that was written."""
    loader = yaml.CBaseLoader(text)
    try:
        value = loader.get_single_data()
    finally:
        loader.dispose()
    assert isinstance(value, dict), text
    return value


@cache
def records(kind: str) -> dict[str, dict[str, Any]]:
    """All records of a kind by their ids."""
    paths = sorted((CONTENT / kind).rglob("*.yml"))
    return {path.stem: mapping(path.read_text(encoding="utf-8")) for path in paths}


def each(value: object) -> list[Any]:
    """A list as it is, and a single value as a list of one."""
    return value if isinstance(value, list) else [value]


def cited(citation: object) -> str:
    """The id of the source that a citation names, with or without a place in it."""
    return str(citation.get("id", "") if isinstance(citation, dict) else citation)


def statements() -> list[tuple[str, dict[str, Any]]]:
    """Every statement with the id of its event."""
    return [
        (identifier, statement)
        for identifier, event in records("events").items()
        for statement in event.get("statements", [])
    ]


def quotations_in(identifier: str, value: object) -> Iterator[Quotation]:
    """Every `quote` at any depth of a record, once for each source it names."""
    if isinstance(value, list):
        for item in value:
            yield from quotations_in(identifier, item)
    elif isinstance(value, dict):
        if "quote" in value:
            for citation in each(value["source"]):
                yield Quotation(identifier, value["quote"], cited(citation))
        for item in value.values():
            yield from quotations_in(identifier, item)


@cache
def quotations() -> tuple[Quotation, ...]:
    """Every quotation in every record of the timeline."""
    return tuple(
        quotation
        for kind in ("events", "actors", "places", "topics", "sources")
        for identifier, record in records(kind).items()
        for quotation in quotations_in(identifier, record)
    )


def even(text: str) -> str:
    """The text with its white space made even; non-breaking spaces count as spaces."""
    return " ".join(text.split())


def with_front_matter(path: Path) -> tuple[str, Article]:
    """The address and the article of a file that names its own address."""
    match = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert match, path
    head = mapping(match["head"])
    text = MARKDOWN_ESCAPE.sub(r"\1", match["text"])
    return head["source_url"], Article(head["date"], even(f"{head['title']} {text}"), path)


def saved_pages() -> Iterator[tuple[str, Article]]:
    """The addresses and articles of saved pages, which are described in the list beside them."""
    for entry in re.split(r"(?m)^- ", (ARTICLES / "README.md").read_text(encoding="utf-8")):
        listed, addresses = LISTED.search(entry), ADDRESS.findall(entry)
        if listed and addresses:
            (path,) = ARTICLES.glob(f"{listed['beginning']}*{listed['ending']}")
            yield (
                addresses[0],
                Article(path.name[:10], even(path.read_text(encoding="utf-8")), path),
            )


def address_of(source: Mapping[str, Any]) -> str:
    """Where the article of a source can be read, its own address or that of an archived copy."""
    address: str = source.get("url") or source["archived"]
    return address


@cache
def articles() -> dict[str, Article]:
    """Every article by its address."""
    files = [path for path in sorted(ARTICLES.glob("*.md")) if path.name != "README.md"]
    return dict([*map(with_front_matter, files), *saved_pages()])


def article_of(quotation: Quotation) -> Article:
    """The article a quotation is said to come from."""
    return articles()[address_of(records("sources")[quotation.source])]


@pytest.mark.articles
def test_every_quotation_is_word_for_word_in_its_article() -> None:
    missing = [
        f"{quotation.record}: not in {quotation.source}: {quotation.words}"
        for quotation in quotations()
        if even(quotation.words) not in article_of(quotation).text
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.articles
def test_a_single_changed_word_would_be_found() -> None:
    for quotation in quotations():
        words = quotation.words.split()
        words[len(words) // 2] = "otherwise"
        assert " ".join(words) not in article_of(quotation).text


@pytest.mark.articles
def test_the_sources_are_the_articles() -> None:
    sources = records("sources")
    assert sorted(map(address_of, sources.values())) == sorted(articles())
    for source in sources.values():
        article = articles()[address_of(source)]
        assert source["published"] == article.published
        assert even(source["title"]) in article.text


def test_quotations_are_short() -> None:
    assert max(len(quotation.words.split()) for quotation in quotations()) <= 40


def test_the_timeline_is_as_large_as_promised() -> None:
    said = [statement for _, statement in statements()]
    assert len(records("events")) >= 30
    assert len(said) >= 25
    assert sum("quote" in statement for statement in said) >= 12


def test_every_statement_has_a_speaker_a_stance_and_a_source() -> None:
    for event, statement in statements():
        assert statement["by"], event
        assert statement["stance"], event
        assert statement["source"], event
        assert ("quote" in statement) != ("says" in statement), event


def test_disputed_points_have_two_sides() -> None:
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for identifier, statement in statements():
        if "about" in statement:
            sides[identifier, statement["about"]].add(", ".join(each(statement["by"])))
    assert len(sides) >= 3
    assert [point for point, speakers in sides.items() if len(speakers) < 2] == []


def test_every_source_is_used() -> None:
    used = set()
    for event in records("events").values():
        citations = [*event["sources"]]
        for statement in event.get("statements", []):
            citations += each(statement["source"])
        for evidence in event.get("evidence", {}).values():
            citations += each(evidence)
        used |= {cited(citation) for citation in citations}
    assert used == set(records("sources"))


@cache
def timeline() -> Collection:
    """What the program reads of it."""
    return read(CONTENT).collection


def test_every_source_has_a_fingerprint() -> None:
    assert timeline().fingerprints.keys() == records("sources").keys()


def test_every_quotation_is_verified_by_a_fingerprint() -> None:
    verified = [
        Quotation(event.id, statement.quote or "", source)
        for event in timeline().events
        for statement in event.statements
        for source in proof_of(statement, timeline()).proven_by
    ]
    told = [(one.record, even(one.words), one.source) for one in quotations()]
    assert sorted((one.record, even(one.words), one.source) for one in verified) == sorted(told)


def test_a_single_changed_word_would_be_found_without_the_article() -> None:
    for quotation in quotations():
        words = quotation.words.split()
        words[len(words) // 2] = "otherwise"
        verdict = timeline().fingerprints[quotation.source].judge(" ".join(words))
        assert verdict == "absent", quotation


@pytest.mark.articles
def test_every_fingerprint_is_that_of_its_article() -> None:
    for identifier, source in records("sources").items():
        made = fingerprint_of(read_article(articles()[address_of(source)].path).words, identifier)
        assert made == timeline().fingerprints[identifier], identifier


@pytest.mark.articles
def test_every_fingerprint_finds_its_article() -> None:
    found = find_articles(ARTICLES, timeline().fingerprints)
    named = {identifier: article.name for identifier, article in found.items()}
    assert named == {
        identifier: articles()[address_of(source)].path.name
        for identifier, source in records("sources").items()
    }


@pytest.mark.articles
def test_the_word_that_is_changed_is_the_one_that_is_named() -> None:
    at_hand = find_articles(ARTICLES, timeline().fingerprints)
    for quotation in quotations():
        words = quotation.words.split()
        for index in range(len(words)):
            said = " ".join([*words[:index], "otherwise", *words[index + 1 :]])
            departure = at_hand[quotation.source].departure(said)
            assert departure is not None
            assert departure.word == "otherwise", said


@pytest.mark.articles
def test_an_article_has_its_fingerprint_in_eight_kilobytes_a_thousand_words() -> None:
    for identifier, source in records("sources").items():
        path = articles()[address_of(source)].path
        thousands = len(path.read_text(encoding="utf-8").split()) / 1_000
        size = (CONTENT / "fingerprints" / f"{identifier}.json").stat().st_size
        assert size <= 8 * 1_024 * max(thousands, 1), identifier
