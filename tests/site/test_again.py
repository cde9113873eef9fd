"""What a second build writes, and what is left of one that was stopped."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from dateline.write import STAGING
from tests.site.building import build, contents, copy_site, environment

if TYPE_CHECKING:
    from pathlib import Path

STORM = "content/events/2024/storm-of-november.yml"


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """When each file was written, and which file of the disk it is."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def small(tmp_path: Path) -> Path:
    small = copy_site("small", tmp_path / "small")
    shutil.rmtree(small / ".cache", ignore_errors=True)
    build(small, small / "site")
    return small


@pytest.mark.parametrize("cached", [True, False])
def test_nothing_changed_and_nothing_is_written(small: Path, cached: bool) -> None:
    if not cached:
        shutil.rmtree(small / ".cache")
    before = stamps(small / "site")
    build(small, small / "site")
    assert stamps(small / "site") == before


EDITS = {
    "title": ("title: A storm", "title: A gale"),
    "date": ("2023-11-09", "2023-11-10"),
    "type": ("type: loss", "type: meeting"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_site_after_an_edit_is_what_it_is_from_nothing(
    small: Path, tmp_path: Path, edit: str
) -> None:
    storm = small / STORM
    old, new = EDITS[edit]
    text = storm.read_text()
    assert old in text
    storm.write_text(text.replace(old, new))
    after = contents(build(small, small / "site"))
    shutil.rmtree(small / ".cache")
    assert after == contents(build(small, tmp_path / "cold"))


COMPILES = """\
import runpy, sys
from jinja2 import Environment
compile = Environment.compile
def told(self, source, name=None, filename=None, *more, **how):
    print("compiled", name, filename, file=sys.stderr)
    return compile(self, source, name, filename, *more, **how)
Environment.compile = told
sys.argv = ["mkdocs", "build", "--quiet"]
runpy.run_module("mkdocs", run_name="__main__")
"""


def test_templates_of_the_program_are_compiled_once_and_those_of_a_site_each_time(
    small: Path,
) -> None:
    own = small / "overrides" / "pages" / "event.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>{{ event.title }}</p>")
    file = small / "mkdocs.yml"
    file.write_text(file.read_text().replace("theme:\n", "theme:\n  custom_dir: overrides\n"))

    def compiled() -> list[str]:
        shutil.rmtree(small / "site", ignore_errors=True)
        run = subprocess.run(
            [sys.executable, "-c", COMPILES],
            cwd=small,
            env=environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        said = [line.split() for line in run.stderr.splitlines() if line.startswith("compiled")]
        return [filename for _, _, filename in said]

    shutil.rmtree(small / ".cache")
    first = compiled()
    assert len(first) > 20
    assert str(own) in first
    assert compiled() == [str(own)]


def test_what_a_hook_makes_of_a_template_is_never_kept(small: Path) -> None:
    hook = "def on_env(env, **_):\n    env.filters['url'] = lambda path, *_: f'https://{}.example/{path}'\n"
    file = small / "mkdocs.yml"
    file.write_text(f"{file.read_text()}hooks: [hook.py]\n")
    for name, other in (("one", "two"), ("two", "one")):
        (small / "hook.py").write_text(hook.replace("{}", name))
        build(small, small / "site")
        page = (small / "site" / "404.html").read_text()
        assert f"https://{name}.example/" in page
        assert f"https://{other}.example/" not in page


def test_only_the_pages_that_a_record_touches_are_written(small: Path) -> None:
    before = stamps(small / "site")
    held = contents(small / "site")
    storm = small / STORM
    storm.write_text(storm.read_text().replace("title: A storm", "title: A gale"))
    build(small, small / "site")
    after = stamps(small / "site")
    written = {path for path in after if before.get(path) != after[path]}
    now = contents(small / "site")
    assert written == {path for path in now if held.get(path) != now[path]}
    assert "events/storm-of-november/index.html" in written
    for path in ("actors/index.html", "sources/index.html", "404.html"):
        assert path not in written
    assert len(written) < len(after) / 2


def test_a_change_of_the_settings_is_seen(small: Path) -> None:
    configuration = small / "mkdocs.yml"
    text = configuration.read_text()
    configuration.write_text(text.replace("site_name: ", "site_name: Another "))
    build(small, small / "site")
    page = small / "site" / "events" / "storm-of-november" / "index.html"
    assert "Another " in page.read_text()


def test_a_page_that_somebody_changed_is_mended(small: Path) -> None:
    page = small / "site" / "events" / "storm-of-november" / "index.html"
    held = page.read_bytes()
    page.write_text("changed by somebody")
    build(small, small / "site")
    assert page.read_bytes() == held


def test_a_build_that_is_killed_leaves_whole_pages_and_the_next_one_is_right(
    small: Path, tmp_path: Path
) -> None:
    old = contents(small / "site")
    storm = small / STORM
    storm.write_text(storm.read_text().replace("title: A storm", "title: A gale"))
    new = contents(build(small, tmp_path / "new"))
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(small / "site")]
    began = time.monotonic()
    subprocess.run(command, cwd=small, env=environment(), capture_output=True, check=True)
    takes = time.monotonic() - began
    chance = random.Random(20_220_112)  # noqa: S311 - any ten moments will do, the same each time
    for _ in range(10):
        shutil.rmtree(small / "site")
        for path, held in old.items():
            (small / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (small / "site" / path).write_bytes(held)
        shutil.rmtree(small / ".cache", ignore_errors=True)
        process = subprocess.Popen(
            command,
            cwd=small,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(takes * chance.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path, held in contents(small / "site").items():
            if not path.startswith(STAGING):
                assert held in (old.get(path), new.get(path)), f"{path} is neither old nor new"
        assert set(old) <= {*contents(small / "site"), *(set(old) - set(new))}
    assert contents(build(small, small / "site")) == new
    assert not (small / "site" / STAGING).exists()


@pytest.mark.parametrize("held", [b"", b"nonsense", bytes(100_000)])
def test_a_damaged_cache_is_as_good_as_none(small: Path, held: bytes) -> None:
    good = contents(small / "site")
    for entry in (small / ".cache" / "dateline").iterdir():
        entry.write_bytes(held)
    assert contents(build(small, small / "site")) == good


def test_two_builds_at_once_do_not_harm_each_other(small: Path, tmp_path: Path) -> None:
    shutil.rmtree(small / ".cache")
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", tmp_path / name],
            cwd=small,
            env=environment(),
        )
        for name in ("one", "two")
    ]
    assert [process.wait() for process in processes] == [0, 0]
    good = contents(small / "site")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == good
