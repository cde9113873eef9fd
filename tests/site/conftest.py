"""The sites that the tests in this folder look at, each built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import SITE_URL
from tests.site.building import SITES, build
from tests.site.pages import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def real_site(built_site: Path) -> Site:
    """This repository's own site."""
    return Site.read(built_site)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in `tests/sites/small`, which has a bit of everything."""
    folder = tmp_path_factory.mktemp("small") / "site"
    return Site.read(build(SITES / "small", folder, SITE_URL=SITE_URL))


@pytest.fixture(scope="session", params=["real_site", "small_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """Either of them."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found
