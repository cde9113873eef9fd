from __future__ import annotations

from dateline.model.kind import Kind
from dateline.render.templates import template_directory
from tests.tools import ROOT


def test_a_checkout_has_its_own_templates() -> None:
    assert template_directory() == ROOT / "site_templates"


def test_every_kind_has_a_draft() -> None:
    names = {path.name for path in (template_directory() / "new").iterdir()}
    assert names == {f"{kind.value}.yml" for kind in Kind}
