from __future__ import annotations

import pytest
from hypothesis import given

from dateline.read.document import load
from dateline.read.scalars import as_yaml
from tests.read.test_document import TEXTS


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Talks begin", "Talks begin"),
        ("no", "no"),
        ("2022-01-12", "2022-01-12"),
        ("NATO: talks", '"NATO: talks"'),
        ("@nato", '"@nato"'),
        ("[sic]", '"[sic]"'),
        ("Article #5", '"Article #5"'),
        (" a", '" a"'),
        ("", '""'),
        ('"a"', '"\\"a\\""'),
        ("Київ", "Київ"),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, written: str) -> None:
    assert as_yaml(text) == written


@given(TEXTS)
def test_text_is_read_as_it_was_given(text: str) -> None:
    document = load(f"key: {as_yaml(text)}", "a.yml")
    assert document.value == {"key": text}
    assert document.findings == ()
