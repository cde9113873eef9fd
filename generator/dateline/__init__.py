"""Dateline: sourced YAML event records in, a dated and cross-linked timeline site out."""
