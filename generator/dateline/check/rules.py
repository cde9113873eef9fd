from __future__ import annotations
from dateline.check.rule import Rule
RULES: tuple[Rule, ...] = ()
