"""The schemas for editors, as they stand beside a site and as yaml-language-server uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.editor import SCHEMAS, modeline, renew_schemas, write_schemas
from dateline.export.schema import schemas
from dateline.export.shapes import Known
from dateline.model.kind import Kind
from tests.cli.commands import dateline
from tests.conftest import ROOT
from tests.language_server import Editor, editor
from tests.records import actor, collection, event, write_files, write_site
from tests.site.building import build, contents

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))


def offered(site: Path) -> str:
    """What is offered as an actor."""
    return str(json.loads((site / SCHEMAS / "event.json").read_text())["$defs"]["actor"])


def test_the_schemas_of_a_site_are_kept_out_of_git(tmp_path: Path) -> None:
    write_schemas(tmp_path, Known.of(collection(actor("nato"))))
    assert {path.name for path in (tmp_path / SCHEMAS).iterdir()} == schemas(Known()).keys()
    assert (tmp_path / SCHEMAS).parent.joinpath(".gitignore").read_text() == "*\n"
    assert "nato" in offered(tmp_path)


def test_they_are_renewed_where_they_are(tmp_path: Path) -> None:
    write_schemas(tmp_path, Known())
    renew_schemas(tmp_path, collection(actor("nato")))
    assert "nato" in offered(tmp_path)


def test_they_are_not_written_unasked(tmp_path: Path) -> None:
    renew_schemas(tmp_path, collection(actor("nato")))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("link", [".dateline", SCHEMAS])
def test_they_are_not_written_through_a_link(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "schema").mkdir(parents=True)
    site = tmp_path / "site"
    (site / link).parent.mkdir(parents=True)
    (site / link).symlink_to(elsewhere)
    renew_schemas(site, collection(actor("nato")))
    with pytest.raises(OSError, match="symbolic link"):
        write_schemas(site, Known())
    assert not [path for path in elsewhere.rglob("*") if path.is_file()]


def test_a_build_renews_them(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"index.md": "[[talks]]\n", "topics/talks.yml": "name: Talks\n"})
    build(site, tmp_path / "first")
    assert not (site / ".dateline").exists()
    write_schemas(site, Known())
    build(site, tmp_path / "second")
    assert "talks" in (site / SCHEMAS / "topic.json").read_text()
    assert not [path for path in contents(tmp_path / "second") if ".dateline" in path]


def test_a_folder_in_the_way_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / SCHEMAS / "event.json").mkdir(parents=True)
    renew_schemas(tmp_path, collection(event()))


@pytest.mark.parametrize(
    ("site", "folder", "way"),
    [
        (".", "content/events/2022", "../../../.dateline/schema/event.json"),
        (".", "content/events", "../../.dateline/schema/event.json"),
        ("/a/site", "/a/site/records/events/2022/01", "../../../../.dateline/schema/event.json"),
        ("/a/site", "/a/records/events", "../../site/.dateline/schema/event.json"),
        ("/a/our site", "/a/our site/events", "../.dateline/schema/event.json"),
        ("/a/our site", "/a/records/events", None),
    ],
)
def test_a_record_leads_to_its_schema(site: str, folder: str, way: str | None) -> None:
    line = modeline(Path(site), Kind.EVENT, Path(folder))
    assert line == (f"# yaml-language-server: $schema={way}\n" if way else "")


def test_the_settings_name_every_schema_and_every_folder() -> None:
    named = SETTINGS["yaml.schemas"]
    assert {Path(path).name for path in named} == schemas(Known()).keys()
    for kind in Kind:
        assert named[f"{SCHEMAS}/{kind.value}.json"] == [
            f"content/{kind.folder}/**/*.{ending}" for ending in ("yml", "yaml")
        ]


RECORDS = {
    "vocabulary.yml": (
        "types: {meeting: {label: Meeting, description: People meet.}, call: Call}\n"
        "fields: {lane: {kind: term, on: event, label: Lane, terms: {east: East}}}\n"
    ),
    "actors/nato.yml": "name: North Atlantic Treaty Organization\nkind: organization\n",
    "actors/russia.yml": "name: Russia\nkind: state\n",
    "places/brussels.yml": "name: Brussels\n",
    "sources/paper.yml": "title: A report\n",
    "events/2022/first.yml": "title: First talks\ndate: 2022\ntype: call\nsources: paper\n",
}
EVENT = "content/events/2022/talks.yml"
TALKS = "title: Talks\ndate: 2022-01-12\ntype: meeting\n"


@pytest.fixture(scope="module")
def open_editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with a site open, set up as this repository sets it up."""
    site = write_site(tmp_path_factory.mktemp("edited"), RECORDS)
    run = dateline("schema", "--config-file", str(site / "mkdocs.yml"), today=None)
    assert run.status == 0
    with editor(site, SETTINGS) as client:
        yield client


@pytest.mark.editor
@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("actors: [^]", "nato", "North Atlantic Treaty Organization"),
        ("actors: [nato, ru^]", "russia", "Russia"),
        ("actors:\n  - ^", "nato", "North Atlantic Treaty Organization"),
        ("actors: ^", "nato", "North Atlantic Treaty Organization"),
        ("places: [^]", "brussels", "Brussels"),
        ("sources:\n  - ^", "paper", "A report"),
        ("sources:\n  - id: ^", "paper", "A report"),
        ("sources:\n  - id: paper\n    supports: [^]", "places", ""),
        ("statements:\n  - by: ^", "russia", "Russia"),
        ("statements:\n  - by: nato\n    stance: ^", "denies", "denies"),
        ("statements:\n  - by: nato\n    ^", "quote", "The words, verbatim."),
        ("evidence:\n  date: [^]", "paper", "A report"),
        ("relations:\n  follows: [^]", "first", "First talks"),
        ("status: ^", "planned", ""),
        ("importance: ^", "5", ""),
        ("lane: ^", "east", "East"),
        ("^", "summary", "One or two neutral sentences."),
        ("^", "lane", "Lane"),
    ],
)
def test_an_editor_completes(open_editor: Editor, text: str, label: str, said: str) -> None:
    offers = open_editor.completions(EVENT, f"{TALKS}{text}\n")
    assert said in offers[label]
    assert not {"null", "true", "false"} & offers.keys()


@pytest.mark.editor
def test_an_editor_completes_the_words_of_the_site(open_editor: Editor) -> None:
    offers = open_editor.completions(EVENT, "title: Talks\ntype: ^\n")
    assert offers == {"meeting": "Meeting: People meet.", "call": "Call"}


@pytest.mark.editor
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("da^te: 2022-01-12", "When, in EDTF, as precise as the sources are."),
        ("date: 2022-01-12\nact^ors: [nato]", "Who took part."),
        ("actors: [na^to]", "`nato`: North Atlantic Treaty Organization"),
        ("type: me^eting", "`meeting`: Meeting: People meet."),
        ("statements:\n  - b^y: nato", "Who says it."),
        ("relations:\n  fol^lows: first", "Events that it comes after."),
        ("sources:\n  - title: A\n    publ^isher: B", "Who published it."),
        ("summa^ry:", "One or two neutral sentences."),
        ("la^ne: east", "Lane"),
    ],
)
def test_an_editor_explains(open_editor: Editor, text: str, said: str) -> None:
    assert said in open_editor.hover(EVENT, f"title: Talks\n{text}\n")


@pytest.mark.editor
@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", []),
        ("summary:\nactors: []\nstatus:\nwithdrawn: {}\n", []),
        ("actors: [NATO, a name of old]\nlane: east\n", []),
        ("importence: 4\n", ["4: Property importence is not allowed."]),
        ("added: soon\n", ["4: This is no date: write 2022-01-12, 2022-01, 2022, 2022-01~."]),
        ("statements:\n  - quote: Yes.\n", ['5: Missing property "by".']),
        ("sources:\n  - id: a\n    loctor: b\n", ["6: Property loctor is not allowed."]),
        ("sources:\n  - publisher: b\n", ['5: Missing property "title".']),
        ("lane: west\n", ['4: Value is not accepted. Valid values: "east".']),
        ("actors:\n  -\n", ["5: Incorrect type. Expected one of string, number."]),
    ],
)
def test_an_editor_says_what_is_wrong(open_editor: Editor, text: str, problems: list[str]) -> None:
    assert open_editor.problems(EVENT, TALKS + text) == problems


@pytest.mark.editor
@pytest.mark.parametrize(
    ("path", "text", "label"),
    [
        ("content/actors/a.yml", "name: A\nkind: ^\n", "person"),
        ("content/actors/a.yaml", "name: A\npart_of: [^]\n", "nato"),
        ("content/places/a.yml", "name: A\nkind: ^\n", "city"),
        ("content/topics/a.yml", "name: A\n^\n", "description"),
        ("content/sources/below/a.yml", "title: A\nreliability: ^\n", "F"),
        ("content/vocabulary.yml", "fields:\n  x:\n    kind: ^\n", "reference"),
    ],
)
def test_an_editor_knows_every_kind(open_editor: Editor, path: str, text: str, label: str) -> None:
    assert label in open_editor.completions(path, text)


@pytest.mark.editor
def test_a_record_more_is_offered_once_the_schemas_are_renewed(tmp_path: Path) -> None:
    site = write_site(tmp_path, RECORDS)
    config = str(site / "mkdocs.yml")
    dateline("schema", "--config-file", config, today=None)
    with editor(site, SETTINGS) as client:
        assert "osce" not in client.completions(EVENT, f"{TALKS}actors: [^]\n")
        dateline("new", "actor", "OSCE", "--config-file", config)
        client.changed(f"{SCHEMAS}/event.json")
        assert "osce" in client.completions(EVENT, f"{TALKS}actors: [^]\n")


@pytest.mark.editor
def test_without_the_schemas_an_editor_says_that_and_no_more(tmp_path: Path) -> None:
    with editor(write_site(tmp_path, RECORDS), SETTINGS) as client:
        (problem,) = client.problems(EVENT, f"{TALKS}importence: 4\n")
    assert problem.startswith("1: Unable to load schema")


@pytest.mark.editor
def test_the_schemas_kept_serve_where_no_program_runs(tmp_path: Path) -> None:
    site = write_site(tmp_path, RECORDS)
    general = {f"docs/schema/{name}": text for name, text in schemas(Known()).items()}
    mapped = {
        path.replace(SCHEMAS, "docs/schema"): folders
        for path, folders in SETTINGS["yaml.schemas"].items()
    }
    with editor(write_files(site, general), {"yaml.schemas": mapped}) as client:
        assert "meeting" in client.completions(EVENT, "title: Talks\ntype: ^\n")
        assert client.problems(EVENT, f"{TALKS}actors: [nato]\n") == []
        assert client.problems(EVENT, f"{TALKS}importence: 4\n") == [
            "4: Property importence is not allowed."
        ]


@pytest.mark.editor
def test_a_draft_needs_no_settings(tmp_path: Path) -> None:
    site = write_site(tmp_path, RECORDS)
    config = str(site / "mkdocs.yml")
    run = dateline("new", "event", "Talks", "--date", "2022-01", "--config-file", config)
    path = Path(run.said.strip()).relative_to(site).as_posix()
    draft = (site / path).read_text(encoding="utf-8")
    with editor(site, {}) as client:
        assert client.problems(path, draft) == []
        assert "nato" in client.completions(path, f"{draft}actors: [^]\n")
