"""Reads position descriptions and review requests, and shows what they say about competitive integrated employment."""

__version__ = "0.1.0"
