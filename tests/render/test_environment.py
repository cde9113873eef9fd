from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from dateline.render.environment import Compiled, PageEnvironment

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<img src=x onerror='alert(1)'> & \"more\""


class Hostile:
    """A value that is no text until it is put out."""

    def __str__(self) -> str:
        return HOSTILE


@pytest.mark.parametrize(
    "template",
    [
        "{{ value }}",
        "{{ value | lower }}",
        "{% if value %}{{ value }}{% endif %}",
        "{% for one in [value] %}{{ one }}{% endfor %}",
        "{% set other = value %}{{ other }}",
        "{% macro show(one) %}{{ one }}{% endmacro %}{{ show(value) }}",
        "{% macro show(one) %}{{ one }}{% endmacro %}{% set made = show(value) %}{{ made }}",
        "{% filter trim %}{{ value }}{% endfilter %}",
        "{% block part %}{{ value }}{% endblock %}",
        "{% call(one) each() %}{{ one }}{% endcall %}",
    ],
)
@pytest.mark.parametrize("value", [HOSTILE, Hostile()])
def test_everything_put_out_is_escaped_once(tmp_path: Path, template: str, value: object) -> None:
    each = "{% macro each() %}{{ caller(value) }}{% endmacro %}" if "each()" in template else ""
    (tmp_path / "page.html").write_text(each + template)
    environment = PageEnvironment([tmp_path])
    environment.globals["value"] = value
    said = environment.get_template("page.html").render()
    assert "<" not in said
    assert unescape(said).lower() == HOSTILE


@pytest.mark.parametrize("value", ["a", "", "<>&\"'", 1, 1.5, None, Markup("<b>"), Hostile()])
def test_what_stands_in_the_page_reads_as_if_markupsafe_had_escaped_it(value: object) -> None:
    said = PageEnvironment.escaped(value)
    assert unescape(said) == unescape(escape(value))
    assert isinstance(value, Markup) or not set("<>\"'") & set(said)


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ nothing }}")
    with pytest.raises(UndefinedError, match="nothing"):
        PageEnvironment([tmp_path]).get_template("page.html").render()


def test_templates_do_not_see_the_templates_of_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ config }}")
    with pytest.raises(UndefinedError, match="config"):
        PageEnvironment([tmp_path]).get_template("page.html").render()


def test_what_was_compiled_serves_another_run_where_it_is_the_programs_own(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, name in ((shipped, "ours.html"), (own, "theirs.html")):
        folder.mkdir()
        (folder / name).write_text("{{ word }}")
    first = Compiled(shipped=[shipped])
    for name in ("ours.html", "theirs.html"):
        PageEnvironment([own, shipped], first).get_template(name)
    assert first.has_more
    codes = first.codes()
    assert len(codes) == 1
    second = Compiled(codes, [shipped])
    environment = PageEnvironment([own, shipped], second)
    assert environment.get_template("ours.html").render(word="<") == "&lt;"
    assert not second.has_more
    assert second.codes() == codes
    (shipped / "ours.html").write_text("{{ word }}!")
    changed = PageEnvironment([own, shipped], second).get_template("ours.html")
    assert changed.render(word="a") == "a!"
    assert second.has_more


def test_what_was_compiled_once_serves_other_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("{{ word }}")
    compiled = Compiled()
    first = PageEnvironment([tmp_path], compiled)
    assert first.get_template("page.html").render(word="a") == "a"
    second = PageEnvironment([tmp_path], compiled)
    monkeypatch.setattr(second, "compile", lambda *_: pytest.fail("compiled again"))
    assert second.get_template("page.html").render(word="<") == "&lt;"
    (tmp_path / "page.html").write_text("{{ word }}!")
    third = PageEnvironment([tmp_path], compiled)
    assert third.get_template("page.html").render(word="b") == "b!"
