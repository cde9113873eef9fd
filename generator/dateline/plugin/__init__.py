"""The MkDocs adapter: glue between MkDocs' events and the stages, and nothing else."""

from __future__ import annotations

from dateline.plugin.hooks import DatelineConfig, DatelinePlugin

__all__ = ["DatelineConfig", "DatelinePlugin"]
