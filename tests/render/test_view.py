from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from tests.records import actor, event, timeline, view, view_of

if TYPE_CHECKING:
    from pathlib import Path


def test_records_are_found_once_each_and_only_those_that_there_are() -> None:
    shown = view(actor("nato"), actor("russia"))
    found = shown.records(("russia", "nobody", "nato", "russia"))
    assert [one.id for one in found] == ["russia", "nato"]


def test_a_template_of_the_sites_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "tombstone.html").write_text("{{ title }} is gone")
    shown = view_of(timeline(), templates=[tmp_path])
    assert shown.render("tombstone.html", title="<i>") == "&lt;i&gt; is gone"


def test_an_unknown_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "tombstone.html").write_text("{{ nothing }}")
    with pytest.raises(UndefinedError, match="nothing"):
        view_of(timeline(), templates=[tmp_path]).render("tombstone.html")


def test_a_part_is_made_once_and_joined_with_the_way_to_the_root() -> None:
    made = event("talks", title='Talks, "<b>"', summary="See [[nato]] & dateline:x.")
    shown = view(made, actor())
    near, far = shown.each([made], "row", "../"), shown.each([made], "row", "../../../")
    assert 'href="../events/talks/"' in near
    assert '<a href="../actors/nato/">Nato</a> &amp; dateline:x.' in near
    assert far == near.replace("../", "../../../")
    assert shown.each([made, made], "row", "../") == near + near
