from __future__ import annotations

import pytest

from dateline.model.proof import Asked, Compared, proof_of
from tests.records import collection, source, statement

HAS = "It was said that nothing about us is decided without us."
LACKS = "Something else was written here, at some length."
ORIGINAL = "Нічого про нас без нас, сказав він учора."
SOURCES = (source("has"), source("lacks"), source("unknown"))
KNOWN = collection(*SOURCES, articles={"has": HAS, "lacks": LACKS})
QUOTE = "nothing about us is decided without us"


@pytest.mark.parametrize(
    ("cited", "proven", "absent", "is_wrong"),
    [
        (["has"], ("has",), (), False),
        (["has", {"id": "has", "locator": "page 2"}], ("has",), (), False),
        (["lacks"], (), ("lacks",), True),
        (["lacks", "has"], ("has",), ("lacks",), False),
        (["unknown"], (), (), False),
        (["lacks", "unknown"], (), ("lacks",), False),
        (["lacks", "never heard of"], (), ("lacks",), False),
        ([], (), (), False),
    ],
)
def test_it_is_right_if_one_has_it_and_wrong_if_none_does(
    cited: list[object], proven: tuple[str, ...], absent: tuple[str, ...], *, is_wrong: bool
) -> None:
    found = proof_of(statement("nato", quote=QUOTE, source=cited), KNOWN)
    assert found.proven_by == proven
    assert tuple(one.source for one in found.absent_from) == absent
    assert found.is_wrong is is_wrong


def test_a_short_quotation_is_neither_right_nor_wrong() -> None:
    found = proof_of(statement("nato", quote="no way", source=["lacks"]), KNOWN)
    assert (found.proven_by, found.absent_from, found.is_wrong) == ((), (), False)
    assert found.open_in == (Asked("lacks", Compared(("quote",), "no way")),)


def test_of_two_texts_the_one_that_cannot_be_told_is_named() -> None:
    original = {"lang": "de", "text": "Nein, nein"}
    said = statement("nato", quote=QUOTE, original=original, source=["lacks"])
    (untold,) = proof_of(said, KNOWN).open_in
    assert untold.compared == Compared(("original", "text"), "Nein, nein")


def test_a_paraphrase_and_a_collection_without_fingerprints_say_nothing() -> None:
    for said, known in [
        (statement("nato", says=QUOTE, source=["lacks"]), KNOWN),
        (statement("nato", quote=QUOTE, source=["lacks"]), collection(*SOURCES)),
    ]:
        assert not any(proof_of(said, known))


@pytest.mark.parametrize(
    ("language", "text", "proven", "field"),
    [
        ("uk", ORIGINAL, True, ""),
        ("uk-UA", ORIGINAL, True, ""),
        ("uk", HAS, False, "original"),
        ("en", HAS, True, ""),
        ("en", ORIGINAL, False, "quote"),
        (None, ORIGINAL, True, ""),
        (None, HAS, True, ""),
        (None, LACKS, False, "original"),
    ],
)
def test_a_translation_is_compared_in_the_language_of_the_source(
    language: str | None, text: str, field: str, *, proven: bool
) -> None:
    values = {"language": language} if language else {}
    known = collection(source("article", **values), articles={"article": text})
    said = statement(
        "nato",
        quote=QUOTE,
        original={"lang": "uk", "text": "Нічого про нас без нас"},
        source=["article"],
    )
    found = proof_of(said, known)
    assert bool(found.proven_by) is proven
    assert [one.compared.keys[0] for one in found.absent_from] == ([field] if field else [])
