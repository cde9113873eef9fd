"""The issue forms: their structure, and that the pages of a site fill in fields they have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dateline.render.proposals import Proposals
from dateline.render.repository import Repository
from tests.conftest import ROOT
from tests.records import actor

if TYPE_CHECKING:
    from dateline.render.repository import Issue

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = ("correction", "new-event")

# What GitHub documents: the keys of a form, and for each type of element those of `attributes`.
FORM = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ATTRIBUTES: dict[str, tuple[set[str], set[str]]] = {
    "markdown": ({"value"}, {"value"}),
    "input": ({"label"}, {"label", "description", "placeholder", "value"}),
    "textarea": ({"label"}, {"label", "description", "placeholder", "value", "render"}),
}
OF_EVERY_ISSUE = {
    "assignees", "body", "labels", "milestone", "projects", "template", "title", "type",
}  # fmt: skip
"""Parameters that GitHub itself takes, so that no field can be filled in by that name."""


def form(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((FOLDER / f"{name}.yml").read_text())
    assert isinstance(loaded, dict)
    return loaded


def questions(name: str) -> list[dict[str, Any]]:
    return [one for one in form(name)["body"] if one["type"] != "markdown"]


def made(name: str) -> Issue:
    proposals = Proposals(Repository(), "", {})
    return proposals.correction(actor()) if name == "correction" else proposals.missing("actors/")


def test_the_forms_are_these() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        "config.yml",
        *(f"{one}.yml" for one in FORMS),
    }
    assert len({form(one)["name"] for one in FORMS}) == len(FORMS)
    # Readers come by links with a text of their own on hosts that have no forms.
    config = yaml.safe_load((FOLDER / "config.yml").read_text())
    assert config == {"blank_issues_enabled": True}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_the_structure_that_is_documented(name: str) -> None:
    found = form(name)
    assert {"name", "description", "body"} <= found.keys() <= FORM
    assert all(isinstance(found[key], str) and found[key] for key in ("name", "description"))
    for element in found["body"]:
        needed, allowed = ATTRIBUTES[element["type"]]
        assert needed <= element["attributes"].keys() <= allowed
        assert all(isinstance(one, str) and one for one in element["attributes"].values())
        if element["type"] == "markdown":
            assert element.keys() == {"type", "attributes"}
            continue
        assert {"type", "id", "attributes"} <= element.keys()
        assert element.keys() <= {"type", "id", "attributes", "validations"}
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
        assert element.get("validations", {"required": True}) == {"required": True}
    asked = questions(name)
    assert len({one["id"] for one in asked}) == len({one["attributes"]["label"] for one in asked})
    assert len({one["id"] for one in asked}) == len(asked) > 0


@pytest.mark.parametrize("name", FORMS)
def test_pages_fill_in_the_fields_of_the_form(name: str) -> None:
    issue = made(name)
    assert issue.form == name
    assert issue.title.startswith(form(name)["title"])
    asked = [(one["id"], one["attributes"]["label"]) for one in questions(name)]
    assert [(one.id, one.question) for one in issue.fields] == asked
    assert not OF_EVERY_ISSUE & {one.id for one in issue.fields}
