"""All rules, named one by one: what is not listed here does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check import (
    address_collision,
    ambiguous_name,
    bad_fingerprint,
    circular_sourcing,
    comment_in_text,
    conflicting_source,
    coordinates,
    country_code,
    date_vs_id,
    dead_link,
    deleted_record,
    duplicate_id,
    duplicate_key,
    event_after_sources,
    future_confirmed,
    geonames_id,
    invalid_date,
    invalid_id,
    invented_precision,
    language_code,
    lost_id,
    media_file,
    misplaced_file,
    misquoted,
    missing_field,
    near_duplicate,
    no_source,
    quote_and_says,
    relation_cycle,
    relation_order,
    self_reference,
    single_source,
    source_after_access,
    status_vs_evidence,
    syntax,
    text_too_long,
    too_many,
    unexplained_change,
    unknown_key,
    unknown_reference,
    unknown_term,
    unsafe_address,
    unused_record,
    wikidata_id,
    withdrawn_without_reason,
    wrong_type,
)
from dateline.check.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: tuple[Rule, ...] = tuple(
    Rule.of(module)
    for module in (
        address_collision,
        ambiguous_name,
        bad_fingerprint,
        circular_sourcing,
        comment_in_text,
        conflicting_source,
        coordinates,
        country_code,
        date_vs_id,
        dead_link,
        deleted_record,
        duplicate_id,
        duplicate_key,
        event_after_sources,
        future_confirmed,
        geonames_id,
        invalid_date,
        invalid_id,
        invented_precision,
        language_code,
        lost_id,
        media_file,
        misplaced_file,
        misquoted,
        missing_field,
        near_duplicate,
        no_source,
        quote_and_says,
        relation_cycle,
        relation_order,
        self_reference,
        single_source,
        source_after_access,
        status_vs_evidence,
        syntax,
        text_too_long,
        too_many,
        unexplained_change,
        unknown_key,
        unknown_reference,
        unknown_term,
        unsafe_address,
        unused_record,
        wikidata_id,
        withdrawn_without_reason,
        wrong_type,
    )
)
"""The rules, sorted by id."""

by_id: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
"""The rules by id."""
