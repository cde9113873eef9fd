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
    checked = CliRunner().invoke(
        main, ["check", "--config-file", str(tmp_path / "mkdocs.yml"), "--today", TODAY]
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
    "nothing": "",
    "no sentences": "Title\n\nNATO\n\n2022\n\nRussia\n",
    "one line": "a " * 2_000,
    "quotes": "T\n\n" + "“" * 5_000 + " met on Monday.\n",
    "names": "T\n\n" + "Joe " * 5_000 + "met on Monday.\n",
    "dates": "T\n\n" + "On Monday they met on Tuesday. " * 3_000,
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
