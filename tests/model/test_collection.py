from __future__ import annotations

import pytest
from mkdocs.structure.files import File

from dateline.model.collection import Collection, WrittenPage
from tests.records import actor, collection, event, page, place, source, topic


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("about.md", "about/"),
        ("help/index.md", "help/"),
        ("help/README.md", "help/"),
        ("help/marks.md", "help/marks/"),
        ("über uns.md", "%C3%BCber%20uns/"),
        ("a&b/c#d.md", "a%26b/c%23d/"),
        ("readme.md", "readme/"),
    ],
)
def test_the_address_of_a_hand_written_page_is_the_one_mkdocs_gives_it(
    path: str, address: str
) -> None:
    assert WrittenPage(path, "Title", "").address == address
    file = File(path, src_dir="content", dest_dir="site", use_directory_urls=True)
    assert file.url == address or (not address and file.url == "./")


def test_records_are_found_by_kind_and_by_id() -> None:
    gathered = collection(topic("t"), source("s"), place("p"), event("e"), actor("a"))
    kinds = (gathered.actors, gathered.events, gathered.places, gathered.sources, gathered.topics)
    assert [[one.id for one in records] for records in kinds] == [["a"], ["e"], ["p"], ["s"], ["t"]]
    assert tuple(one for records in kinds for one in records) == gathered.records
    assert {identifier: one.id for identifier, one in gathered.by_id.items()} == {
        one: one for one in "aepst"
    }


def test_of_two_records_with_one_id_the_first_is_found() -> None:
    gathered = Collection((actor("x"), event("x")))
    assert gathered.by_id == {"x": actor("x")}
    assert gathered.events == (event("x"),)


def test_an_empty_collection_has_nothing() -> None:
    gathered = Collection()
    assert (gathered.records, gathered.events, gathered.pages, gathered.by_id) == ((), (), (), {})
    assert page().address == "about/"
