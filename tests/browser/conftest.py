"""What the tests of pages have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.building import SITES, build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site, which has what this repository's own site has none of."""
    return build(SITES / "small", tmp_path_factory.mktemp("small") / "site")
