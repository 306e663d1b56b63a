"""Whole papers with known answers, drawn by a seed: descriptions, postings, letters, e-mails, class specifications
and review requests, in the marks of `tests/factory.py`. All names are invented."""
