from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.model.dates import Day
from dateline.model.kind import Kind
from dateline.read.content import problems, read
from dateline.read.document import Document, decode, load
from dateline.read.scalars import as_yaml
from tests.cli.commands import dateline
from tests.export.test_schema import as_editors_read
from tests.records import write_files, write_site

KINDS = [kind.value for kind in Kind]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds an empty site."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, {})


def new(kind: str, title: str, *options: str) -> str:
    """Write a draft and return where it is."""
    dated = ("--date", "2022-01-12") if kind == "event" and "--date" not in options else ()
    run = dateline("new", kind, *dated, *options, "--", title)
    assert (run.status, run.complained) == (0, "")
    assert run.said.count("\n") == 1
    return run.said.removesuffix("\n")


def refused(*arguments: str) -> str:
    """What is said of a command that is misused."""
    run = dateline("new", *arguments)
    assert (run.status, run.said) == (2, "")
    return " ".join(run.complained.split())


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("event", "content/events/2022/2022-01-12-council-meets.yml"),
        ("actor", "content/actors/council-meets.yml"),
        ("place", "content/places/council-meets.yml"),
        ("topic", "content/topics/council-meets.yml"),
        ("source", "content/sources/council-meets.yml"),
    ],
)
def test_a_draft_is_written_and_said_to_be_where_it_is(here: Path, kind: str, path: str) -> None:
    assert new(kind, "Council meets") == path
    text = (here / path).read_text(encoding="utf-8")
    line, _, draft = text.partition("\n")
    assert line.startswith("# yaml-language-server: $schema=../")
    assert (here / path).parent.joinpath(line.partition("=")[2]).resolve().is_file()
    assert draft.startswith("# A")
    assert ": Council meets\n" in text
    assert "added: 2022-06-01\n" in text
    assert not {"{", "}"} & set(text.replace("{text:", "").replace("{role:", "").replace("}", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_valid_as_it_stands(here: Path, kind: str) -> None:
    path = here / new(kind, "Council meets")
    run = dateline("check", str(path))
    assert run.status == 0
    rules = [line.rpartition("[")[2] for line in run.said.splitlines() if path.name in line]
    assert rules == ([] if kind == "event" else ["unused-record]"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_with_every_comment_opened_has_only_known_keys(here: Path, kind: str) -> None:
    path = here / new(kind, "Council meets")
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    keyed = [line.removeprefix("# ") for line in lines if line.removeprefix("# ")[:1].islower()]
    names = [line.partition(":")[0] for line in keyed if ":" in line.partition(" ")[0]]
    assert len(names) == len(set(names)) > 2
    path.write_text("".join(f"{name}: [[x]]\n" for name in names), encoding="utf-8")
    run = dateline("check", str(path))
    assert "unknown-key" not in run.said
    assert "missing-field" not in run.said


def test_a_draft_is_offered_to_the_editor_at_once(here: Path) -> None:
    new("actor", "Council meets")
    schema = json.loads((here / ".dateline/schema/event.json").read_text(encoding="utf-8"))
    assert "council-meets" in str(schema["$defs"]["actor"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_conforms_to_the_schema_it_names(here: Path, kind: str) -> None:
    path = here / new(kind, "Council meets")
    line, _, draft = path.read_text(encoding="utf-8").partition("\n")
    schema = json.loads((path.parent / line.partition("=")[2]).read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(as_editors_read(draft))


def test_where_no_schema_can_be_written_the_draft_names_none(here: Path) -> None:
    (here / ".dateline").touch()
    path = here / new("actor", "Council meets")
    assert path.read_text(encoding="utf-8").startswith("# An actor")


TITLES = [
    "NATO: talks go on",
    "no",
    "null",
    "~x",
    "0570",
    "12:30",
    "# x",
    "a # b",
    "a #b",
    "- x",
    "? x",
    "x:",
    "'single'",
    '"double"',
    "it's",
    'say "no" \\ maybe',
    "{curly} [square]",
    "[list, of]",
    "*bold*",
    "&anchor x",
    "!tag x",
    "%x",
    "@x",
    "`x`",
    "|x",
    "> x",
    "<img src=x onerror=alert(1)>",
    "{title} {0} {{x}}",
    "%s %d",
    "Zürich – Straße “x”",
    "\u041a\u0438\u0457\u0432",
    "\u05e9\u05dc\u05d5\u05dd x",
    "\u0645\u0631\u062d\u0628\u0627 x",
    "\u5317\u4eac",
    "\U0001f54a x",
    "a  b\tc\nd",
    " x ",
    "--- x",
    "x ---",
    "<<<<<<< x",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("kind", ["event", "topic"])
def test_any_title_is_kept_as_it_is(here: Path, kind: str, title: str) -> None:
    new(kind, title)
    reading = read(here / "content")
    [record] = [one for one in reading.collection.records if not one.within]
    assert record.label == " ".join(title.split())
    assert dateline("check").status == 0


@given(st.text(st.characters(codec="utf-8"), min_size=1))
@example("\ufeff")
@example("\uffff")
def test_whatever_a_record_can_hold_is_written_so_that_it_is_read_as_it_is(text: str) -> None:
    plain = " ".join(text.split())
    _, refused_characters = decode(f"title: {plain}".encode(), "")
    if not refused_characters:
        written = f"title: {as_yaml(plain)}"
        assert decode(written.encode(), "") == (written, ())
        assert load(written, "") == Document({"title": plain})


@pytest.mark.parametrize(
    ("title", "complaint"),
    [
        ("", "the title is empty"),
        ("x" * 201, "the title has more than 200 characters"),
        (" \n ", "the title is empty"),
        ("a\x07b", "the title cannot be used: there is a control character here, U+0007"),
        ("a\u202eb", "the title cannot be used: there is a control character here, U+202E"),
        ("a\udc80b", "the title cannot be used: the file is not UTF-8"),
        ("!?", "the title makes no id; give one with --id"),
        ("Con", "“con” cannot be an id: Windows keeps this name for itself; give another"),
    ],
)
def test_a_title_that_no_record_could_hold(here: Path, title: str, complaint: str) -> None:
    assert complaint in refused("topic", title)
    assert read(here / "content").collection.records == ()


@pytest.mark.parametrize(
    ("identifier", "complaint"),
    [
        ("Nato", "“Nato” cannot be an id; give another with --id"),
        ("../../etc", "cannot be an id"),
        ("a/b", "cannot be an id"),
        ("nul", "Windows keeps this name for itself"),
        ("a" * 101, "is longer than 100 characters"),
    ],
)
def test_an_id_that_is_none(here: Path, identifier: str, complaint: str) -> None:
    assert complaint in refused("topic", "Talks", "--id", identifier)
    assert [path.name for path in here.rglob("*.yml")] == ["mkdocs.yml"]


def test_an_id_of_ones_own(here: Path) -> None:
    assert new("event", "!?", "--id", "council") == "content/events/2022/council.yml"
    assert read(here / "content").collection.events[0].id == "council"


def test_a_long_title_makes_an_id_that_is_not_too_long(here: Path) -> None:
    path = here / new("event", "word " * 40)
    assert len(path.stem) <= 100
    assert dateline("check").status == 0


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"topics/talks.yml": "name: Talks\n"}, "is taken: content/topics/talks.yml"),
        ({"topics/talks.yaml": "name: Talks\n"}, "is taken: content/topics/talks.yaml"),
        ({"topics/talks.md": "---\nname: Talks\n---\n"}, "is taken: content/topics/talks.md"),
        ({"topics/a/b/talks.yml": "name: Talks\n"}, "is taken: content/topics/a/b/talks.yml"),
        ({"places/talks.yml": "name: Talks\n"}, "is taken: content/places/talks.yml"),
        ({"topics/talks.yml": "broken: [\n"}, "is taken: content/topics/talks.yml"),
        ({"topics/x.yml": "name: X\nformer_ids: [talks]\n"}, "is taken, as a former id"),
    ],
)
def test_an_id_that_is_taken(here: Path, files: dict[str, str], complaint: str) -> None:
    write_site(here, files)
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    said = refused("topic", "Talks")
    assert complaint in said
    assert "give another with --id" in said
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_a_file_is_never_overwritten_whatever_it_is(here: Path) -> None:
    outside = write_files(here, {"outside.txt": "precious"}) / "outside.txt"
    (here / "content" / "topics").mkdir()
    (here / "content" / "topics" / "talks.yml").symlink_to(outside)
    assert "content/topics/talks.yml is there already" in refused("topic", "Talks")
    assert outside.read_text() == "precious"


def test_a_folder_that_cannot_be_made(here: Path) -> None:
    write_files(here, {"content/topics": "a file"})
    assert "content/topics" in refused("topic", "Talks")


@pytest.mark.parametrize(
    ("date", "folder", "status"),
    [
        ("2022-01-12", "2022", "reported"),
        ("2022-06-01", "2022", "reported"),
        ("2022-06-02", "2022", "planned"),
        ("2022", "2022", "reported"),
        ("2023", "2023", "planned"),
        ("2022-05/2023", "2022", "reported"),
        ("2031~", "2031", "planned"),
        ("../2031", "undated", "reported"),
        ("[2031,2032]", "undated", "planned"),
        ("-0043-03-15", "undated", "reported"),
        ("202X", "undated", "reported"),
        ("2022-01-12T12:30:00+01:00", "2022", "reported"),
    ],
)
def test_an_event_that_lies_ahead_is_planned(
    here: Path, date: str, folder: str, status: str
) -> None:
    path = new("event", "Talks", "--date", date)
    assert Path(path).parent.as_posix() == f"content/events/{folder}"
    [made] = read(here / "content").collection.events
    assert (made.date.text, made.status.value) == (date, status)
    assert dateline("check").status == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["event", "Talks"], "an event needs --date"),
        (["event", "Talks", "--date", ""], "--date: "),
        (["event", "Talks", "--date", "12.1.2022"], "--date: "),
        (["event", "Talks", "--date", "2022-02-31"], "--date: "),
        (["topic", "Talks", "--date", "2022"], "a topic has no date"),
        (["actor", "NATO", "--date", ""], "an actor has no date"),
        (["meeting", "Talks"], "'meeting' is not one of"),
        (["topic"], "Missing argument 'TITLE'"),
    ],
)
def test_a_command_that_is_misused(here: Path, arguments: list[str], complaint: str) -> None:
    assert complaint in refused(*arguments)
    assert [path.name for path in here.rglob("*.yml")] == ["mkdocs.yml"]


def test_a_wrong_date_comes_with_its_hint(here: Path) -> None:
    assert here.is_dir()
    assert "hint: " in refused("event", "Talks", "--date", "12.1.2022")


def test_the_words_are_those_of_the_site(here: Path) -> None:
    words = (
        "types: {vote: Vote, talk: Talk}\nstances: {claims: claims}\n"
        "place_kinds: {fort: Fort}\nsource_kinds: {cable: Cable}\n"
    )
    write_site(here, {"vocabulary.yml": words})
    texts = {kind: (here / new(kind, f"A {kind}")).read_text(encoding="utf-8") for kind in KINDS}
    assert "# A guess; choose one of: vote, talk\ntype: vote\n" in texts["event"]
    assert "# claims\n" in texts["event"]
    assert "# One of: fort\n" in texts["place"]
    assert "# One of: cable\n" in texts["source"]
    assert dateline("check").status == 0


def test_in_an_open_collection_a_bare_name_gets_its_record(here: Path) -> None:
    event = "title: T\ndate: 2022\ntype: other\nactors: [NATO]\nsources: [{title: A}]\n"
    write_site(here, {"vocabulary.yml": "entities: open\n", "events/t.yml": event})
    assert new("actor", "NATO") == "content/actors/nato.yml"
    found = read(here / "content")
    assert problems(here / "content", found.findings) == ()
    assert [one.id for one in found.collection.actors] == ["nato"]


def test_where_it_is_from_another_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    path = new("topic", "Talks", "--config-file", "../mkdocs.yml")
    assert Path(path) == here / "content" / "topics" / "talks.yml"
    monkeypatch.chdir(here / "content")
    assert new("topic", "More talks") == "topics/more-talks.yml"


def test_today_is_the_clocks_unless_it_is_given(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641945600")
    run = dateline("new", "topic", "Talks", today=None)
    added = read(here / "content").collection.topics[0].added
    assert added is not None
    assert added.earliest == Day(2022, 1, 12)
    assert run.status == 0
