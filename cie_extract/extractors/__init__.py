"""The shelf of extractors, in running order: annotated document -> findings."""
