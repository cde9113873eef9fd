"""Values that every stage passes on: dates, records, findings, problems, the collection."""
