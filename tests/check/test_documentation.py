"""docs/rules.md is made of the docstrings of the rules: UPDATE_DOCS=1 writes it anew."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from dateline.check.rules import RULES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from dateline.check.rule import Rule

_EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)

REFERENCE = ROOT / "docs" / "rules.md"

_HEAD = """\
# Rules

`dateline check` and every build apply these rules to all records at once. An **error** keeps the
site from being published. A **warning** does not, though a pull request with one is not accepted
before it is mended or silenced (`mkdocs build --strict`). A line may silence it for itself, with a
reason:

```yaml
name: Minsk Group # ignore[unused-record]: for the events of 1992, now being written
```

An error cannot be silenced, and neither can a warning without a reason.

A **notice** is nothing that has to be mended: it says what an editor may want to look into. No
build and no pull request shows it; `dateline check --notices` does.

Each problem is shown as `path:line:column: error: what is wrong [rule]`, with a `hint:` how to mend
it. This page is written from the rules themselves (`UPDATE_DOCS=1 pytest tests/check`).
"""


def reference() -> str:
    """The text of docs/rules.md."""
    rows = [
        f"| [{rule.id}](#{rule.id}) | {rule.severity} | {_title(rule.documentation)} |"
        for rule in RULES
    ]
    table = "\n".join(["| Rule | Severity | What is wrong |", "| --- | --- | --- |", *rows])
    sections = [
        f"## {rule.id}\n\n*{rule.severity.value.capitalize()}.* {rule.documentation}\n"
        for rule in RULES
    ]
    return "\n".join([_HEAD, table, "", *sections])


def _title(documentation: str) -> str:
    return documentation.partition("\n")[0]


def test_reference_says_what_the_rules_say() -> None:
    text = reference()
    if os.environ.get("UPDATE_DOCS"):
        REFERENCE.write_text(text, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == text, "run UPDATE_DOCS=1 pytest tests/check"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_documentation_has_a_title_a_remedy_and_an_example(rule: Rule) -> None:
    title, empty, rest = rule.documentation.split("\n", 2)
    assert re.fullmatch(r"[A-Z][^.]*\.", title)
    assert not empty
    assert "**How to mend it.**" in rest
    assert rest.count("```") % 2 == 0
    assert re.search(r"```(?:yaml|text)\n", rest)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(text, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, text in enumerate(_EXAMPLE.findall(rule.documentation))
        if rule.id not in {"syntax", "duplicate-key"}
    ],
)
def test_examples_are_yaml(example: str) -> None:
    assert yaml.compose(example, Loader=yaml.BaseLoader) is not None
