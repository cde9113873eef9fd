"""Whole articles to whole drafts."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from tests.conftest import ROOT, SHARED
from tests.records import SITE, write_files

GOLDEN = Path(__file__).with_name("golden")
ARTICLES = SHARED / "articles"
ALJAZEERA = "2022-01-14-aljazeera-will-nato-engage-with-russias-security-demands.txt"
GOLDENS = {
    "aljazeera": ALJAZEERA,
    "video-call": "2021-12-07-readout-of-president-bidens-video-call-with-president-vladimir-putin"
    "-of-russia.md",
    "ukrainian-officials": "2021-11-10-statement-by-nsc-spokesperson-emily-horne-on-national"
    "-security-advisor-jake-sullivans-meeting-with-ukrainian-officials-2.md",
}
TODAY = "2026-11-24"
_LONG = re.compile(r"(?m)^(?P<begin># (?:paragraph [0-9]+|standfirst): .{60})(?:.*\n#   .*)*.*$")
_SAYS = re.compile(
    r"(?m)^(?P<begin> +says: (?:>-\n +)?.{60})(?:.*)(?P<rest>(?:\n {6}(?! *(?:id|locator)\b).*)*)$"
)


@pytest.fixture(scope="module")
def registries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own actors, places, topics and words, without its events and sources."""
    site = tmp_path_factory.mktemp("registries")
    for folder in ("actors", "places", "topics"):
        shutil.copytree(ROOT / "content" / folder, site / "content" / folder)
    shutil.copy(ROOT / "content" / "vocabulary.yml", site / "content")
    (site / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    return site


def run(site: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(
        main,
        [
            "draft",
            "--config-file",
            str(site / "mkdocs.yml"),
            "--today",
            TODAY,
            *map(str, arguments),
        ],
        catch_exceptions=False,
    )


def shortened(text: str) -> str:
    """Drafts with the article's own sentences cut short, since they are not ours to keep.

    A digest of the whole stands at the end, so that nothing of it can change unseen.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    short = _SAYS.sub(r"\g<begin>…", _LONG.sub(r"\g<begin>…", text))
    return f"{short}# SHA-256 of the whole: {digest}\n"


@pytest.mark.articles
@pytest.mark.parametrize("name", GOLDENS)
def test_golden_drafts(name: str, registries: Path) -> None:
    result = run(registries, "--dry-run", ARTICLES / GOLDENS[name])
    assert result.exit_code == 0
    found = shortened(result.stdout.replace(registries.as_posix(), "SITE"))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_DOCS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.articles
def test_every_draft_passes_all_rules_but_that_for_drafts(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    articles = sorted(path for path in ARTICLES.iterdir() if path.name[0] == "2")
    assert len(articles) == 25
    result = run(tmp_path, *articles)
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == len(articles)
    # Whatever was corrected since, no day of it lies ahead.
    checked = CliRunner().invoke(
        main, ["check", "--config-file", str(tmp_path / "mkdocs.yml"), "--today", "2100-01-01"]
    )
    problems = [line for line in checked.output.splitlines() if re.search(r"\[[a-z-]+\]$", line)]
    assert problems
    assert [line for line in problems if not line.endswith("[unconfirmed-draft]")] == []


@pytest.mark.articles
def test_what_is_recorded_is_not_drafted_again(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    result = run(tmp_path, "--dry-run", ARTICLES / ALJAZEERA)
    assert "the source aljazeera-2022-01-14 is there already" in result.stderr
    assert (
        "#   events/2022/2022-01-12-nato-russia-council.yml: NATO-Russia Council meets in Brussels"
        in result.stdout
    )
    assert "cites this source already" in result.stdout


FOREIGN = "Die Minister haben sich am Mittwoch in Brüssel getroffen und nichts beschlossen. " * 4
HOSTILE = {
    "yaml": 'Title: "x"\n\nNATO met on Monday: [a, {b: c}] # no\\n--- &a *b !!python said it.\n\n'
    "“draft: []\ntitle: stolen and more words,” Joe Biden said on Monday.\n",
    "controls": "T\x1b]0;x\x07\n\n"
    "NATO met\u2028title: x\u2029 on\x85Monday\x00 in \u202eBrussels.\n",
    "one line": "a " * 2_000,
    "quotes": "T\n\n" + "“" * 5_000 + " met on Monday.\n",
    "names": "T\n\n" + "Joe " * 5_000 + "met on Monday.\n",
    "dates": "T\n\n" + "On Monday they met on Tuesday. " * 3_000,
    "titles": "T\n\n" + "President of the National Security " * 5_000 + "Austin met on Monday.\n",
    "people": "T\n\n"
    + "".join(
        f"NATO met Minister {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}x{'oa' * (i % 7)} on Monday. "
        for i in range(4_000)
    ),
    "full names": "T\n\n"
    + "Jane Doe, the president of Italy, met John Smith and " * 300
    + "left on Monday.\n",
    "offices in front": "T\n\n"
    + "The minister, Jane Doe, met the envoy, Ben Low (" * 1_000
    + "left on Monday.\n",
    "clauses": "T\n\nNATO, " + "a body, of it, 44, " * 3_000 + "met on Monday, a day, 20.\n",
    "comments": "T\n\n" + "NATO met on Monday. Joe Biden said that it was a good day. " * 1_000,
    "bodies": "T\n\n" + "Council of the Committee for " * 5_000 + "NATO met on Monday (AB).\n",
    "commands": "T\n\n::error::x ##[group] NATO met on Monday.\n",
    "surrogate": "T\n\nNATO met \ufffe\uffff on Monday.\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_articles(name: str, tmp_path: Path) -> None:
    site = write_files(
        tmp_path,
        {
            "mkdocs.yml": SITE,
            "content/index.md": "# A\n",
            "content/actors/nato.yml": "name: NATO\nkind: organization\n",
            "content/actors/joe-biden.yml": "name: Joe Biden\nkind: person\n",
            "article.txt": HOSTILE[name],
        },
    )
    result = run(site, "--published", "2022-01-14", site / "article.txt")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    checked = CliRunner().invoke(
        main, ["check", "--config-file", str(site / "mkdocs.yml"), "--today", TODAY]
    )
    said = [line for line in checked.output.splitlines() if ": error:" in line]
    assert said
    assert all(line.endswith("[unconfirmed-draft]") for line in said)


def test_another_language_makes_a_source_alone(registries: Path, tmp_path: Path) -> None:
    article = tmp_path / "2022-01-14-artikel.txt"
    article.write_text(f"Ein Titel\n\n{FOREIGN}\n", encoding="utf-8")
    result = run(registries, "--dry-run", article)
    assert "only English is read" in result.stderr
    assert result.stdout.count("# SITE") == 0
    assert result.stdout.count("\ntitle:") == 1


def test_five_megabytes(registries: Path, tmp_path: Path) -> None:
    article = tmp_path / "2022-01-14-long.txt"
    article.write_bytes(b"T\n\n" + b"NATO met on Monday. " * 262_144)
    result = run(registries, "--dry-run", article)
    assert result.exit_code == 1
    assert "it is larger than 5 MB" in result.stderr
    assert "\n  hint: keep the article in it" in result.stderr


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("2022-01-14-a.txt", b"", "no text was found in it"),
        ("2022-01-14-a.txt", b"\0" * 9, "no text was found in it"),
        ("2022-01-14-a.txt", b"Title\n\nNATO\n\n2022\n", "no text was found in it"),
        ("2022-01-14-a.html", b"<div>" * 9, "no text was found in it"),
        ("2022-01-14-a.txt", b"T\n\nIn Z\xfcrich.", "it is not UTF-8 text: line 3"),
        ("2099-01-14-a.txt", b"T\n\nThey met.", "in the future, on 2099-01-14 (file name)"),
        ("a.txt", b"T\n\nThey met.", "it does not say on which day it was published"),
    ],
)
def test_what_makes_no_drafts_has_a_hint_and_the_others_are_drafted(
    name: str, raw: bytes, said: str, registries: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "2022-01-14-b.txt").write_text("T\n\nNATO met on Monday.\n", encoding="utf-8")
    result = run(
        registries,
        "--dry-run",
        tmp_path / "no such file.txt",
        tmp_path / name,
        tmp_path / "2022-01-14-b.txt",
    )
    assert result.exit_code == 1
    missing, hint, error, second, told = result.stderr.splitlines()
    assert missing.endswith("no such file.txt: error: it cannot be read: No such file or directory")
    assert said in error
    assert hint.startswith("  hint: ")
    assert second.startswith("  hint: ")
    assert "1 event" in told


TUESDAY = "{title}\n\nNATO and Russia met in Brussels on Tuesday.\n\n{more}\n"


def two_of_one_day(folder: Path) -> list[Path]:
    return [
        write_files(
            folder,
            {
                f"{name}/2022-01-14.txt": TUESDAY.format(
                    title=f"{name} talks", more=f"On Monday, {name} agreed to a truce."
                )
            },
        )
        / name
        / "2022-01-14.txt"
        for name in ("Latvia", "Norway")
    ]


@pytest.mark.parametrize("dry", [True, False])
def test_two_articles_of_one_day_into_a_folder(dry: bool, registries: Path, tmp_path: Path) -> None:
    articles, folder = two_of_one_day(tmp_path), tmp_path / "out"
    result = run(registries, *(["--dry-run"] if dry else []), "--output", folder, *articles)
    assert result.exit_code == 0
    written = re.findall(r"(?m)^(?:# )?(\S+/out/\S+\.yml)$", result.stdout)
    assert len(written) == len(set(written))
    assert sum("/sources/" in path for path in written) == 2
    assert "already recorded?" in result.stdout
    assert folder.exists() is not dry
    if not dry:
        assert sorted(written) == sorted(path.as_posix() for path in folder.rglob("*.yml"))
        again = run(registries, "--output", folder, articles[0])
        assert "is there already, 0 events, 2 recorded already" in again.stderr


def test_what_is_there_is_not_overwritten_and_nothing_is_half_written(
    registries: Path, tmp_path: Path
) -> None:
    article, _ = two_of_one_day(tmp_path)
    first = run(registries, "--dry-run", "--output", tmp_path / "out", article).stdout
    path = next(Path(line[2:]) for line in first.splitlines() if "/out/events/" in line)
    path.mkdir(parents=True)
    result = run(registries, "--output", tmp_path / "out", article)
    assert result.exit_code == 1
    assert "is there already, and is not overwritten\n  hint: move it away" in result.stderr
    assert list((tmp_path / "out").rglob("*.yml")) == [path]


@pytest.mark.parametrize("dry", [True, False])
def test_whom_one_article_proposes_the_next_knows(
    dry: bool, registries: Path, tmp_path: Path
) -> None:
    first = "T\n\nThe Defence Minister Oleksii Reznikov met Jens Stoltenberg on Monday.\n"
    second = "T\n\nOn Tuesday Minister Reznikov met President Biden in Tallinn, and he left.\n"
    site = write_files(tmp_path, {"a/2022-01-14.txt": first, "b/2022-01-14.txt": second})
    result = run(
        registries,
        *(["--dry-run"] if dry else []),
        "--output",
        tmp_path / "out",
        site / "a/2022-01-14.txt",
        site / "b/2022-01-14.txt",
    )
    assert result.exit_code == 0
    written = re.findall(r"(?m)^(?:# )?\S+/out/((?:actors|places)/\S+\.yml)$", result.stdout)
    assert written == ["actors/oleksii-reznikov.yml", "places/tallinn.yml"]
    if not dry:
        (event,) = (tmp_path / "out").glob("events/2022/2022-01-11*.yml")
        assert "\nactors: [oleksii-reznikov, joe-biden]\n" in event.read_text(encoding="utf-8")
