from __future__ import annotations

import pytest

from dateline.draft.reading.titles import without_site_name


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Talks held in Riga | The Paper", "Talks held in Riga"),
        ("Talks held in Riga - News - Paper", "Talks held in Riga"),
        ("Talks held in Riga | News | paper.example", "Talks held in Riga"),
        ("Talks held in Riga - World News", "Talks held in Riga"),
        ("Talks – what next?", "Talks – what next?"),
        ("A paper-thin majority", "A paper-thin majority"),
        ("", ""),
    ],
)
def test_names_of_sites_are_taken_away(title: str, expected: str) -> None:
    assert without_site_name(title, "The Paper", "www.paper.example") == expected
